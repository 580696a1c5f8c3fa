#!/usr/bin/env python3
"""Figures over many matters, over HTTP: who may read counts what, who may not counts nothing, and what is asked wrongly is refused."""
import io
import sys
import zipfile

from server import EXAMPLES, Server, congvu, misfit, path, run

server = Server(story=False)
congvu(server.db, "apply", f"{EXAMPLES}/kinds.yaml")
admin = server.administrator()
inspector = server.account(admin, "thanhtra", "duyendk", ["read"])             # reads everything
party = server.account(admin, "ubkttu", "bachhx")                               # keeps the register of discipline
monitor = server.account(admin, "theodoi", "senpk", ["read", "--kind", "recommendation"])
reader = server.account(admin, "sokyluat", "quyendt2")                         # the authority matrix opens it to this one's unit
granted = server.account(admin, "duocgiao", "senpk", ["read", "--kind", "discipline"])
finance = server.account(admin, "taichinh", "vandb")                           # Director of Finance: nothing of either
inspected = server.account(admin, "biathanhtra", "nhanht", ["read"])            # is inspected, and reads everything else
proposer = server.account(admin, "dexuat", "chientm")
justice = server.account(admin, "tuphap", "lanhk", ["read", "--kind", "obstacle"])  # gathers obstacles
SCHEMAS = server.client().get("/api/openapi.json").json["components"]["schemas"]
RULE = "Điều 53 Luật Địa chất và khoáng sản"


def fits(answer, shape):
    assert answer.status == 200, answer
    wrong = misfit({"$ref": "#/x/" + shape}, answer.json, SCHEMAS)
    assert wrong is None, wrong
    return answer.json


def sums(who, **query):
    return fits(who.get("/api/sums", **query), "Sums")


def refused(answer, problem):
    assert answer.problem == problem, answer


# --- sums ----------------------------------------------------------------------------------------------------------------

def discipline_is_counted_by_body_and_year_of_the_decision():
    told = sums(party, kind="discipline", by="body,year", day="decided_on")
    groups = [([key["code"] for key in row["group"]], row["matters"]) for row in told["rows"]]
    assert groups == [(["committee", "2022"], 1), (["committee", "2023"], 1), (["inspection", "2021"], 1)], groups
    assert told["all"]["matters"] == 3 and told["by"][0] == {"code": "body", "name": "body"}, told


def a_period_of_days_leaves_the_rest_out():
    told = sums(party, kind="discipline", by="body", day="decided_on", **{"from": "2022-01-01", "to": "2022-12-31"})
    assert told["all"]["matters"] == 1, told


def a_right_to_read_one_kind_counts_that_kind_alone():
    assert sums(monitor, kind="recommendation")["all"]["matters"] == sums(inspector, kind="recommendation")["all"]["matters"] == 3
    assert sums(monitor, kind="inspection")["all"]["matters"] == 0
    assert sums(monitor, kind="recommendation")["partial"] and not sums(inspector, kind="recommendation")["partial"]


def the_register_of_discipline_is_counted_by_whom_the_matrix_names_whatever_is_granted():
    for who in (party, reader):
        told = sums(who, kind="discipline")
        assert told["all"]["matters"] == 3 and not told["partial"], told
    assert sums(inspected, kind="discipline")["all"]["matters"] == 0
    for who in (finance, inspector, granted):
        assert sums(who, kind="discipline", by="body")["rows"] == [] and sums(who, kind="discipline")["partial"], who


def the_money_of_recommendations_is_summed_with_the_rate_of_the_sums():
    told = sums(inspector, kind="recommendation", by="type")
    money = [row["sums"].get("owed") for row in told["rows"] if row["group"][0]["code"] == "recover"]
    assert money == [1240], told
    assert any(column["code"] == "owed" and column["measure"] for column in told["columns"]), told["columns"]


def who_is_inspected_does_not_count_the_inspection_whatever_is_granted():
    assert sums(inspector, kind="inspection")["all"]["matters"] == 1
    assert sums(inspected, kind="inspection", by="unit")["rows"] == []
    assert sums(inspected, kind="inspection")["all"]["matters"] == 0


def what_is_asked_wrongly_is_refused():
    for query, problem in (({}, "wrong-value"), ({"kind": "khongco"}, "unknown-kind"), ({"kind": "discipline", "by": "person_concerned"}, "wrong-value"),
                           ({"kind": "discipline", "by": "a,b"}, "wrong-value"), ({"kind": "discipline", "day": "body"}, "wrong-value"),
                           ({"kind": "discipline", "figures": "khongco"}, "wrong-value"), ({"kind": "discipline", "unit": "khongco"}, "unknown-unit"),
                           ({"kind": "discipline", "from": "hôm qua"}, "wrong-value"),
                           ({"kind": "discipline", "from": "2026-02-01", "to": "2026-01-01"}, "wrong-value"), ({"kind": "discipline", "loai": "x"}, "usage")):
        refused(inspector.get("/api/sums", **query), problem)
    for where in ("/api/levels", "/api/indices"):
        refused(inspector.get(where, **{"from": "32/13"}), "wrong-value")
        refused(inspector.get(where, unit="khongco"), "unknown-unit")
    refused(inspector.get("/api/levels", kind="khongco"), "unknown-kind")
    for where in ("/api/sums?kind=discipline", "/api/obstacles", "/api/levels"):
        refused(server.client().get(where), "not-signed-in")
        refused(inspector.get(where + ("&" if "?" in where else "?") + "as_of=mai"), "wrong-value")


# --- obstacles ---------------------------------------------------------------------------------------------------------------

def rules(who, **query):
    return {rule["rule"]: rule for rule in fits(who.get("/api/obstacles", **query), "Obstacles")["rules"]}


def obstacles_stand_by_the_rule_they_come_from():
    seen = rules(inspector, rule="khoan 2 dieu 12")
    assert [(rule["obstacles"], rule["upheld"], rule["gathered"]) for rule in seen.values()] == [(3, 3, 3)], seen
    assert seen.popitem()[1]["gathering"] is None, "all of them are in a proposal already"
    assert [rule["obstacles"] for rule in rules(finance).values()] == [1], "only what its own agency raised"


def what_is_upheld_and_not_gathered_becomes_one_proposal():
    assert rules(justice)[RULE]["gathering"] is None, "nobody ruled on it"
    server.apply("""name: upheld
acts:
  - { at: 2026-06-29 08:00, by: nhanht, matter: VM26-4, act: decide, outcome: Đúng là vướng mắc, ruled: upheld, can_change: ministry }
""")
    gathering = rules(justice)[RULE]["gathering"]
    assert gathering["fields"]["gathers"] == ["VM26-4"] and gathering["fields"]["blocked"] == "3", gathering
    assert [form for form in justice.get("/api/matters/forms").json["forms"] if form["act"] == "open"], "who may open it"
    made = justice.post("/api/matters", {"kind": "open", "fields": {"kind": gathering["kind"], "to": "stp", "due": "2026-12-31", **gathering["fields"]}})
    assert made.status == 201, made


# --- levels ------------------------------------------------------------------------------------------------------------------

def decisions_are_counted_by_quarter_and_by_agency():
    told = fits(inspector.get("/api/levels"), "Levels")
    assert sum(row["decided"] for row in told["quarters"]) == sum(row["decided"] for row in told["units"]) == told["all"]["decided"] > 0, told
    assert [row["quarter"] for row in told["quarters"]] == sorted(row["quarter"] for row in told["quarters"])
    alone = fits(inspector.get("/api/levels", unit="sxd", kind="proposal"), "Levels")
    assert [row["unit"]["code"] for row in alone["units"]] == ["sxd"] and alone["all"]["decided"] == 2, alone


# --- authority -----------------------------------------------------------------------------------------------------------------

def a_units_authority_is_read_with_the_matters_that_who_asks_may_see():
    told = fits(inspector.get("/api/units/sxd/authority"), "Authority")
    assert [row["decision"] for row in told["matrix"] if row["own"]] and told["unit"]["code"] == "sxd", told
    assert [line["code"] for line in told["sensitive_posts"]] == ["CDVT26-1"], told
    assert [line["code"] for line in told["working_rules"]] == ["QCLV26-1"], told
    foreign = fits(finance.get("/api/units/sxd/authority"), "Authority")
    named = {r["decision"]: r["decision_name"] for r in fits(inspector.get("/api/units/snv/authority"), "Authority")["matrix"]}
    assert named["signal-review"] in ("signal", "Dấu hiệu đùn đẩy, né tránh") and "discipline-register" not in named.values(), named
    assert foreign["matrix"] == told["matrix"] and foreign["sensitive_posts"] == [], foreign
    refused(finance.get("/api/units/khongco/authority"), "unknown-unit")
    refused(server.client().get("/api/units/sxd/authority"), "not-signed-in")


# --- what regulations show ---------------------------------------------------------------------------------------------------------

def every_sum_that_a_kind_shows_can_be_asked_for():
    shown = [(kind["kind"], row) for kind in inspector.get("/api/kinds").json["kinds"] if kind["kind"] == kind["base"] for row in kind["sums"]]
    assert len(shown) >= 12, shown
    for kind, row in shown:
        told = sums(inspector, kind=kind, by=",".join(row["by"]), day=row["day"] or "", figures=",".join(row["figures"]))
        assert [key["code"] for key in told["by"]] == row["by"], (kind, row, told["by"])


def the_sheet_of_a_project_sums_what_names_it_as_far_as_who_asks_may_see():
    server.apply("""name: a project with two years of capital
by: yentt
acts:
  - { at: 2026-07-02 08:00, act: open, matter: DA26-9, kind: project, giver: ubnd, to: sxd, due: 2027-12-31, title: Cầu thử, group: c, sector: transport, approved: 1/QĐ, total: 900 }
  - { at: 2026-07-02 08:00, act: open, matter: DA26-99, kind: project, giver: ubnd, to: sxd, due: 2027-12-31, title: Cầu khác, group: c, sector: transport, approved: 2/QĐ, total: 900 }
  - { at: 2026-07-02 08:01, act: open, matter: KHV26-9, kind: capital, giver: ubnd, to: sxd, due: 2027-01-31, title: Vốn 2026, project: DA26-9, plan_year: 2026, "plan[provincial]": 100 }
  - { at: 2026-07-02 08:01, act: open, matter: KHV27-9, kind: capital, giver: ubnd, to: stc, due: 2028-01-31, title: Vốn 2027, project: DA26-9, plan_year: 2027, "plan[provincial]": 300 }
  - { at: 2026-07-02 08:01, act: open, matter: KHV26-99, kind: capital, giver: ubnd, to: sxd, due: 2027-01-31, title: Vốn khác, project: DA26-99, plan_year: 2026, "plan[provincial]": 7000 }
  - { at: 2026-07-02 08:02, act: open, matter: MTD26-9, kind: milestone, giver: ubnd, to: sxd, due: 2026-12-31, title: Khởi công, project: DA26-9, weight: 10 }
""")
    def totals(who):
        return {(total["kind"], total["by"][0]["code"]): (total["all"]["matters"], total["all"]["sums"].get("plan"), total["partial"])
                for total in fits(who.get(path("DA26-9")), "Sheet")["totals"]}
    assert totals(inspector) == {("capital", "plan_year"): (2, 400, False), ("capital", "source_of"): (2, 400, False),
                                 ("milestone", "year"): (1, None, False)}, totals(inspector)
    assert totals(proposer)[("capital", "plan_year")] == (1, 100, True), "what another agency was given is not counted for who is not of it"
    seen = inspector.get(path("DA26-9")).headers["ETag"]
    server.apply("""name: a third year
by: yentt
acts:
  - { at: 2026-07-02 08:02, act: open, matter: KHV28-9, kind: capital, giver: ubnd, to: sxd, due: 2029-01-31, title: Vốn 2028, project: DA26-9, plan_year: 2028, "plan[provincial]": 50 }
""")
    assert inspector.ask("GET", path("DA26-9"), headers={"If-None-Match": seen}).status == 200, "the sheet of another matter changed"
    assert totals(inspector)[("capital", "plan_year")] == (3, 450, False)


# --- one's own work ---------------------------------------------------------------------------------------------------------

def what_leads_on_from_its_step_is_offered_first():
    server.apply("""name: asked at a dialogue
by: yentt
acts:
  - { at: 2026-07-02 08:02, act: open, matter: YK26-9, kind: suggestion, giver: ubnd, to: stc, title: Hỏi về lệ phí, conference: Đối thoại quý II, held: 2026-07-01, point: Lệ phí nào được miễn }
  - { at: 2026-07-02 08:02, by: vandb, act: assign, matter: YK26-9, to_person: vandb }
""")
    line = next(line for line in finance.get("/api/work").json["holds"] if line["code"] == "YK26-9")
    acts = [one["act"] for one in line["next"]]
    assert acts[0] == "forward" and "complete" in acts, acts


# --- the protection record ----------------------------------------------------------------------------------------------------

def a_proposer_takes_the_protection_record_home():
    told = fits(proposer.get(path("DX26-1", "protection")), "Protection")
    assert told["state"] in ("stands", "evaluated") and told["acts"] and told["fields"], told
    answer = proposer.get(path("DX26-1", "protection.docx"))
    assert answer.status == 200 and answer.headers["Content-Disposition"].startswith("attachment; filename=\"phieu-xac-nhan-"), answer
    words = zipfile.ZipFile(io.BytesIO(answer.body)).read("word/document.xml").decode()
    assert "Thẩm định thiết kế mẫu theo lô" in words and "DX26-1" in words
    assert "protection.docx" in congvu(server.db, "account", "record")


def the_control_slip_is_a_word_file_for_who_reads_the_matter():
    answer = proposer.get(path("DX26-1", "slip.docx"))
    assert answer.status == 200 and "phieu-kiem-soat-" in answer.headers["Content-Disposition"], answer
    assert "DX26-1" in zipfile.ZipFile(io.BytesIO(answer.body)).read("word/document.xml").decode()
    refused(finance.get(path("DX26-1", "slip.docx")), "unknown-matter")


def nobody_else_reads_it_and_nothing_else_has_one():
    for where in ("protection", "protection.docx"):
        refused(finance.get(path("DX26-1", where)), "unknown-matter")
        refused(inspector.get(path("V26-001", where)), "wrong-value")


ROWS = [discipline_is_counted_by_body_and_year_of_the_decision, a_period_of_days_leaves_the_rest_out,
        a_right_to_read_one_kind_counts_that_kind_alone, the_register_of_discipline_is_counted_by_whom_the_matrix_names_whatever_is_granted,
        the_money_of_recommendations_is_summed_with_the_rate_of_the_sums,
        who_is_inspected_does_not_count_the_inspection_whatever_is_granted, what_is_asked_wrongly_is_refused, obstacles_stand_by_the_rule_they_come_from,
        a_units_authority_is_read_with_the_matters_that_who_asks_may_see, every_sum_that_a_kind_shows_can_be_asked_for,
        what_is_upheld_and_not_gathered_becomes_one_proposal, decisions_are_counted_by_quarter_and_by_agency, a_proposer_takes_the_protection_record_home,
        the_control_slip_is_a_word_file_for_who_reads_the_matter, nobody_else_reads_it_and_nothing_else_has_one, the_sheet_of_a_project_sums_what_names_it_as_far_as_who_asks_may_see]
try:
    status = run(ROWS)
finally:
    server.close()
sys.exit(status)
