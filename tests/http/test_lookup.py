#!/usr/bin/env python3
"""The page on which citizens look up their own dossier: what it shows, what it hides, and that it tells a wrong code from nothing."""
import re
import sys
from urllib.parse import urlencode

from server import Server, congvu, path, run

TITLE = "Cấp giấy phép xây dựng nhà kho ông Qzx"
server = Server("--proxied", story=False)
admin = server.administrator()
desk = server.account(admin, "tiepnhan", "duyenlt")
other = server.account(admin, "phongyte", "bachnx")
server.apply(f"""
name: tra-cuu
acts:
  - {{ at: 2025-08-04 15:20, by: duyenlt, act: open, matter: D25-0007, kind: dossier, giver: pvhcc, to: pvhcc, title: {TITLE} }}
  - {{ at: 2025-08-05 08:00, by: duyenlt, matter: D25-0007, act: forward, to: sxd-qlxd }}
  - {{ at: 2025-08-05 09:00, by: buoivt, matter: D25-0007, act: assign, to_person: thuannq }}
  - {{ at: 2025-08-05 09:10, by: yentt, act: open, matter: V25-0900, kind: directive, giver: ubnd, to: sxd, due: 2025-09-30, title: Việc }}
""")
SECRET = congvu(server.db, "--quiet", "secret", "D25-0007").strip()


def look(code, secret, **query):
    """From a citizen's browser, never twice from the same one: the address has its own bound."""
    return server.client().ask("POST", "/tra-cuu", urlencode({"code": code, "secret": secret}),
                                             {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": next(addresses),
                                              "Accept-Language": "vi"}, **query)


addresses = (f"10.1.{n >> 8}.{n & 255}" for n in range(1, 65536))


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.body.decode()))


def the_secret_is_128_bits_in_letters_that_can_be_read():
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]", SECRET), SECRET


def code_and_secret_show_step_unit_due_date_and_why_and_nothing_else():
    answer = look("D25-0007", SECRET)
    assert answer.status == 200, answer
    said = words(answer)
    for want in ("Thẩm định hồ sơ", "Phòng Quản lý xây dựng", "18/8/2025", "10 ngày làm việc"):
        assert want in said, (want, said)
    for hidden in ("Qzx", "nhà kho", "Thuận", "thuannq", "Bưởi"):
        assert hidden not in answer.body.decode(), hidden


def it_is_typed_as_people_type():
    loose = " " + SECRET.lower().replace("-", " ").replace("0", "o") + " "
    assert look(" d25-0007", loose).status == 200


def it_speaks_english_too():
    assert "Unit that holds it" in words(look("D25-0007", SECRET, lang="en"))


def a_wrong_code_and_a_wrong_secret_get_the_same_answer():
    wrong = [look("D25-0007", "0" * 26), look("D25-9999", SECRET), look("V25-0900", SECRET), look("", ""), look("D25-0007", "%00'\"<b>" * 20)]
    same = {(a.status, a.body, tuple(sorted((k, v) for k, v in a.headers.items() if k != "Date"))) for a in wrong}
    assert len(same) == 1 and wrong[0].status == 404, same


def the_page_needs_no_script_and_keeps_a_strict_policy():
    answer = server.client().get("/tra-cuu")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status == 200 and "<script" not in answer.body.decode()
    assert "default-src 'none'" in policy and "unsafe" not in policy and "form-action 'self'" in policy, policy
    assert answer.headers["Cache-Control"] == "no-store, private" and "Set-Cookie" not in answer.headers
    css = server.client().get("/plain.css")
    assert css.status == 200 and css.headers["Content-Type"].startswith("text/css")


def a_form_that_is_too_large_is_refused():
    assert look("x" * 9000, "y").status == 413


def a_new_secret_ends_the_one_before():
    old = congvu(server.db, "--quiet", "secret", "D25-0007").strip()
    made = desk.post(path("D25-0007", "secret"))
    assert made.status == 201 and made.json["code"] == "D25-0007", made
    assert look("D25-0007", old).status == 404 and look("D25-0007", made.json["secret"]).status == 200
    assert "lookup-secret" in congvu(server.db, "account", "record")


def who_opens_a_dossier_gets_a_secret_for_the_applicant():
    made = desk.post("/api/matters", {"kind": "open", "fields": {"kind": "dossier", "giver": "pvhcc", "to": "pvhcc", "title": "Khai sinh"}})
    assert made.status == 201, made
    assert look(made.json["code"], made.json["secret"]).status == 200


def who_has_nothing_to_do_with_it_gives_no_secret():
    assert other.post(path("D25-0007", "secret")).status in (403, 404)
    assert server.client().post(path("D25-0007", "secret")).status == 401


def other_kinds_are_not_looked_up():
    try:
        congvu(server.db, "secret", "V25-0900")
        raise AssertionError("a directive got a secret")
    except RuntimeError as why:
        assert "not-now" in str(why), why


def nothing_of_the_secret_is_kept():
    fresh = congvu(server.db, "--quiet", "secret", "D25-0007").strip()
    look("D25-0007", fresh)
    bare = fresh.replace("-", "").encode()
    for name in (server.db, server.db + "-wal"):
        try:
            with open(name, "rb") as file:
                kept = file.read()
        except FileNotFoundError:
            continue
        assert bare not in kept and fresh.encode() not in kept, name


def who_looks_too_often_is_told_to_wait():
    asked = [server.client().ask("POST", "/tra-cuu", "code=D25-0007&secret=x", {"X-Forwarded-For": "10.9.9.9"}) for _ in range(12)]
    assert asked[0].status == 404 and asked[-1].status == 429 and asked[-1].headers["Retry-After"], [a.status for a in asked]


rows = [the_secret_is_128_bits_in_letters_that_can_be_read, code_and_secret_show_step_unit_due_date_and_why_and_nothing_else,
        it_is_typed_as_people_type, it_speaks_english_too, a_wrong_code_and_a_wrong_secret_get_the_same_answer,
        the_page_needs_no_script_and_keeps_a_strict_policy, a_form_that_is_too_large_is_refused, a_new_secret_ends_the_one_before,
        who_opens_a_dossier_gets_a_secret_for_the_applicant, who_has_nothing_to_do_with_it_gives_no_secret, other_kinds_are_not_looked_up,
        nothing_of_the_secret_is_kept, who_looks_too_often_is_told_to_wait]
failed = run(rows)
server.close()
sys.exit(failed)
