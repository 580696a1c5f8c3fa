#!/usr/bin/env python3
"""Every route over HTTP: right, without signing in, with the wrong right, with a bad body, in a lost race."""
import base64
import hmac
import io
import json
import re
import sys
import time
import zipfile

from server import PASSWORD, Server, congvu, misfit, path, run

server = Server()
admin = server.administrator()
chief = server.account(admin, "yentt", "yentt", ["clerk"])   # Chief of Office
head = server.account(admin, "buoivt", "buoivt")                         # Head of Division, holds V25-0002
nobody = server.client()
DESCRIPTION = nobody.get("/api/openapi.json").json


def fits(answer, shape):
    assert answer.status in (200, 201), answer
    wrong = misfit({"$ref": "#/components/schemas/" + shape}, answer.json, DESCRIPTION["components"]["schemas"])
    assert wrong is None, wrong
    return answer.json


def refused(answer, problem):
    assert answer.problem == problem, answer
    fits_problem = misfit({"$ref": "#/x/Problem"}, answer.json, DESCRIPTION["components"]["schemas"])
    assert fits_problem is None, fits_problem
    assert answer.status == answer.json["status"], answer
    return answer.json


# --- the description -------------------------------------------------------------------------------------------------------

def the_description_names_a_shape_that_is_there_for_every_answer():
    schemas = DESCRIPTION["components"]["schemas"]
    for where, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            for status, response in operation["responses"].items():
                for media in response.get("content", {}).values():
                    if "schema" in media:
                        assert media["schema"]["$ref"].rsplit("/", 1)[1] in schemas, (where, method, status)


def every_route_but_those_for_anybody_asks_who_one_is():
    open_to_all = {"/healthz", "/metrics", "/plot.css", "/api/openapi.json", "/api/session", "/api/setup", "/api/setup/{token}", "/calendar/{token}.ics",
                   "/api/oidc/start", "/api/oidc/finish", "/tra-cuu", "/plain.css", "/dang-nhap", "/setup", "/setup.js"}
    for where, methods in DESCRIPTION["paths"].items():
        for method in methods:
            if where in open_to_all:
                continue
            there = where.replace("{code}", "V25-0002").replace("{id}", "1").replace("{token}", "x")
            answer = nobody.ask(method.upper(), there, {} if "requestBody" in methods[method] else None)
            if where == "/tai-khoan":  # a page: it sends there
                assert answer.status == 303 and answer.headers["Location"].startswith("/dang-nhap"), answer
                continue
            assert answer.status in (401, 404) and answer.problem in ("not-signed-in", "unknown-document"), (where, method, answer)


def what_reads_fits_its_description():
    for where, methods in DESCRIPTION["paths"].items():
        content = methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        if "application/json" not in content or "{token}" in where or "{id}" in where:
            continue
        if where.endswith("/protection"):
            continue  # of a proposal alone: test_figures.py
        there = where.replace("units/{code}", "units/stc").replace("people/{code}", "people/buoivt").replace("{code}", "V25-0002")
        there += "?kind=directive" if where == "/api/sums" else ""
        fits((admin if where.startswith(("/api/accounts", "/api/mail", "/api/webhooks")) else chief).get(there), content["application/json"]["schema"]["$ref"].rsplit("/", 1)[1])


def what_is_read_of_ones_own_work_is_what_may_be_done():
    for client in (chief, head):
        work = fits(client.get("/api/work"), "Work")
        for line in work["holds"] + work["confirms"] + work["unclaimed"] + work["waits"]:
            may = [form["act"] for form in client.get(path(line["code"], "forms")).json["forms"]]
            assert len(may) == len(set(may)) and {one["act"] for one in line["next"]} <= set(may), (line, may)
            if line not in work["waits"]:  # the same first button in the list and on the matter's own page
                assert [one["act"] for one in line["next"]] == may[: len(line["next"])], (line, may)
    assert any(line["next"] and line["next"][0]["act"] == "decide" for line in chief.get("/api/work").json["confirms"])


def a_duty_says_its_next_cut_off_and_why_it_is_due_then():
    officer = server.account(admin, "phuctc", "phuctc")
    duties = [line for line in officer.get("/api/work").json["holds"] + officer.get("/api/work").json["unclaimed"] if line["kind"] == "duty"]
    code = duties[0]["code"] if duties else next(line["code"] for line in chief.get("/api/matters", kind="duty").json["lines"])
    why = fits(chief.get(path(code, "why")), "Why")
    assert why["recur"] and why["ground"]["words"] and why["stops"] == [] and why["days"], why


# --- signing in ----------------------------------------------------------------------------------------------------------------

def no_sign_in_service_is_offered_where_none_is_set_up():
    assert nobody.get("/api/session").json["sign_in_by"] is None
    for there in ("/api/oidc/start", "/api/oidc/finish"):
        refused(nobody.get(there), "no-route")
    refused(admin.ask("PATCH", "/api/accounts/yentt", {"subject": "4711"}), "not-now")


def a_link_makes_the_first_administrator_and_works_once():
    refused(nobody.post("/api/setup", {"token": server.link, "name": "khac", "password": PASSWORD}), "link-spent")
    assert not nobody.get("/api/session").json["setup_needed"]


def a_wrong_password_says_nothing_of_why():
    wrong = refused(server.client().sign_in("yentt", "sai mật khẩu rồi"), "sign-in-failed")
    unknown = refused(server.client().sign_in("khongco", "sai mật khẩu rồi"), "sign-in-failed")
    assert wrong["detail"] == unknown["detail"]


def a_session_is_a_cookie_that_scripts_and_other_sites_do_not_get():
    client = server.client()
    cookie = client.sign_in("buoivt").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie
    first = client.cookie
    client.sign_in("buoivt")
    assert client.cookie != first
    other = server.client()
    other.cookie = first
    assert not other.get("/api/session").json["signed_in"]


def signing_out_ends_the_session_on_the_server():
    client = server.client()
    client.sign_in("buoivt")
    kept = client.cookie
    assert client.ask("DELETE", "/api/session").status == 204
    client.cookie = kept
    refused(client.get("/api/work"), "not-signed-in")


def a_write_without_the_sessions_token_is_refused():
    refused(head.post(path("V25-0002", "acts"), {"kind": "report", "fields": {"words": "x"}}, {"X-CSRF-Token": "x"}), "no-right")
    refused(head.post(path("V25-0002", "acts"), {"kind": "report", "fields": {"words": "x"}}, {"X-CSRF-Token": None}), "no-right")


def a_form_of_another_site_is_not_taken_as_json():
    refused(head.post(path("V25-0002", "acts"), '{"kind": "report"}', {"Content-Type": "text/plain"}), "wrong-value")


def a_token_reads_and_writes_no_more_than_its_scope():
    made = head.post("/api/account/tokens", {"label": "máy đọc", "scope": "read"})
    secret = fits(made, "NewToken")["token"]
    program = server.client()
    bearer = {"Authorization": "Bearer " + secret}
    assert program.ask("GET", path("V25-0002"), headers=bearer).status == 200
    refused(program.post(path("V25-0002", "acts"), {"kind": "report", "fields": {"words": "x"}}, bearer), "no-right")
    assert secret not in head.get("/api/account/tokens").body.decode()
    assert head.ask("DELETE", f"/api/account/tokens/{made.json['id']}").status == 204
    refused(program.ask("GET", path("V25-0002"), headers=bearer), "not-signed-in")


# --- matters ---------------------------------------------------------------------------------------------------------------------

def a_matter_is_not_sent_again_while_it_is_the_same():
    first = head.get(path("V25-0002"))
    again = head.ask("GET", path("V25-0002"), headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304 and again.body == b"", again


def an_act_is_previewed_then_recorded_and_a_race_is_lost_plainly():
    sheet = head.get(path("V25-0002")).json
    act = {"kind": "report", "fields": {"words": "Đã khoanh xong 4 mỏ", "share": 70}}
    before = fits(head.post(path("V25-0002", "preview"), act), "Preview")
    assert before["says"] and before["after"]["unit"]["code"] == "sxd-qlxd"
    assert head.get(path("V25-0002")).json["matter"]["version"] == sheet["matter"]["version"]
    seen = {"If-Match": f'"{sheet["matter"]["version"]}"', "Idempotency-Key": "bao-cao-1"}
    done = fits(head.post(path("V25-0002", "acts"), act, seen), "Done")
    assert head.post(path("V25-0002", "acts"), act, seen).json == {**done, "repeated": True, "child": None}
    refused(head.post(path("V25-0002", "acts"), act, {"If-Match": seen["If-Match"]}), "stale-version")
    other = {"kind": "report", "fields": {"words": "Khác"}}
    refused(head.post(path("V25-0002", "acts"), other, {"Idempotency-Key": "bao-cao-1"}), "idempotency-key-reused")


def the_key_of_one_account_is_not_anothers():
    act = {"kind": "urge", "fields": {"words": "Đề nghị đẩy nhanh tiến độ"}}
    assert chief.post(path("V25-0002", "acts"), act, {"Idempotency-Key": "bao-cao-1"}).status == 201


def a_form_that_is_sent_half_is_refused_by_name_of_what_is_missing():
    answer = refused(head.post(path("V25-0002", "acts"), {"kind": "advise", "fields": {"view": "Đồng ý"}}), "missing-key")
    assert "work" in answer["detail"]
    forms = {form["act"]: form for form in head.get(path("V25-0002", "forms")).json["forms"]}
    must = {field["key"] for field in forms["advise"]["fields"] if field["must"]}
    assert {"view", "work", "date", "responsible", "basis"} <= must


def who_may_not_is_told_so_and_nothing_is_recorded():
    version = chief.get(path("V25-0002")).json["matter"]["version"]
    refused(chief.post(path("V25-0002", "acts"), {"kind": "complete", "fields": {"product": "x", "evidence": "y"}}), "may-not")
    assert chief.get(path("V25-0002")).json["matter"]["version"] == version


def receipted(client, seq):
    """What the receipt of an act says, and that another program finds its words in it."""
    answer = client.get(path("V25-0002", "acts", str(seq), "receipt"))
    assert answer.status == 200 and answer.headers["Content-Disposition"] == f'attachment; filename="bien-nhan-{seq}.tlog-proof"', answer
    lines = base64.b64decode(re.search(r"^extra (\S+)$", answer.body.decode(), re.M)[1]).split(b"\n")
    return json.loads(lines[0]), [base64.b64decode(line.split(b" ")[1])[16:].decode() for line in lines[1:] if line]


def totp(secret, step=0):
    """RFC 6238: of the half minute that this is, or of one `step` later."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.digest(key, int(time.time() // 30 + step).to_bytes(8, "big"), "sha1")
    return f"{(int.from_bytes(mac[mac[19] & 15:][:4], 'big') & 0x7FFFFFFF) % 1000000:06}"


def an_act_has_a_receipt_at_once_that_says_how_surely_its_person_is_known():
    urge = {"kind": "urge", "fields": {"words": "Đề nghị báo cáo kết quả"}}

    def urged(client, headers=None):
        done = client.ask("POST", path("V25-0002", "acts"), urge, headers)
        assert done.status == 201, done
        entry, words = receipted(chief, done.json["seq"])
        assert entry["n"] == done.json["seq"] and entry["kind"] == "urge" and urge["fields"]["words"] in words, (entry, words)
        assert "words" in entry["salted"] and receipted(head, done.json["seq"])[1] == [], "the words are for who wrote them"
        return entry["surety"]
    assert urged(chief) == "signed_in"
    token = chief.post("/api/account/tokens", {"label": "phần mềm", "scope": "write"}).json["token"]
    assert urged(server.client(), {"Authorization": "Bearer " + token}) == "signed_in"
    sure = server.account(admin, "yentt2", "yentt")
    secret = sure.post("/api/account/second-factor", {"password": PASSWORD}).json["secret"]
    code = totp(secret)
    assert sure.ask("PUT", "/api/account/second-factor", {"code": code}).status == 204
    assert urged(sure) == "signed_in", "the session began without it"
    assert server.client().sign_in("yentt2", code=code).status == 401, "a code is good once"
    surer = server.client()
    assert surer.sign_in("yentt2", code=totp(secret, 1)).status == 200
    assert urged(surer) == "second_factor"
    of = lambda: next(one for one in admin.get("/api/accounts").json["accounts"] if one["name"] == "yentt2")
    assert of()["second_factor"] and of()["has_password"]
    assert admin.ask("PATCH", "/api/accounts/yentt2", {"second_factor": False}).status == 204 and not of()["second_factor"]
    seen = chief.get(path("V25-0002"))
    server.apply("name: x\nacts:\n  - { at: 2025-10-02 09:00, by: yentt, matter: V25-0002, act: urge, words: Đề nghị báo cáo kết quả }\n")
    again = chief.ask("GET", path("V25-0002"), headers={"If-None-Match": seen.headers["ETag"]})
    assert again.status == 200, "what another program records is in the next answer"
    seq = again.json["acts"][-1]["seq"]
    assert seq > seen.json["acts"][-1]["seq"]
    assert receipted(chief, seq)[0]["surety"] == "console"


def a_question_has_a_slash_in_its_code_and_one_address():
    assert head.get(path("V25-0002/1")).json["matter"]["parent"] == "V25-0002"


def a_new_matter_is_opened_with_its_form():
    forms = fits(chief.get("/api/matters/forms"), "Forms")["forms"]
    assert any(option["value"] == "directive" for form in forms for field in form["fields"] if field["key"] == "kind"
               for option in field["options"])
    risks = [field for form in forms for field in form["fields"] if field["key"] == "risk_posts"]
    assert risks and all(f["type"] == "per_entry" and f["entry"] == 1 for f in risks), "a number for each of those that the same act names"
    new = {"kind": "open", "fields": {"kind": "directive", "title": "Rà soát quỹ đất công", "to": "stc", "due": "2025-12-31"}}
    assert fits(chief.post("/api/matters/preview", new), "Preview")["before"] is None
    code = fits(chief.post("/api/matters", new), "Done")["code"]
    assert chief.get(path(code)).json["holder"]["unit"]["code"] == "stc"


def a_page_of_matters_ends_where_the_next_begins():
    whole = [line["code"] for line in chief.get("/api/matters", limit=500).json["lines"]]
    pages, after = [], 0
    while after is not None:
        page = chief.get("/api/matters", limit=3, after=after).json
        pages += [line["code"] for line in page["lines"]]
        after = page["next"]
    assert pages == whole and len(whole) > 6


def a_number_of_the_board_is_as_many_as_the_list_it_opens():
    board, seen = fits(chief.get("/api/board"), "Heat"), set()
    for row in board["rows"] + [{"unit": {"code": None}, "counts": board["total"]}]:
        for state, n in row["counts"].items():
            of = {"unit": row["unit"]["code"]} if row["unit"]["code"] else {}
            assert len(chief.get("/api/matters", state=state, limit=500, **of).json["lines"]) == n, (row["unit"], state, n)
            seen |= {state} if n else set()
    assert {"held", "late", "unreported"} <= seen, seen


def words_are_found_without_their_accents():
    found = chief.get("/api/search", q="quy hoach mo").json
    assert any(m["code"] == "V25-0002" for m in found["matters"]), found
    assert chief.get("/api/search", q="so xay dung").json["units"][0]["code"] == "sxd"
    assert chief.get("/api/matters", q="quy hoach mo").json["lines"][0]["code"] == "V25-0002"


# --- in and out: drafts, sheets, reports, accounts ---------------------------------------------------------------------------------

NOTICE = """UBND TỈNH SÔNG LAM HẠ
Số: 12/TB-UBND
Thử, ngày 01 tháng 9 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban

1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát quỹ đất công, báo cáo UBND tỉnh trước ngày 30/9/2025.
2. Sở Xây dựng khẩn trương hoàn thiện quy hoạch bãi đổ thải, hoàn thành trước ngày 15/10/2025.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def a_notice_becomes_a_draft_is_put_right_and_opens_matters():
    draft = chief.post("/api/drafts", NOTICE, name="12-TB-UBND.txt")
    assert draft.status == 201, draft
    again = chief.post("/api/drafts", NOTICE, name="12-TB-UBND.txt")
    assert again.json["id"] == draft.json["id"]
    fits(draft, "Draft")
    there, version = f"/api/drafts/{draft.json['id']}", draft.json["version"]
    contents = draft.json["contents"]
    assert len(contents) == 2 and contents[0]["leads"][0]["units"][0]["code"] == "stc", contents
    edit = {"do": "set", "content": contents[1]["n"], "fields": {"date": "2025-10-20"}}
    changed = chief.post(there + "/edits", edit, {"If-Match": str(version)})
    assert changed.status == 200 and changed.json["version"] > version, changed
    refused(chief.post(there + "/edits", edit, {"If-Match": str(version)}), "stale-version")
    opening = fits(chief.get(there + "/opening"), "Opening")
    tomorrow = fits(chief.get(there + "/opening", happened="2030-01-01 08:00"), "Opening")
    assert not tomorrow["opens"] and {b["problem"] for b in tomorrow["blocks"]} == {"happened-out-of-bounds"}, tomorrow
    assert len(opening["opens"]) == 2 and not opening["blocks"], opening
    refused(head.post(there + "/accept", {}), "no-right")
    refused(chief.post(there + "/accept", {}, {"If-Match": str(version)}), "stale-version")
    accepted = fits(chief.post(there + "/accept", {}, {"If-Match": str(changed.json["version"])}), "Accepted")
    assert len(accepted["opened"]) == 2, accepted
    opening = chief.get(path(accepted["opened"][0])).json["acts"][0]
    assert opening["surety"] == "signed_in" and opening["operator"] is None, opening
    found = chief.get("/api/search", q="bai do thai").json["matters"]
    assert found and found[0]["due"].startswith("2025-10-21T00:00"), found


def a_document_marked_secret_is_refused_and_not_kept():
    before = chief.get("/api/documents").json
    refused(chief.post("/api/drafts", "MẬT\n" + NOTICE, name="mat.txt"), "secret-mark")
    assert chief.get("/api/documents").json == before


def a_sheet_of_tasks_is_tried_then_run():
    rows = "STT,Nội dung nhiệm vụ,Đơn vị chủ trì,Thời hạn\n1,Kiểm kê tài sản công,Sở Tài chính,31/10/2025\n"
    shown = chief.post("/api/sheets", rows, name="theo-doi.csv")
    assert shown.status == 201 and fits(shown, "TaskSheet"), shown
    there = f"/api/sheets/{shown.json['id']}"
    assert chief.get(there).json == shown.json
    assert admin.get(there).status in (403, 404)
    tried = chief.post(there + "/run", {"map": shown.json["map"], "dry_run": True})
    assert tried.status == 200 and fits(tried, "TaskRun"), tried
    assert not chief.get("/api/search", q="kiem ke tai san").json["matters"]
    done = chief.post(there + "/run", {"map": shown.json["map"]})
    assert done.status == 200, done
    assert len(chief.get("/api/search", q="kiem ke tai san").json["matters"]) == 1
    chief.post(there + "/run", {"map": shown.json["map"]})
    assert len(chief.get("/api/search", q="kiem ke tai san").json["matters"]) == 1


def rows_that_are_not_understood_come_back_with_the_reason_and_rows_are_tied_to_their_document():
    rows = "TT\tNội dung nhiệm vụ\tĐơn vị chủ trì\tThời hạn\tVăn bản giao\n" \
           "1\tRà soát bến xe\tSở Không Có\t31/10/2025\tThông báo số 77/TB-UBND\n2\tRà soát chợ\tSở Tài chính\t31/10/2025\t77/TB-UBND\n"
    shown = fits(chief.post("/api/sheets", rows, name="dan.tsv"), "TaskSheet")
    there = f"/api/sheets/{shown['id']}"
    failed = chief.post(there + "/failed", {"map": shown["map"]})
    assert failed.status == 200 and "attachment" in failed.headers["Content-Disposition"], failed
    book = zipfile.ZipFile(io.BytesIO(failed.body)).read("xl/worksheets/sheet1.xml").decode()
    assert "Rà soát bến xe" in book and "Sở Không Có" in book and "Rà soát chợ" not in book, book
    refused(head.post(there + "/failed", {}), "no-right")
    good = fits(chief.post("/api/sheets", rows.replace("Sở Không Có", "Sở Xây dựng"), name="dan.tsv"), "TaskSheet")
    refused(chief.post(f"/api/sheets/{good['id']}/failed", {"map": good["map"]}), "empty")
    done = fits(chief.post(f"/api/sheets/{good['id']}/run", {"map": good["map"]}), "TaskRun")
    assert done["opened"] == 2, done
    assert fits(chief.get("/api/report", directive="77/TB-UBND"), "Tally")["n"] == 2


def the_report_is_figures_a_word_file_and_its_annex():
    fits(chief.get("/api/report", directive="96/TB-UBND"), "Tally")
    paper = chief.get("/api/report", directive="96/TB-UBND", format="docx")
    assert paper.body[:4] == b"PK\x03\x04" and "attachment" in paper.headers["Content-Disposition"], paper
    assert chief.get("/api/report", directive="96/TB-UBND", format="xlsx").body[:4] == b"PK\x03\x04"
    letters = chief.get("/api/report/urging", directive="96/TB-UBND")
    assert letters.body[:4] == b"PK\x03\x04" or letters.problem == "empty", letters
    taken = congvu(server.db, "account", "record", "yentt")
    assert "96/TB-UBND" in taken and "docx" in taken and "xlsx" in taken, taken
    refused(chief.get("/api/report", directive="96/TB-UBND", format="pdf"), "wrong-value")
    refused(chief.get("/api/report", directive="1/KHONG-CO"), "unknown-document")


def an_administrator_gives_rights_and_never_a_password():
    made = fits(admin.post("/api/accounts", {"name": "vandb", "person": "vandb", "roles": [{"role": "read", "unit": "stc"}]}), "AccountLink")
    token = made["link"].split("#")[1]
    assert nobody.get("/api/setup/" + token).json == {"setup": False, "name": "vandb"}
    new = server.client()
    assert new.post("/api/setup", {"token": token, "password": PASSWORD}).status == 201
    assert new.sign_in("vandb").json["rights"] == ["read"]
    assert admin.ask("PATCH", "/api/accounts/vandb", {"roles": [{"role": "clerk"}]}).status == 204
    assert new.get("/api/session").json["rights"] == ["clerk"]
    assert admin.ask("PATCH", "/api/accounts/vandb", {"locked": True}).status == 204
    refused(new.get("/api/work"), "not-signed-in")
    refused(new.sign_in("vandb"), "sign-in-failed")
    refused(admin.ask("PATCH", "/api/accounts/quantri", {"roles": []}), "not-now")
    refused(chief.get("/api/accounts"), "no-right")


def a_matter_shows_where_in_which_text_it_was_given():
    passage = head.get(path("V25-0002")).json["text"]
    document = fits(head.get(f"/api/documents/{passage['document']}"), "Document")
    words = document["text"][passage["start"]:passage["end"]]
    assert words.startswith("Hoàn thành quy hoạch mỏ vật liệu"), words
    given = [content for content in document["contents"] if content["start"] == passage["start"]][0]
    assert [line["code"] for line in given["matters"]] == ["V25-0002"], given


def views_are_kept_by_the_account_and_lead_nowhere_else():
    assert fits(head.get("/api/account/views"), "Views") == {"views": []}
    mine = [{"name": "Quá hạn của Sở", "path": "/matters?unit=sxd&state=late"}]
    assert head.ask("PUT", "/api/account/views", {"views": mine}).status == 204
    again = server.client()
    again.sign_in("buoivt")
    assert fits(again.get("/api/account/views"), "Views")["views"] == mine
    assert chief.get("/api/account/views").json["views"] == []
    for path_ in ("//evil.example", "https://evil.example", "/\\evil.example", ""):
        refused(head.ask("PUT", "/api/account/views", {"views": [{"name": "x", "path": path_}]}), "wrong-value")
    refused(head.ask("PUT", "/api/account/views", {"views": mine * 31}), "wrong-value")
    refused(head.ask("PUT", "/api/account/views", {"views": [{"name": "x", "path": "/" + "y" * 900}] * 30}), "too-large")
    assert again.get("/api/account/views").json["views"] == mine


def ones_own_record_is_ones_own():
    own = fits(head.get("/api/record"), "OwnRecord")
    for act in own["acts"]:  # each number has its acts, each act its proof
        assert len([one for one in own["recent"] if one["kind"] == act["kind"]]) == act["n"], act
    assert own["recent"] and all(head.get(path(one["matter"], f"acts/{one['seq']}/receipt")).status == 200 for one in own["recent"][:2])
    assert len(own["lates"]) == own["late_n"] and sum(one["late"]["seconds"] for one in own["lates"]) == own["late"]["seconds"]
    acts = {act["kind"]: act["n"] for act in own["acts"]}
    assert acts["ask"] == 1 and own["holdings"] >= 1 and own["worked"]["seconds"] > 0, own
    sheet = head.get(path("V25-0002")).json
    mine = [c for h in sheet["timeline"] if h["person"] and h["person"]["code"] == "buoivt" for c in h["charges"]]
    assert own["worked"]["seconds"] >= sum(c["worked"]["seconds"] for c in mine if c["payee"] == "holder")
    assert own["obstacle"]["seconds"] >= sum(c["worked"]["seconds"] for c in mine if c["payee"] == "obstacle") > 0
    refused(admin.get("/api/record"), "no-right")
    assert fits(head.get("/api/record/signals"), "Signals") == {"signals": []}
    refused(admin.get("/api/record/signals"), "no-right")
    assert fits(admin.get("/api/signals/rules"), "SignalRules") == {"rules": []}
    refused(server.client().get("/api/signals/rules"), "not-signed-in")


def a_calendar_program_gets_own_deadlines_and_nothing_else():
    made = head.post("/api/account/tokens", {"label": "điện thoại", "scope": "feed"}).json
    feed = nobody.get(f"/calendar/{made['token']}.ics")
    assert feed.status == 200 and feed.headers["Content-Type"].startswith("text/calendar"), feed
    text = feed.body.decode().replace("\r\n ", "")
    assert "UID:V25-0002@congvu" in text and "DTSTART;VALUE=DATE:20250930" in text, text
    refused(nobody.ask("GET", path("V25-0002"), headers={"Authorization": "Bearer " + made["token"]}), "not-signed-in")
    refused(nobody.get("/calendar/wrong.ics"), "not-signed-in")
    head.ask("DELETE", f"/api/account/tokens/{made['id']}")
    refused(nobody.get(f"/calendar/{made['token']}.ics"), "not-signed-in")


def a_year_has_its_days_off_with_a_source():
    year = fits(head.get("/api/calendar", year=2025), "Year")
    days = {day["day"]: day for day in year["days"]}
    assert days["2025-09-02"]["kind"] == "off" and days["2025-09-02"]["source"]
    assert {hours["weekday"] for hours in year["hours"]} == {1, 2, 3, 4, 5}, year["hours"]
    refused(head.get("/api/calendar", year="1"), "calendar-ends")


def new_rows_of_the_register_are_tried_before_they_are_recorded():
    congvu(server.db, "account", "grant", "quantri", "register")

    def away(to, **query):
        return admin.post("/api/register", {"announced": "2025-09-12", "source": "Đơn nghỉ phép", "absences": [
            {"person": "buoivt", "substitute": "tholn", "from": "2027-10-01", "to": to}]}, {"Content-Type": "application/yaml"}, **query)

    def absences(**query):
        return [a for a in fits(head.get("/api/stand-ins", **query), "StandIns")["absences"] if a["person"]["code"] == "buoivt"]

    assert not absences()
    assert fits(away("2027-10-05", dry_run=1), "Rows") == {"rows": 1, "dry_run": True, "refused": [], "more": 0, "all": True} and not absences()
    assert away("2027-10-05").status == 201
    there = absences()
    assert len(there) == 1 and there[0]["substitute"]["code"] == "tholn" and there[0]["state"] == "coming", there
    assert there[0]["to"].startswith("2027-10-06T00:00"), there
    assert "register.yaml" in refused(away("2027-10-07"), "overlapping-validity")["detail"]
    assert away("2027-10-02").status == 201  # it ends earlier
    assert absences()[0]["to"].startswith("2027-10-03T00:00")
    assert len(absences(past=1)) == 1
    refused(head.post("/api/register", "absences: []"), "no-right")
    tried = fits(admin.post("/api/register", "from: 2027-11-01\nsource: QĐ 9\npeople:\n  - { code: moi1, name_vi: Mới Một }\n  - { code: buoivt, name_vi: Bưởi }\n"
                            "tenures:\n  - { person: moi1, post: khong-co }\n", {"Content-Type": "application/yaml"}, dry_run=1), "Rows")
    assert [(r["line"], r["problem"]) for r in tried["refused"]] == [(5, "overlapping-validity"), (7, "unknown-reference")], tried
    assert tried["rows"] == 1 and tried["more"] == 0 and tried["all"] and "khong-co" in tried["refused"][1]["says"], tried
    refused(admin.post("/api/register", "peple: []", {"Content-Type": "application/yaml"}, dry_run=1), "wrong-key")


def a_table_of_an_office_is_read_row_by_row_as_it_stands():
    rows = "Danh sách cán bộ\t\nHọ và tên\tĐơn vị\nTrần Thị Mới\tSở Tài chính\n"
    shown = fits(admin.post("/api/register/table", rows, name="can-bo.tsv"), "Grid")
    assert shown["columns"] == 2 and shown["rows"][2] == {"row": 3, "cells": ["Trần Thị Mới", "Sở Tài chính"]}, shown
    refused(head.post("/api/register/table", rows, name="can-bo.tsv"), "no-right")
    assert admin.post("/api/register/table", b"PK\x03\x04 no workbook", name="x.xlsx").status == 422
    assert admin.post("/api/register/table", b"", name="x.csv").status == 400
    many = "a\tb\n" * 5001
    refused(admin.post("/api/register/table", many, name="x.tsv"), "too-large")


# --- what is malformed -----------------------------------------------------------------------------------------------------------

def what_is_malformed_is_refused_by_a_sentence():
    acts = path("V25-0002", "acts")
    for body, problem in ((b"", "empty"), (b"{", "syntax"), (b"[]", "syntax"), (b'{"kind": "report", "kind": "urge"}', "syntax"),
                          (b'{"kind": 7}', "wrong-value"), (b'{"knid": "report"}', "wrong-key"), (b'{"kind": "\xff"}', "not-utf8"),
                          (b'{"fields": {}}', "missing-key"), (b'[' * 100, "syntax"), (b'{"kind": "dance"}', "usage")):
        refused(head.ask("POST", acts, body, {"Content-Type": "application/json"}), problem)
    assert refused(head.post(acts, {"kind": "report", "fields": {"words": "x"}, "colour": "red"}), "wrong-key")["field"] == "colour"
    refused(head.get("/api/matters", colour="red"), "usage")
    refused(head.get("/api/matters", limit="many"), "wrong-value")
    refused(head.get("/api/matters/%zz"), "usage")
    refused(head.get("/api/nowhere"), "no-route")
    refused(head.ask("PUT", "/api/work", {}), "method")
    refused(head.ask("POST", acts, None, {"Content-Type": "application/json", "Content-Length": "2000000"}), "too-large")


def a_path_does_not_leave_the_page():
    for there in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd"):
        answer = nobody.get(there)
        assert b"root:" not in answer.body, answer


def every_answer_forbids_what_a_page_does_not_need():
    for there in ("/", "/api/session"):
        headers = nobody.get(there).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe-inline" not in headers["Content-Security-Policy"].split("script-src")[-1].split(";")[0]


def figures_and_health_are_there():
    assert nobody.get("/healthz").json == {"ok": True}
    assert b"congvu_http_requests_total" in nobody.get("/metrics").body


def it_ends_cleanly_when_told_to():
    assert server.stop() == 0


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and "_" in name
              and callable(f)])
server.close()
sys.exit(status)
