#!/usr/bin/env python3
"""Signing in by a province's own service, over HTTP: a real provider (tests/app/provider.py) beside the real server."""
import base64
import http.client
import json
import os
import re
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

from server import CONGVU, PASSWORD, Server, congvu, run

provider = subprocess.Popen([sys.executable, os.environ["PROVIDER"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
PORT = int(provider.stdout.readline())
ISSUER = f"http://127.0.0.1:{PORT}/r"
SETTINGS = f"""name: {{ vi: Cổng đăng nhập tỉnh Thử, en: Thử sign-in }}
issuer: {ISSUER}
client: congvu test
secret: s3cret/&=
"""


class Office(Server):
    def start(self, *options):
        self.settings = os.path.join(self.folder.name, "oidc.yaml")
        with open(self.settings, "w", encoding="utf-8", opener=lambda p, f: os.open(p, f, 0o600)) as out:
            out.write(SETTINGS)
        super().start(*options, "--oidc", self.settings)


server = Office(story=False)
admin = server.administrator()
head = server.account(admin, "buoivt", "buoivt")


def mode(**wrong):
    at = {"wrong": "", "sub": "4711", "alg": "RS256", "amr": "", **wrong}
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)
    connection.request("GET", "/mode?" + "&".join(f"{k}={v}" for k, v in at.items()))
    connection.getresponse().read()


class Browser:
    """Follows no redirect by itself; has the two cookies, each where it belongs."""

    def __init__(self):
        self.client, self.oidc = server.client(), None

    def get(self, where):
        cookies = [f"congvu_session={self.client.cookie}" if self.client.cookie else "", f"congvu_oidc={self.oidc}" if self.oidc else ""]
        answer = self.client.ask("GET", where, headers={"Cookie": "; ".join(filter(None, cookies)) or None})
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            found = re.match(r"congvu_oidc=([^;]*)", cookie)
            if found:
                assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/api/oidc")), cookie
                self.oidc = found.group(1) or None
        return answer

    def there(self):
        answer = self.get("/api/oidc/start")
        assert answer.status == 303, answer
        return answer.headers["Location"]

    def visit(self, url):
        at = urlsplit(url)
        connection = http.client.HTTPConnection("127.0.0.1", at.port, timeout=30)
        connection.request("GET", at.path + "?" + at.query)
        response = connection.getresponse()
        response.read()
        back = urlsplit(response.headers["Location"])
        assert back.netloc == f"127.0.0.1:{server.port}", back
        return back.path + "?" + back.query

    def sign_in(self):
        """Where the page is then."""
        answer = self.get(self.visit(self.there()))
        assert answer.status == 303 and answer.body == b"", answer
        return answer.headers["Location"]


def bind(name, subject):
    return admin.ask("PATCH", f"/api/accounts/{name}", {"subject": subject})


def the_page_says_by_whom_one_may_sign_in():
    assert server.client().get("/api/session").json["sign_in_by"] == "Thử sign-in"
    vietnamese = server.client().ask("GET", "/api/session", headers={"Accept-Language": "vi"})
    assert vietnamese.json["sign_in_by"] == "Cổng đăng nhập tỉnh Thử"


def who_is_bound_to_no_account_stays_out_and_the_record_has_the_name():
    for subject in ("4711", "buoivt"):  # the name of an account, or an address, binds nobody
        mode(sub=subject)
        browser = Browser()
        assert browser.sign_in() == "/dang-nhap?signin=not-bound"
        assert browser.client.cookie is None
        assert f"bound to no account: {subject}" in congvu(server.db, "account", "record")


def urged(browser):
    """How surely the receipt of an act says that the person was known."""
    browser.client.csrf = browser.client.get("/api/session").json["csrf"]
    done = browser.client.post("/api/matters/K25-7003/acts", {"kind": "report", "fields": {"words": "Đang làm"}})
    assert done.status == 201, done
    receipt = browser.client.get(f"/api/matters/K25-7003/acts/{done.json['seq']}/receipt").body.decode()
    return json.loads(base64.b64decode(re.search(r"^extra (\S+)$", receipt, re.M)[1]).split(b"\n")[0])["surety"]


def an_administrator_binds_and_the_person_comes_in():
    mode()
    assert bind("buoivt", "4711").status == 204
    assert [a["subject"] for a in admin.get("/api/accounts").json["accounts"]] == ["4711", None]
    browser = Browser()
    assert browser.sign_in() == "/"
    session = browser.client.get("/api/session").json
    assert session["account"] == "buoivt" and session["surety"] == "signed_in", session
    assert browser.oidc is None
    mode(amr="mfa")
    assert browser.sign_in() == "/"
    assert browser.client.get("/api/session").json["surety"] == "second_factor"
    server.apply("name: x\nacts:\n  - { at: 2025-10-01 08:00, by: tholn, act: open, matter: K25-7003, giver: sxd, kind: directive,"
                 " to: sxd-qlxd, due: 2025-12-31, title: Kiểm kê }\n")
    assert urged(browser) == "second_factor", "and so says the receipt"
    mode()
    assert browser.sign_in() == "/" and urged(browser) == "signed_in"


def one_person_there_is_one_account_here():
    assert bind("quantri", "4711").problem == "already-exists"
    assert head.ask("PATCH", "/api/accounts/buoivt", {"subject": "1"}).problem in ("no-right", "not-signed-in")
    assert bind("buoivt", "x" * 300).problem == "too-large"


def a_binding_is_to_one_provider():
    congvu(server.db, "account", "bind", "buoivt", "4711", "--issuer", "https://sso.example.vn")
    mode()
    assert Browser().sign_in() == "/dang-nhap?signin=not-bound"
    congvu(server.db, "account", "bind", "buoivt", "4711", "--issuer", ISSUER)
    browser = Browser()
    assert browser.sign_in() == "/"
    congvu(server.db, "account", "bind", "buoivt")
    assert not browser.client.get("/api/session").json["signed_in"]
    assert bind("buoivt", "4711").status == 204


def what_goes_wrong_is_told_by_name():
    for wrong, problem in (("denied", "sign-in-failed"), ("nonce", "sign-in-failed"), ("other-key", "sign-in-failed"),
                           ("token-400", "sign-in-provider")):
        mode(wrong=wrong)
        assert Browser().sign_in() == "/dang-nhap?signin=" + problem, wrong
    mode()
    congvu(server.db, "account", "lock", "buoivt")
    assert Browser().sign_in() == "/dang-nhap?signin=sign-in-failed"
    congvu(server.db, "account", "unlock", "buoivt")


def an_answer_fits_the_browser_that_began_and_once():
    mode()
    mine, theirs = Browser(), Browser()
    back = mine.visit(mine.there())
    theirs.there()
    assert theirs.get(back).headers["Location"] == "/dang-nhap?signin=sign-in-failed"
    assert Browser().get(back).headers["Location"] == "/dang-nhap?signin=sign-in-failed"
    assert mine.get(back + "&session_state=x&iss=y").headers["Location"] == "/"  # what providers add is let pass
    assert mine.get(back).headers["Location"] == "/dang-nhap?signin=sign-in-failed"


def the_secret_leaves_the_server_for_the_provider_alone():
    there = Browser().there()
    assert "s3cret" not in there
    asked = parse_qs(urlsplit(there).query)
    assert asked["redirect_uri"] == [f"http://127.0.0.1:{server.port}/api/oidc/finish"] and asked["scope"] == ["openid profile"]


def started_with(settings, mode):
    file = os.path.join(server.folder.name, "other.yaml")
    with open(file, "w", encoding="utf-8") as out:
        out.write(settings)
    os.chmod(file, mode)
    done = subprocess.run([CONGVU, "--lang", "en", "serve", "--db", server.db, "--listen", "127.0.0.1:0", "--oidc", file],
                          capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    return done.stderr.decode()


def settings_that_others_can_read_or_that_are_wrong_are_refused():
    assert "[not-private]" in started_with(SETTINGS, 0o640)
    assert "[wrong-key]" in started_with(SETTINGS + "colour: red\n", 0o600)
    assert "[wrong-value]" in started_with(SETTINGS.replace(ISSUER, "http://sso.example.vn"), 0o600)
    assert "[missing-key]" in started_with("issuer: https://sso.example.vn\n", 0o600)


def a_provider_that_is_gone_is_told_and_a_password_still_works():
    provider.stdin.close()
    provider.wait(timeout=30)
    mine = Browser()
    assert mine.get("/api/oidc/start").status == 303  # its description is remembered for an hour
    server.stop()
    server.start()
    assert Browser().get("/api/oidc/start").headers["Location"] == "/dang-nhap?signin=sign-in-provider"
    assert server.client().sign_in("buoivt", PASSWORD).status == 200


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and "_" in name
              and callable(f) and name != "started_with"])
server.close()
sys.exit(status)
