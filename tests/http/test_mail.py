#!/usr/bin/env python3
"""Letters, with a real mail server (smtp.py): what is in them, who gets them and once; a server that refuses, hangs up, is slow, is not
trusted; a program that is killed while it sends."""
import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile

from server import CONGVU, Server, congvu, path, run, vietnamese
from smtp import Post

# Letters are in Vietnamese: its sentences, as they stand in po/.
words = vietnamese()

server = Server()
admin = server.administrator()
chief = server.account(admin, "yentt", "yentt", ["clerk"])
head = server.account(admin, "buoivt", "buoivt")
folder = server.folder.name
post = Post()


def settings(port, scheme="smtp", **more):
    file = os.path.join(folder, f"mail-{port}.yaml")
    with open(file, "w", encoding="utf-8", opener=lambda p, f: os.open(p, f, 0o600)) as out:
        print(f"server: {scheme}://127.0.0.1:{port}\nfrom: congvu@songlamha.example\nname: {{ vi: Văn phòng UBND tỉnh Thử, en: Office of Thử }}",
              *(f"{k}: {v}" for k, v in more.items()), sep="\n", file=out)
    return file


def mail(what, file=None):
    return congvu(server.db, "--lang", "en", "mail", what, *(["--mail", file or settings(post.port), "--origin", "https://congvu.example"]
                                                              if what != "status" else []))


def address(client, name, where):
    answer = client.ask("PATCH", f"/api/accounts/{name}", {"email": where})
    assert answer.status == 204, answer


def digest(client, wanted):
    assert client.ask("PUT", "/api/account/settings", {"lang": "", "keys": True, "digest": wanted}).status == 204


def turn():
    """As if the wait after a failed try were over; gives the rows' states."""
    with sqlite3.connect(server.db) as db:
        db.execute("UPDATE outbox SET next = 0 WHERE state = 0")


def again():
    """A new day for digests, as far as the outbox knows."""
    with sqlite3.connect(server.db) as db:
        db.execute("DELETE FROM outbox WHERE what = 'digest'")


def states(what):
    return [row["state"] for row in admin.get("/api/mail").json["rows"] if row["what"] == what]


def an_address_is_the_administrators_to_give_and_its_owners_to_see():
    address(admin, "buoivt", "buoi.vt@sxd.example")
    assert head.get("/api/session").json["email"] == "buoi.vt@sxd.example"
    assert "buoi.vt@" not in chief.get("/api/people").body.decode() + chief.get(path("V25-0002")).body.decode()
    assert chief.get("/api/accounts").problem == "no-right"
    for wrong in ("no address", "a@b@c", "a\r\nBcc: x@y.example", "<a@b.example>", "ă@b.example", ".a@b.example", "a@b..example"):
        assert admin.ask("PATCH", "/api/accounts/buoivt", {"email": wrong}).problem == "wrong-value", wrong
    assert "sxd.example" not in congvu(server.db, "account", "record")


def nobody_gets_a_letter_that_did_not_ask_for_it():
    assert mail("digest") == "sent 0, waiting 0, given up 0\n"


def the_morning_brings_own_work_in_vietnamese_as_text_and_as_html():
    digest(head, True)
    assert mail("digest") == "sent 1, waiting 0, given up 0\n"
    letter = post.letter()
    assert letter.receivers == ["buoi.vt@sxd.example"] and letter.sender == "congvu@songlamha.example"
    m = letter.message
    assert m["Auto-Submitted"] == "auto-generated" and m.get_content_type() == "multipart/alternative"
    assert m["From"].addresses[0].display_name == "Văn phòng UBND tỉnh Thử"
    assert m["Subject"].startswith("Việc ngày ") and not m.defects, m["Subject"]
    assert all(len(line) <= 78 for line in letter.data.split(b"\r\n"))
    bare = letter.data.replace(b"\r\n", b"")
    assert b"\n" not in bare and b"\r" not in bare, letter.data
    letter.data.decode("ascii")
    text, html = letter.part("plain"), letter.part("html")
    if os.environ.get("LETTERS"):  # to be looked at
        open(os.environ["LETTERS"] + ".txt", "w", encoding="utf-8").write(m["Subject"] + "\n\n" + text)
        open(os.environ["LETTERS"] + ".html", "w", encoding="utf-8").write(html)
    assert "V25-0002" in text and "quy hoạch mỏ vật liệu" in text and "Ai đang chờ ông/bà" in text, text
    assert '<a href="https://congvu.example/matters/V25-0002">' in html and "quy hoạch mỏ vật liệu" in html
    assert "<html lang=\"vi\">" in html


def nobody_gets_a_second_one_that_day():
    assert mail("digest") == "sent 0, waiting 0, given up 0\n"
    assert mail("send") == "sent 0, waiting 0, given up 0\n"
    assert post.letters.empty() and states("digest") == ["sent"]


def who_is_urged_is_told_by_a_running_server_after_the_act():
    server.stop()
    server.start("--mail", settings(post.port))
    act = {"kind": "urge", "fields": {"words": "Đề nghị báo cáo tiến độ trước 16 giờ chiều nay"}}
    assert chief.post(path("V25-0002", "acts"), act).status == 201
    letter = post.letter()
    assert letter.receivers == ["buoi.vt@sxd.example"]
    assert letter.message["Subject"].startswith("Đôn đốc: V25-0002"), letter.message["Subject"]
    assert "trước 16 giờ chiều nay" in letter.part("plain")
    assert admin.get("/api/mail").json["set_up"] is True


def an_act_does_not_wait_for_a_mail_server_that_is_slow():
    post.mode = "hold"
    post.go.clear()
    act = {"kind": "urge", "fields": {"words": "Lần thứ hai"}}
    assert chief.post(path("V25-0002", "acts"), act).status == 201
    first = post.letter()  # taken, and not answered: the next act is recorded all the same
    assert chief.post(path("V25-0002", "acts"), {"kind": "urge", "fields": {"words": "Lần thứ ba"}}).status == 201
    assert server.stop() == 0  # nor does the end
    post.mode = ""
    post.go.set()
    server.start()
    turn()
    assert mail("send") == "sent 2, waiting 0, given up 0\n"
    ids = [post.letter().message["Message-ID"] for _ in range(2)]
    assert first.message["Message-ID"] in ids and ids[0] != ids[1]  # a second copy is known as one


def urge(words):
    assert chief.post(path("V25-0002", "acts"), {"kind": "urge", "fields": {"words": words}}).status == 201


def what_a_server_refuses_now_is_tried_again_and_for_good_is_given_up():
    urge("Lần thứ tư")
    for mode in ("busy", "cut"):
        post.mode = mode
        assert mail("send") == "sent 0, waiting 1, given up 0\n", mode
        assert mail("send") == "sent 0, waiting 0, given up 0\n", mode  # not before its time
        turn()
    row = admin.get("/api/mail").json["rows"][0]
    assert row["tries"] == 2 and row["why"] and row["next"] and row["to"] == "buoivt", row
    post.mode = "refuse"
    assert mail("send") == "sent 0, waiting 0, given up 1\n"
    row = admin.get("/api/mail").json["rows"][0]
    assert row["state"] == "failed" and "550" in row["why"], row
    assert "given up: " in mail("status") and "buoi.vt@" not in mail("status")
    post.mode = ""


def a_digest_that_may_have_arrived_is_not_sent_again():
    again()
    post.mode = "drop"
    assert mail("digest") == "sent 0, waiting 0, given up 1\n"
    post.letter()
    post.mode = ""
    turn()
    assert mail("digest") == "sent 0, waiting 0, given up 0\n" and states("digest") == ["unsure"]
    assert post.letters.empty()


def nor_one_that_was_being_sent_when_the_program_was_killed():
    again()
    post.mode = "hold"
    post.go.clear()
    sending = subprocess.Popen([CONGVU, "mail", "digest", "--db", server.db, "--mail", settings(post.port)])
    post.letter()
    sending.send_signal(signal.SIGKILL)
    sending.wait()
    post.mode = ""
    post.go.set()
    assert mail("send") == "sent 0, waiting 0, given up 0\n" and states("digest") == ["unsure"]


def what_was_made_and_not_begun_survives_a_crash():
    again()
    post.mode = "cut"
    mail("digest")
    post.mode = ""
    turn()
    assert mail("send") == "sent 1, waiting 0, given up 0\n"
    post.letter()


def tls_is_spoken_and_a_stranger_is_not_trusted():
    secure = Post(folder)
    trusted = os.path.join(folder, "mail.pem")
    again()
    strange = settings(secure.port, user="congvu", password="mật khẩu")
    assert mail("digest", strange) == "sent 0, waiting 1, given up 0\n"
    turn()
    assert mail("send", settings(secure.port, user="congvu", password="mật khẩu", authorities=trusted)) == "sent 1, waiting 0, given up 0\n"
    letter = secure.letter()
    assert letter.secure and letter.user == ["congvu", "mật khẩu"], letter.user
    again()
    secure.mode = "login"
    assert mail("digest", settings(secure.port, user="congvu", password="x", authorities=trusted)) == "sent 0, waiting 1, given up 0\n"
    implicit = Post(folder, implicit=True)
    turn()
    assert mail("send", settings(implicit.port, "smtps", authorities=trusted)) == "sent 1, waiting 0, given up 0\n"
    assert implicit.letter().secure


def a_checkpoint_of_the_ledger_leaves_by_mail_and_is_the_ledgers_own():
    congvu(server.db, "ledger", "way-add", "mail", "luutru@ubnd.example")
    said = congvu(server.db, "--lang", "en", "ledger", "send", "--mail", settings(post.port))
    assert "last at" in said, said
    letter = post.letters.get(timeout=20)
    assert letter.receivers == ["luutru@ubnd.example"], letter.receivers
    note = letter.part("plain").replace("\r\n", "\n").split("\n\n", 1)[1]
    kept = os.path.join(folder, "kept")
    with open(kept, "w", encoding="utf-8") as out:
        out.write(note)
    assert "of the checkpoint kept outside" in congvu(server.db, "--lang", "en", "ledger", "verify", "--against", kept)
    post.mode = "refuse"
    failed = subprocess.run([CONGVU, "--lang", "en", "--db", server.db, "ledger", "send", "--mail", settings(post.port)], capture_output=True, text=True)
    post.mode = ""
    assert failed.returncode == 64 and "550" in failed.stdout, failed
    congvu(server.db, "ledger", "way-off", "1")


def who_may_not_see_a_matter_gets_no_letter_about_it():
    address(admin, "buoivt", "")
    urge("Lần thứ năm")
    assert mail("send") == "sent 0, waiting 0, given up 0\n"
    address(admin, "buoivt", "buoi.vt@sxd.example")
    congvu(server.db, "account", "lock", "buoivt")
    urge("Lần thứ sáu")
    assert mail("send") == "sent 0, waiting 0, given up 0\n"
    congvu(server.db, "account", "unlock", "buoivt")


def started_with(text, mode=0o600):
    file = os.path.join(folder, "wrong.yaml")
    with open(file, "w", encoding="utf-8") as out:
        out.write(text)
    os.chmod(file, mode)
    done = subprocess.run([CONGVU, "--lang", "en", "mail", "send", "--db", server.db, "--mail", file], capture_output=True)
    return re.search(r"\[([a-z-]+)\]", done.stderr.decode()).group(1)


def settings_that_are_wrong_or_open_to_others_are_refused():
    right = "server: smtp://127.0.0.1:1\nfrom: a@b.example\n"
    assert started_with(right, 0o644) == "not-private"
    assert started_with(right.replace("smtp:", "http:")) == "wrong-value"
    assert started_with(right.replace("a@b", "Ai Đó <a@b>")) == "wrong-value"
    assert started_with("server: smtp://127.0.0.1:1\n") == "missing-key"
    assert started_with(right + "digest_at: 25:00\n") == "wrong-value"


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and "_" in name
              and callable(f) and name != "started_with"])
server.close()
sys.exit(status)
