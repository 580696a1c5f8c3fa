#!/usr/bin/env python3
"""Webhooks, with a real receiver: what it is told, signed by Standard Webhooks; one that fails, is gone, or lies where none may."""
import base64
import hashlib
import hmac
import http.server
import json
import os
import queue
import sqlite3
import ssl
import subprocess
import sys
import threading
import time

from server import Server, congvu, path, run


class Receiver(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Ask)
        self.status, self.asked = 204, queue.Queue()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/hook"

    def told(self):
        headers, body = self.asked.get(timeout=30)
        return headers, body, json.loads(body)


def signature(headers, body, secret):
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(base64.b64decode(secret[6:]), signed, hashlib.sha256).digest()).decode()


def made_by_openssl(folder, *args):
    subprocess.run(["openssl", *args], cwd=folder, check=True, capture_output=True)


def certificates(folder):
    """The office's own authority, and certificates by it: for this machine, and for another."""
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made_by_openssl(folder, "req", "-x509", *curve, "-days", "1", "-subj", "/CN=CA cua tinh Thu", "-out", "ca.pem", "-keyout", "ca.key")
    for name, address in (("here", "IP:127.0.0.1"), ("other", "DNS:khac.example.vn")):
        with open(os.path.join(folder, name + ".ext"), "w", encoding="ascii") as file:
            file.write("subjectAltName=" + address)
        made_by_openssl(folder, "req", *curve, "-subj", "/CN=" + name, "-out", name + ".csr", "-keyout", name + ".key")
        made_by_openssl(folder, "x509", "-req", "-in", name + ".csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-days", "1", "-extfile", name + ".ext",
                        "-out", name + ".pem")
    return os.path.join(folder, "ca.pem")


class SecureReceiver(Receiver):
    """The same over TLS, with a certificate of the office's own authority."""

    def __init__(self, folder, name):
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(os.path.join(folder, name + ".pem"), os.path.join(folder, name + ".key"))
        super().__init__()

    def get_request(self):
        connection, address = super().get_request()
        return self.tls.wrap_socket(connection, server_side=True), address

    def handle_error(self, request, client_address):
        pass  # who does not trust it hangs up

    @property
    def url(self):
        return super().url.replace("http:", "https:")


class Ask(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.put((self.headers, body))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


server = Server("--hook-to", "loopback")
admin = server.administrator()
chief = server.account(admin, "yentt", "yentt", ["clerk"])
receiver = Receiver()


def urge(words, code="V25-0002"):
    assert chief.post(path(code, "acts"), {"kind": "urge", "fields": {"words": words}}).status == 201


def hooks():
    return admin.get("/api/webhooks").json


def turn(sql):
    with sqlite3.connect(server.db, timeout=30) as db:
        db.execute(sql)


def until(holds):
    """Asks again until it is so; half a minute at most."""
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end, hooks()
        time.sleep(0.05)


def an_address_that_may_not_be_reached_is_refused():
    for url in ("ftp://x.example/", "http://x.example/", "https://u:p@x.example/", "http://127.0.0.1.x.example/", "https://169.254.169.254/",
                "https://0.0.0.0/", "https://[::ffff:169.254.1.1]/", "https://[fe80::1]/", "https://224.0.0.1/", "", "https://"):
        answer = admin.post("/api/webhooks", {"url": url, "events": ["act.recorded"]})
        assert answer.problem == "wrong-value", (url, answer)
    good = "https://x.example/"
    assert admin.post("/api/webhooks", {"url": good, "events": ["dance"]}).problem == "wrong-value"
    assert admin.post("/api/webhooks", {"url": good, "events": []}).problem == "missing-key"
    assert admin.post("/api/webhooks", {"url": good, "events": ["act.recorded"], "secret": "whsec_c2hvcnQ="}).problem == "wrong-value"
    assert chief.post("/api/webhooks", {"url": good, "events": ["act.recorded"]}).problem == "no-right"
    assert hooks()["webhooks"] == []


def what_happens_is_told_after_it_is_recorded_and_signed():
    made = admin.post("/api/webhooks", {"url": receiver.url, "events": ["act.recorded"]})
    assert made.status == 201 and made.json["secret"].startswith("whsec_"), made
    assert "whsec_" not in admin.get("/api/webhooks").body.decode()
    urge("Lời này không ra khỏi hệ thống")
    headers, body, event = receiver.told()
    assert headers["webhook-signature"] == signature(headers, body, made.json["secret"]), headers
    Receiver.secret = made.json["secret"]
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60 and headers["Content-Type"] == "application/json"
    assert event["type"] == "act.recorded" and event["data"]["code"] == "V25-0002" and event["data"]["act"]["kind"] == "urge", event
    assert event["data"]["unit"]["code"] == "sxd-qlxd" and event["data"]["hidden"] is False
    assert "không ra khỏi" not in body.decode() and "yentt" not in body.decode()  # no words, no person


def a_new_secret_signs_beside_the_one_before_for_a_day():
    said = congvu(server.db, "hook", "rotate", "1")
    old, new = Receiver.secret, next(line for line in said.splitlines() if line.startswith("whsec_"))
    assert new != old and "24 hours" in said, said
    urge("Đổi khóa")
    headers, body, _ = receiver.told()
    assert headers["webhook-signature"] == f"{signature(headers, body, new)} {signature(headers, body, old)}", headers
    turn(f"UPDATE webhook SET before_until = {time.time_ns() // 1000}")
    urge("Hết một ngày")
    headers, body, _ = receiver.told()
    assert headers["webhook-signature"] == signature(headers, body, new), headers


def a_secret_that_somebody_else_knows_ends_at_once():
    made = admin.post("/api/webhooks/1/secret", {"at_once": True})
    assert made.status == 201 and made.json["id"] == 1, made
    urge("Lộ khóa")
    headers, body, _ = receiver.told()
    assert headers["webhook-signature"] == signature(headers, body, made.json["secret"]), headers
    own = "whsec_" + base64.b64encode(b"k" * 32).decode()
    assert congvu(server.db, "--quiet", "hook", "rotate", "1", "--at-once", "--secret-fd", "0", stdin=own.encode()).strip() == own
    assert admin.post("/api/webhooks/1/secret", {"secret": "whsec_ngan"}).problem == "wrong-value"
    assert admin.post("/api/webhooks/1/secret", {"at_once": "yes"}).problem == "wrong-value"
    assert admin.post("/api/webhooks/99/secret", {}).problem == "unknown-reference"
    assert chief.post("/api/webhooks/1/secret", {}).problem == "no-right"
    assert "webhook-secret" in congvu(server.db, "account", "record")


def the_console_adds_turns_off_and_removes():
    url = receiver.url + "/dong-lenh"
    said = congvu(server.db, "hook", "add", url, "--hook-to", "loopback", "--events", "due.passed,signal.raised")
    assert "whsec_" in said, said
    there = hooks()["webhooks"][1]
    assert there["url"] == url and there["events"] == ["due.passed", "signal.raised"] and there["on"], there
    congvu(server.db, "hook", "off", str(there["id"]))
    listed = congvu(server.db, "hook", "list")
    assert url in listed and "off" in listed and "whsec_" not in listed, listed
    congvu(server.db, "hook", "on", str(there["id"]))
    congvu(server.db, "hook", "remove", str(there["id"]))
    assert len(hooks()["webhooks"]) == 1
    for wrong, problem in ((["dance"], "usage"), (["rotate", "x"], "usage"), (["remove"], "usage"), (["off", "99"], "unknown-reference"),
                           (["add", "https://127.0.0.1/x"], "wrong-value")):
        try:
            congvu(server.db, "hook", *wrong)
            raise AssertionError(wrong)
        except RuntimeError as why:
            assert f"[{problem}]" in str(why), why


def what_is_hidden_from_some_is_told_by_its_code_alone():
    server.apply("""name: what a webhook hears of a denunciation
acts:
  - { at: 2025-10-01 08:01, by: tholn, act: open, matter: K25-7002, giver: sxd, title: Tố cáo hành vi gây khó dễ, kind: denunciation, to: sxd, persons: bachhc }
""")
    _, body, event = receiver.told()  # recorded by another process
    assert event["data"] == {"code": "K25-7002", "hidden": True}, event


def a_due_that_passes_is_told_once():
    made = admin.post("/api/webhooks", {"url": receiver.url, "events": ["due.passed"]}).json
    server.apply("""name: a limit that goes by
acts:
  - { at: 2025-10-02 08:00, by: tholn, act: open, matter: K25-7003, giver: sxd, title: Báo cáo nhanh, kind: directive, to: sxd-qlxd, due: 2025-10-03 }
  - { at: 2025-10-06 08:00, by: tholn, act: urge, matter: K25-7003, words: Đã quá hạn }
""")
    told = [receiver.told()[2] for _ in range(3)]  # two acts for the first webhook, one due for the second
    due = [event for event in told if event["type"] == "due.passed" and event["data"]["code"] == "K25-7003"]
    while not due:  # other dues of the story passed too
        event = receiver.told()[2]
        due = [event] if event["type"] == "due.passed" and event["data"]["code"] == "K25-7003" else []
    assert due[0]["timestamp"].startswith("2025-10-04T00:00") and due[0]["data"]["state"] == "held", due
    assert admin.ask("DELETE", f"/api/webhooks/{made['id']}").status == 204


def drained():
    """Waits until nothing is left to be delivered, and forgets what came."""
    until(lambda: not hooks()["waiting"])
    while not receiver.asked.empty():
        receiver.asked.get()


def a_receiver_that_fails_is_asked_again_with_the_same_id():
    drained()
    receiver.status = 500
    urge("Lần hai")
    first = receiver.told()
    receiver.status = 302  # is no success, and is not followed
    until(lambda: hooks()["webhooks"][0]["failures"] == 1)
    turn("UPDATE webhook SET next = 0")
    turn("UPDATE outbox SET next = 0 WHERE state = 0")
    second = receiver.told()
    assert second[0]["webhook-id"] == first[0]["webhook-id"] and second[1] == first[1]
    until(lambda: hooks()["webhooks"][0]["failures"] == 2)
    hook = hooks()["webhooks"][0]
    assert hook["on"] and "302" in hook["why"], hook
    receiver.status = 200
    turn("UPDATE webhook SET next = 0")
    turn("UPDATE outbox SET next = 0 WHERE state = 0")
    assert receiver.told()[0]["webhook-id"] == first[0]["webhook-id"]
    drained()
    assert hooks()["webhooks"][0]["failures"] == 0 and hooks()["webhooks"][0]["why"] is None


def one_that_fails_too_often_or_is_gone_is_turned_off_and_says_why():
    for status, failures in ((503, 19), (410, 0)):
        turn(f"UPDATE webhook SET failures = {failures}")
        receiver.status = status
        urge(f"Trả lời {status}")
        receiver.told()
        until(lambda: not hooks()["webhooks"][0]["on"])
        hook = hooks()["webhooks"][0]
        assert str(status) in hook["why"], hook
        drained()
        urge("Không ai nghe")
        receiver.status = 204
        assert admin.ask("PATCH", f"/api/webhooks/{hook['id']}", {"on": True}).status == 204
        drained()
    assert "webhook-on" in congvu(server.db, "account", "record")


def an_office_server_reaches_no_private_address():
    """As the socket is opened: the name was fine when it was registered, or the reach was another."""
    drained()
    server.stop()
    server.start()
    urge("Không đi đâu cả")
    until(lambda: hooks()["webhooks"][0]["failures"])
    assert "not reached" in hooks()["webhooks"][0]["why"]
    assert receiver.asked.empty()
    assert admin.post("/api/webhooks", {"url": receiver.url, "events": ["act.recorded"]}).problem == "wrong-value"
    assert admin.post("/api/webhooks", {"url": "https://10.1.2.3/", "events": ["act.recorded"]}).problem == "wrong-value"


def it_is_gone_when_it_is_removed():
    there = f"/api/webhooks/{hooks()['webhooks'][0]['id']}"
    assert admin.ask("DELETE", there).status == 204 and hooks()["webhooks"] == []
    assert admin.ask("DELETE", there).problem == "unknown-reference"
    assert admin.ask("DELETE", "/api/webhooks/x").problem == "no-route"
    assert admin.ask("PATCH", there, {"on": "yes"}).problem == "wrong-value"


def a_receiver_with_the_offices_own_authority_is_trusted_where_it_is_named():
    authority = certificates(server.folder.name)
    here, other = SecureReceiver(server.folder.name, "here"), SecureReceiver(server.folder.name, "other")
    server.stop()
    server.start("--hook-to", "loopback")
    made = [admin.post("/api/webhooks", {"url": one.url, "events": ["act.recorded"]}) for one in (here, other)]
    urge("Chứng thư chưa được tin")
    until(lambda: all(hook["failures"] for hook in hooks()["webhooks"]))
    assert here.asked.empty() and all("ertificate" in hook["why"] for hook in hooks()["webhooks"]), hooks()
    server.stop()
    server.start("--hook-to", "loopback", "--hook-ca", authority)
    turn("UPDATE webhook SET next = 0")
    turn("UPDATE outbox SET next = 0 WHERE state = 0")
    headers, body, event = here.told()
    assert event["type"] == "act.recorded" and headers["webhook-signature"] == signature(headers, body, made[0].json["secret"])
    until(lambda: hooks()["webhooks"][1]["failures"] == 2)  # by the right authority, for another name
    assert other.asked.empty() and hooks()["webhooks"][0]["failures"] == 0


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and "_" in name
              and callable(f)
              and f.__code__.co_argcount == 0])
server.close()
sys.exit(status)
