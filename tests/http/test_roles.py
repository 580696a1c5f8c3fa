#!/usr/bin/env python3
"""Every route of the description against every role: nobody reads, counts, finds or changes what is not theirs to see.

The routes come from /api/openapi.json, so a new one is asked too; what each role may see is judged by two matters that carry words
found nowhere else: one that only the Department of Construction has to do with, and a denunciation against its deputy director."""
import base64
import re
import sys
from urllib.parse import quote

from server import PASSWORD, Server, congvu, path, run

REGISTERED, REGISTERED_WORDS = "K25-7003", "Xem xét trách nhiệm qzxt"
OWN, OWN_WORDS = "K25-7001", "Kiểm kê kho vật tư qzxk"
SECRET, SECRET_WORDS = "K25-7002", "Tố cáo hành vi gây khó dễ qzxs"

server = Server()
admin = server.administrator()
nobody = server.client()
head = server.account(admin, "truongphong", "buoivt")                   # holds the matter: Head of Division, Construction
director = server.account(admin, "giamdoc", "tholn")                    # received the denunciation
other = server.account(admin, "taichinh", "vandb")                      # Director of Finance
reader = server.account(admin, "thanhtra", "duyendk", ["read", "--unit", "sxd"])
clerk = server.account(admin, "vanthu", "lanhk", ["clerk"], ["register"])
bounded = server.account(admin, "vanthustc", "vandb", ["clerk", "--unit", "stc"])
accused = server.account(admin, "phogiamdoc", "bachhc", ["clerk"], ["register"], ["read"], ["admin"])
accused_plain = server.account(admin, "phogiamdoc2", "bachhc")


class Bearer:
    """A program with a token, which asks as a client does."""

    def __init__(self, client, scope):
        made = client.post("/api/account/tokens", {"label": "đọc", "scope": scope})
        assert made.status == 201, made
        self.bearer, self.client = {"Authorization": "Bearer " + made.json["token"]}, server.client()

    def ask(self, method, where, body=None, headers=None, **query):
        return self.client.ask(method, where, body, {**self.bearer, **(headers or {})}, **query)


registrar = server.account(admin, "uybankiemtra", "quyendt2")           # the Party's Inspection Commission: its register of discipline
auditor = server.account(admin, "kiemtoan", "duyendk", ["read"], ["read", "--kind", "discipline"])
program = Bearer(head, "read")


def opened(minute, code, words, more):
    server.apply(f"""name: what the roles may see of {code}
acts:
  - {{ at: 2025-10-01 08:{minute}, by: tholn, act: open, matter: {code}, giver: sxd, title: {words}, {more} }}
""")


opened("00", OWN, OWN_WORDS, "kind: directive, to: sxd-qlxd, due: 2025-12-31")
counted = [who.get("/api/board").json["total"] for who in (accused, accused_plain, director)]
counts_before = {who: who.get("/api/board").json["total"] for who in (auditor, other)}
opened("00", REGISTERED, REGISTERED_WORDS, "kind: discipline, to: sxd, person_concerned: Người qzxn, rank_concerned: staff, body: state, "
       "for_what: responsibility")
counts_after = {who: who.get("/api/board").json["total"] for who in counts_before}
opened("01", SECRET, SECRET_WORDS, "kind: denunciation, to: sxd, persons: bachhc")
DESCRIPTION = nobody.get("/api/openapi.json").json
OPEN = {("GET", "/healthz"), ("GET", "/plot.css"), ("GET", "/metrics"), ("GET", "/api/openapi.json"), ("GET", "/api/session"), ("POST", "/api/session"),
        ("DELETE", "/api/session"), ("POST", "/api/setup"), ("GET", "/api/setup/{token}"), ("GET", "/api/oidc/start"),
        ("GET", "/api/oidc/finish"), ("GET", "/tra-cuu"), ("POST", "/tra-cuu"), ("GET", "/plain.css"), ("GET", "/dang-nhap"),
        ("POST", "/dang-nhap"), ("GET", "/setup"), ("POST", "/setup"), ("GET", "/setup.js")}
PAGES = {"/tai-khoan"}  # refused as pages: test_entry.py has more
LEAVES = {("DELETE", "/api/session"), ("POST", "/api/account/password")}  # would end the session that asks on
VALUES = {"q": "qzx", "unit": "sxd", "kind": "denunciation", "giver": "sxd", "state": "all", "limit": "500", "name": "a.txt",
          "document": "1", "dry_run": "1"}


def routes():
    for where, methods in DESCRIPTION["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), where, operation


def at(where, code):
    """The address for a matter; of a unit or a person those that the matter has to do with."""
    there = where.replace("units/{code}", "units/sxd").replace("people/{code}", "people/tholn")
    there = there.replace("{code}", quote(code, safe="")).replace("{id}", "1")
    return re.sub(r"\{\w+\}", "khongco", there)  # of the rest, one that is not there


def body_of(operation):
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return (b"no file that anybody could read", {"Content-Type": "application/octet-stream"}) if content else (None, {})
    schema = content["application/json"]["schema"]
    values = {"string": "x", "integer": 1, "boolean": True, "object": {}, "array": []}
    body = {key: values[schema["properties"][key].get("type", "string")] for key in schema.get("required", [])}
    if "kind" in body:
        body = {"kind": "report", "fields": {"words": "thử"}}
    return body, {}


def queries(operation):
    """Nothing stated; then each that is known alone; then all that go together."""
    known = {p["name"]: VALUES[p["name"]] for p in operation["parameters"] if p["in"] == "query" and p["name"] in VALUES}
    return [{}] + [{k: v} for k, v in known.items()] + ([{k: known[k] for k in ("q", "state") if k in known}] if "q" in known else [])


def visits(who, code, only=lambda method, where: True):
    for method, where, operation in routes():
        if (method, where) in LEAVES or not only(method, where):
            continue
        body, headers = body_of(operation)
        for query in queries(operation):
            yield method, where, query, who.ask(method, at(where, code), body, headers, **query)


def sees_nothing(who, code, words):
    """Not by any route, and a matter that is hidden is answered as one that never was, but for the code that was asked with."""
    asked = 0
    for method, where, query, answer in visits(who, code):
        text = answer.body.decode(errors="replace")
        assert answer.status < 500, (method, where, query, answer)
        assert words not in text and words.encode("unicode_escape").decode() not in text, (method, where, query, answer)
        assert code not in text or answer.status >= 400, (method, where, query, answer)
        if "matters/{code}" in where:
            asked += 1
            body, headers = body_of(next(o for m, w, o in routes() if (m, w) == (method, where)))
            never = who.ask(method, at(where, "K25-9999"), body, headers, **query)
            assert answer.status == never.status >= 400, (method, where, answer, never)
            assert text.replace(code, "K25-9999") == never.body.decode(), (method, where, answer, never)
    assert asked >= 7, "the routes of one matter were asked"


def reads(who, code, words, want):
    """Every GET of one matter answers, and one of them has its words."""
    seen = False
    for method, where, query, answer in visits(who, code, lambda m, w: m == "GET" and "matters/{code}" in w):
        if where in want:
            assert answer.status == 200, (where, answer)
        seen = seen or words in answer.body.decode()
    assert seen, "the matter's words are in some answer"


SHEETS = ("/api/matters/{code}", "/api/matters/{code}/why", "/api/matters/{code}/timeline.svg", "/api/matters/{code}/timeline.html", "/api/matters/{code}/slip",
          "/api/matters/{code}/slip.html")


# --- roles -----------------------------------------------------------------------------------------------------------------

def nobody_is_answered_only_by_the_open_routes():
    for method, where, operation in routes():
        body, headers = body_of(operation)
        answer = nobody.ask(method, at(where, OWN), body, headers)
        if (method, where) in OPEN:
            assert "security" not in operation and answer.problem != "not-signed-in", (method, where, answer)
        elif where in PAGES:
            assert answer.status == 303 and answer.headers["Location"] == "/dang-nhap?next=" + where, (method, where, answer)
        else:
            assert answer.status == 401 and answer.problem == "not-signed-in", (method, where, answer)


def an_official_of_another_agency_sees_nothing_of_it():
    sees_nothing(other, OWN, OWN_WORDS)


def a_clerk_of_another_agency_sees_nothing_of_it():
    sees_nothing(clerk, OWN, OWN_WORDS)


def an_administrator_without_a_person_sees_nothing_of_it():
    sees_nothing(admin, OWN, OWN_WORDS)


def an_official_of_the_own_agency_reads_it():
    reads(head, OWN, OWN_WORDS, SHEETS)
    assert OWN in head.get("/api/matters", q="qzxk").body.decode()
    assert OWN in head.get("/api/search", q="qzxk").body.decode()


def who_has_the_right_to_read_reads_it_and_does_nothing_to_it():
    reads(reader, OWN, OWN_WORDS, SHEETS)
    version = head.get(path(OWN)).json["matter"]["version"]
    for method, where, query, answer in visits(reader, OWN, lambda m, w: m != "GET" and "matters/{code}" in w):
        assert answer.status >= 400, (method, where, answer)
    assert head.get(path(OWN)).json["matter"]["version"] == version


def a_token_to_read_changes_nothing():
    reads(program, OWN, OWN_WORDS, SHEETS)
    for method, where, query, answer in visits(program, OWN, lambda m, w: m != "GET" and (m, w) not in OPEN):
        assert answer.status == 403 if where in PAGES else answer.problem == "no-right", (method, where, answer)


def a_receipt_is_for_who_sees_the_matter_and_its_words_for_who_did_it():
    def receipt(who, code):
        seq = str(director.get(path(code)).json["acts"][0]["seq"])
        return who.ask("GET", path(code, "acts", seq, "receipt"))

    def opened(answer):
        assert answer.status == 200 and "attachment" in answer.headers["Content-Disposition"], answer
        extra = base64.b64decode(re.search(r"extra (\S+)", answer.body.decode())[1])
        return any(base64.b64decode(line.split(b" ")[1])[16:] in (OWN_WORDS.encode(), SECRET_WORDS.encode())
                   for line in extra.split(b"\n")[1:] if line)
    assert opened(receipt(director, OWN)) and opened(receipt(director, SECRET))
    for who in (head, reader, program):
        assert not opened(receipt(who, OWN)), who
    for who in (other, clerk, admin, accused_plain):
        assert receipt(who, SECRET).problem == "unknown-matter", who
    for who in (other, clerk, admin):
        assert receipt(who, OWN).problem == "unknown-matter", who
    of_another = str(director.get(path(SECRET)).json["acts"][0]["seq"])
    for seq in (of_another, "0", "x", "99999"):
        assert accused.ask("GET", path(OWN, "acts", seq, "receipt")).problem == "unknown-act", seq


def what_takes_a_right_is_refused_without_it():
    for prefix, who, only in (("/api/drafts", head, None), ("/api/drafts", admin, None), ("/api/register", head, "POST"),
                              ("/api/calendar", head, "POST"), ("/api/accounts", head, None), ("/api/accounts", clerk, None)):
        asked = 0
        for method, where, query, answer in visits(who, OWN, lambda m, w: w.startswith(prefix) and only in (None, m)):
            asked += 1
            assert answer.problem == "no-right", (method, where, answer)
        assert asked, prefix


def nobody_ends_anothers_token():
    mine = head.get("/api/account/tokens").json["tokens"][0]["id"]
    assert other.ask("DELETE", f"/api/account/tokens/{mine}").status >= 400
    assert any(t["id"] == mine for t in head.get("/api/account/tokens").json["tokens"])
    assert program.ask("GET", "/api/work").status == 200


def nobody_acts_in_anothers_name():
    """What a body claims of who it is, by whose hand and how surely, is refused or not read; the act is the session's person's."""
    for more in ({"person": "tholn"}, {"operator": "tholn"}, {"surety": "second_factor"}, {"recorded": "2020-01-01 08:00"}):
        before = director.get(path(OWN)).json
        said = head.post(path(OWN, "acts"), {"kind": "report", "fields": {"words": "Đã kiểm kê"}, **more},
                         {"If-Match": str(before["matter"]["version"])})
        after = director.get(path(OWN)).json
        fresh = after["acts"][len(before["acts"]):]
        assert len(fresh) == (said.status == 201), (more, said)
        for act in fresh:
            assert (act["person"]["code"], act["surety"], act["operator"]) == ("buoivt", "signed_in", None), (more, act)
            assert not act["recorded"].startswith("2020"), act


# --- the excluded set -------------------------------------------------------------------------------------------------------

def who_received_the_denunciation_reads_it():
    reads(director, SECRET, SECRET_WORDS, SHEETS)
    assert SECRET in director.get("/api/matters", q="qzxs").body.decode()


def whom_it_is_against_sees_nothing_of_it_with_every_right_there_is():
    sees_nothing(accused, SECRET, SECRET_WORDS)
    sees_nothing(accused_plain, SECRET, SECRET_WORDS)
    reads(accused, OWN, OWN_WORDS, SHEETS)


def no_count_tells_whom_it_is_against_that_it_is_there():
    for who, before in zip((accused, accused_plain), counted):
        assert who.get("/api/board").json["total"] == before and any(before.values()), before
        hidden = who.get("/api/board", kind="denunciation").json
        assert not any(hidden["total"].values()), hidden
        assert not any(n for row in hidden["rows"] for n in row["counts"].values()), hidden
    assert director.get("/api/board").json["total"] != counted[2]
    assert any(director.get("/api/board", kind="denunciation").json["total"].values())


def a_validator_of_it_tells_nothing_either():
    etag = director.get(path(SECRET)).headers["ETag"]
    answer = accused.ask("GET", path(SECRET), headers={"If-None-Match": etag})
    assert answer.status == 404 and "ETag" not in answer.headers, answer


def an_act_with_a_key_that_was_used_on_it_tells_nothing():
    act = {"kind": "report", "fields": {"words": "Đã mời làm việc"}}
    done = director.post(path(SECRET, "acts"), act, {"Idempotency-Key": "to-cao"})
    assert done.status == 201, done
    answer = accused.post(path(SECRET, "acts"), act, {"Idempotency-Key": "to-cao"})
    assert answer.status == 404, answer


# --- a register ---------------------------------------------------------------------------------------------------------------

def who_the_matrix_opens_the_register_to_reads_it_from_another_agency():
    reads(registrar, REGISTERED, REGISTERED_WORDS, SHEETS)
    assert "qzxn" in registrar.get(path(REGISTERED)).body.decode()
    assert any(registrar.get("/api/board", kind="discipline").json["total"].values())


def nobody_else_does_whatever_rights_they_have():
    sees_nothing(auditor, REGISTERED, REGISTERED_WORDS)
    for who in (other, head):
        assert who.get(path(REGISTERED)).status == 404 and not any(who.get("/api/board", kind="discipline").json["total"].values()), who
    assert counts_after == counts_before
    answer = auditor.post(path(REGISTERED, "acts"), {"kind": "report", "fields": {"words": "Tôi muốn biết"}})
    assert answer.status == 404, answer


# --- a clerk whose right is for one unit ------------------------------------------------------------------------------------

def notice(agency, number):
    """A notice of one task, in the name of the agency."""
    return f"""{agency}
Số: {number}
Thử, ngày 01 tháng 10 năm 2025

THÔNG BÁO
Kết luận tại cuộc họp giao ban

1. Sở Tài chính chủ trì rà soát quỹ đất công qzxt, báo cáo trước ngày 30/11/2025.

Nơi nhận:
- Như trên
"""


def taken_in(who, agency, number):
    return who.ask("POST", "/api/drafts", notice(agency, number), {"Content-Type": "application/octet-stream"}, name="a.txt")


def a_clerk_of_one_unit_takes_in_nothing_of_anothers():
    assert taken_in(bounded, "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM HẠ", "31/TB-UBND").problem == "no-right"
    made = taken_in(clerk, "ỦY BAN NHÂN DÂN TỈNH SÔNG LAM HẠ", "31/TB-UBND")
    assert made.status == 201, made
    draft = f"/api/drafts/{made.json['id']}"
    edit = {"do": "drop", "content": 1, "reason": "thử"}
    for answer in (bounded.get(draft), bounded.post(draft + "/edits", edit), bounded.get(draft + "/opening"),
                   bounded.post(draft + "/accept", {}), bounded.post(draft + "/accept", {"giver": "stc"})):
        assert answer.status == 403 and answer.problem == "no-right", answer
    assert clerk.get(draft).json["version"] == made.json["version"]
    for sight in (bounded.get("/api/documents"), bounded.get("/api/search", q="31/TB-UBND")):
        assert "31/TB-UBND" not in sight.body.decode(), sight
    assert bounded.get(f"/api/documents/{made.json['id']}").status == 404
    assert "31/TB-UBND" in clerk.get("/api/documents").body.decode()
    assert "31/TB-UBND" in clerk.get("/api/search", q="31/TB-UBND").body.decode()


def a_clerk_of_one_unit_opens_in_no_others_name():
    made = taken_in(bounded, "SỞ TÀI CHÍNH", "32/TB-STC")
    assert made.status == 201, made
    draft = f"/api/drafts/{made.json['id']}"
    assert bounded.get(draft).status == 200 and bounded.get(draft + "/opening").status == 200
    for giver in ("ubnd", "sxd"):
        answer = bounded.post(draft + "/accept", {"giver": giver})
        assert answer.status == 403 and answer.problem == "no-right", (giver, answer)
    done = bounded.post(draft + "/accept", {})
    assert done.status == 201 and len(done.json["opened"]) == 1, done


def a_table_of_tasks_opens_in_no_others_name():
    rows = "STT,Nhiệm vụ,Đơn vị chủ trì,Thời hạn{0}\n1,Kiểm kê tài sản qzxu,Sở Tài chính,30/11/2025{1}\n"

    def run(head, cell, **said):
        shown = bounded.ask("POST", "/api/sheets", rows.format(head, cell), {"Content-Type": "application/octet-stream"}, name="a.csv")
        assert shown.status == 201, shown
        return bounded.post(f"/api/sheets/{shown.json['id']}/run", {"map": shown.json["map"], **said})

    for answer in (run("", "", giver="ubnd"), run("", "", giver="sxd", dry_run=True), run(",Cơ quan giao", ",UBND tỉnh"),
                   run(",Cơ quan giao", ",Sở Xây dựng", giver="stc")):
        assert answer.status == 403 and answer.problem == "no-right", answer
    assert not bounded.get("/api/search", q="qzxu").json["matters"]
    done = run("", "", giver="stc")
    assert done.status == 200 and done.json["opened"] == 1, done


# --- what is on the record ---------------------------------------------------------------------------------------------------

def recorded():
    """Events since the last time, as (who, what, on, detail); the server has ended in between, and lost none."""
    global told
    assert server.stop() == 0
    lines = congvu(server.db, "account", "record", "--max", "1000").splitlines()[1:]
    server.start()
    events = [re.split(r"\s{2,}", line.strip()) for line in reversed(lines)]
    new, told = events[told:], len(events)
    return [(e[1], e[3], e[4], e[5]) for e in new]


told = 0


def a_read_that_is_refused_is_on_record_and_tells_nobody_why():
    recorded()
    for code in (OWN, "K25-9999", OWN, OWN):
        assert other.get(path(code)).status == 404
    assert other.post(path(OWN, "acts"), {"kind": "report", "fields": {"words": "x"}}).status == 404
    assert accused_plain.get(path(SECRET, "why")).status == 404
    assert other.get("/api/documents/77").status == 404
    assert head.get("/api/accounts").status == 403
    assert program.ask("POST", path(OWN, "acts"), {"kind": "report", "fields": {"words": "x"}}).status == 403
    got = recorded()
    times = sum(int(re.search(r"\((\d+)\)", e[3])[1]) if "(" in e[3] else 1 for e in got if e[:3] == ("taichinh", "refused", OWN)
                and "GET" in e[3])
    assert times == 3, got
    for event in (("taichinh", "refused", "K25-9999", "GET /api/matters/{code}"),
                  ("taichinh", "refused", OWN, "POST /api/matters/{code}/acts"),
                  ("phogiamdoc2", "refused", SECRET, "GET /api/matters/{code}/why"),
                  ("taichinh", "refused", "77", "GET /api/documents/{id}"), ("truongphong", "refused", "-", "GET /api/accounts"),
                  ("truongphong", "refused", OWN, "POST /api/matters/{code}/acts")):
        assert event in got, (event, got)


def sensitive_reads_are_on_record_and_others_write_nothing():
    for _ in range(3):
        reads(director, SECRET, SECRET_WORDS, SHEETS)
        assert director.get("/api/people/buoivt").status == 200
        assert director.get("/api/people/tholn").status == 200  # that is who asks
        reads(head, OWN, OWN_WORDS, SHEETS)
        assert head.get("/api/work").status == head.get("/api/board").status == head.get("/api/units/sxd").status == 200
    got = [e[:3] for e in recorded() if e[1] in ("read", "refused")]
    assert got == [("giamdoc", "read", SECRET), ("giamdoc", "read", "buoivt")], got


# --- other sites, other people's browsers -------------------------------------------------------------------------------------

def nothing_is_changed_without_the_sessions_own_token():
    stranger = other.csrf
    for method, where, operation in routes():
        if method == "GET" or where in PAGES or (method, where) in {("POST", "/api/session"), ("POST", "/api/setup"), ("POST", "/tra-cuu"),
                                                                    ("POST", "/dang-nhap"), ("POST", "/setup")}:  # which change nothing of anybody signed in
            continue
        body, headers = body_of(operation)
        for token in (None, "", "x", stranger, head.csrf + "x", head.csrf[:-1]):
            answer = head.ask(method, at(where, OWN), body, {**headers, "X-CSRF-Token": token})
            assert answer.problem in ("no-right", ) and answer.status == 403, (method, where, token, answer)


def another_sites_form_does_not_sign_in():
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", None):
        answer = server.client().ask("POST", "/api/session", f'{{"name":"vanthu","password":"{PASSWORD}"}}', {"Content-Type": kind})
        assert answer.problem == "wrong-value" and "Set-Cookie" not in answer.headers, (kind, answer)


def a_session_chosen_by_another_is_not_taken():
    client = server.client()
    client.cookie = chosen = "A" * 43
    assert client.sign_in("vanthu").status == 200
    assert client.cookie != chosen
    thief = server.client()
    thief.cookie = chosen
    assert not thief.get("/api/session").json["signed_in"]


def a_cookie_behind_a_proxy_goes_over_https_alone():
    server.stop()
    server.start("--proxied")
    cookie = server.client().sign_in("vanthu").headers["Set-Cookie"]
    assert all(flag in cookie for flag in ("; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/")), cookie
    assert "Domain" not in cookie


def behind_a_proxy_only_what_the_proxy_wrote_is_an_address():
    """Figures are for this machine: whoever says so, the last address, in the last header, is the proxy's word."""
    anybody = server.client()
    assert anybody.get("/metrics").status == 200
    for said in ("203.0.113.7", "127.0.0.1, 203.0.113.7"):
        assert anybody.ask("GET", "/metrics", headers={"X-Forwarded-For": said}).problem == "no-right", said
    assert server.stop() == 0


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and "_" in name
              and callable(f) and not isinstance(f, type) and f.__code__.co_argcount == 0 and name not in ("routes", "recorded")])
server.close()
sys.exit(status)
