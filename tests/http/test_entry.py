#!/usr/bin/env python3
"""The way in as plain pages: signing in with and without a second factor, a one-time link, the own account; no script, no other site's form."""
import base64
import hashlib
import hmac
import re
import struct
import sys
import time
from html import unescape
from urllib.parse import urlencode

from server import PASSWORD, Server, congvu, run, vietnamese

words = vietnamese()
server = Server(story=False)


class Browser:
    """A browser without a script: it keeps cookies, sends forms as they stand, and follows where it is sent."""

    def __init__(self):
        self.client, self.cookies = server.client(), {}

    def ask(self, method, where, body=None, **headers):
        send = {"Accept-Language": "vi", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()) or None, **headers}
        answer = self.client.ask(method, where, body, send)
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = re.match(r"([^=]+)=([^;]*)", cookie).groups()
            self.cookies[name] = value
            if not value:
                del self.cookies[name]
        return answer

    def open(self, where):
        self.answer = self.ask("GET", where)
        if self.answer.status == 303:
            return self.open(self.answer.headers["Location"])
        return self.answer

    @property
    def words(self):
        return re.sub(r"\s+", " ", unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", self.answer.body.decode())))

    def form(self, with_field):
        """The form that has the field, as (action, what is hidden in it)."""
        for action, inside in re.findall(r'<form[^>]* action="([^"]*)">(.*?)</form>', self.answer.body.decode(), re.S):
            if f'name="{with_field}"' in inside or f'value="{with_field}"' in inside:
                hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', inside)
                return unescape(action), {unescape(k): unescape(v) for k, v in hidden}
        raise AssertionError(f"no form has {with_field}: {self.words}")

    def send(self, field, **typed):
        """Fills the form that has the field, sends it, and goes where that leads; the answer to the form itself."""
        action, hidden = self.form(field)
        answer = self.answer = self.ask("POST", action, urlencode({**hidden, **typed}), **{"Content-Type": "application/x-www-form-urlencoded"})
        if answer.status == 303:
            self.open(answer.headers["Location"])
        return answer


def code_of(secret):
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


def signed_in(name, password=PASSWORD):
    browser = Browser()
    browser.open("/dang-nhap")
    assert browser.send("password", name=name, password=password).status == 303, browser.words
    return browser


def a_link_makes_the_first_administrator_without_a_script():
    browser = Browser()
    browser.open("/setup")
    assert "Chưa có tài khoản nào" in browser.words, browser.words
    assert browser.send("link", link="không phải đường dẫn").status == 404 and "Đường dẫn này đã được dùng" in browser.words, browser.words
    assert browser.send("link", link="http://127.0.0.1/setup#" + server.link).status == 200
    assert "Tạo tài khoản quản trị đầu tiên" in browser.words and "tỉnh Thử" in browser.words
    assert browser.send("again", name="quantri", password=PASSWORD, again=PASSWORD + "!").status == 400
    assert "chưa giống nhau" in browser.words
    assert browser.send("again", name="quantri", password="ngắn", again="ngắn").status == 422, browser.words
    done = browser.send("again", name="quantri", password=PASSWORD, again=PASSWORD)
    assert done.status == 303 and done.headers["Location"] == "/first", done
    assert "HttpOnly; SameSite=Strict" in done.headers["Set-Cookie"]
    browser.open("/tai-khoan")
    assert "quantri" in browser.words


def an_account_sets_its_password_by_a_link():
    token = re.search(r"#(\S+)", congvu(server.db, "account", "add", "yentt", "--person", "yentt")).group(1)
    browser = Browser()
    browser.open("/setup")
    browser.send("link", link=token)
    assert "yentt" in browser.words and 'name="name"' not in browser.answer.body.decode()
    assert browser.send("again", password=PASSWORD, again=PASSWORD).headers["Location"] == "/"
    spent = Browser()
    spent.open("/setup")
    assert spent.send("link", link=token).status == 404


def a_wrong_password_says_nothing_of_why_and_keeps_the_name():
    answers = []
    for name in ("yentt", "khongco"):
        browser = Browser()
        browser.open("/dang-nhap")
        assert browser.send("password", name=name, password="sai mật khẩu rồi").status == 401
        assert f'value="{name}"' in browser.answer.body.decode() and "sai mật" not in browser.answer.body.decode()
        answers.append(browser.words.replace(name, ""))
    assert answers[0] == answers[1]


def signing_in_goes_where_one_was_going_and_nowhere_else():
    browser = Browser()
    browser.open("/dang-nhap?next=%2Fmatters%2FV25-0002%252F1%3Fshow%3Dwhy%26a%3Db")
    english = re.search(r'<a href="(/dang-nhap[^"]*lang=en)"', browser.answer.body.decode()).group(1)
    browser.open(unescape(english))
    done = browser.send("password", name="yentt", password=PASSWORD)
    assert done.headers["Location"] == "/matters/V25-0002%2F1?show=why&a=b", done.headers["Location"]
    assert browser.ask("GET", "/dang-nhap?next=/board").headers["Location"] == "/board"  # signed in already
    for where in ("//khac.vn/", "https://khac.vn/", "/\\khac.vn", "/a%0d%0aSet-Cookie:x=y", "matters", ""):
        browser = Browser()
        browser.open("/dang-nhap?next=" + where)
        assert browser.send("password", name="yentt", password=PASSWORD).headers["Location"] == "/tai-khoan", where  # it runs no script


def a_form_of_another_site_signs_nobody_in():
    whole = urlencode({"name": "yentt", "password": PASSWORD})
    for cookie, csrf in ((None, None), (None, "A" * 24), ("A" * 24, "B" * 24), ("A" * 23, "A" * 23), ("", "")):
        browser = Browser()
        browser.cookies = {"congvu_form": cookie} if cookie is not None else {}
        answer = browser.ask("POST", "/dang-nhap", whole + (f"&csrf={csrf}" if csrf is not None else ""))
        assert answer.status == 403 and "congvu_session" not in browser.cookies, (cookie, csrf, answer)
        assert browser.ask("POST", "/setup", f"link=x&csrf={csrf or ''}").status == 403


def the_own_account_is_for_who_is_signed_in():
    nobody = Browser()
    assert nobody.ask("GET", "/tai-khoan").headers["Location"] == "/dang-nhap?next=/tai-khoan"
    assert nobody.ask("POST", "/tai-khoan", "do=out").headers["Location"] == "/dang-nhap?next=/tai-khoan"
    browser = signed_in("yentt")
    browser.open("/tai-khoan")
    for csrf in ("", "x", "A" * 43):
        answer = browser.ask("POST", "/tai-khoan", urlencode({"do": "out", "csrf": csrf}))
        assert answer.status == 403 and "text/html" in answer.headers["Content-Type"], answer
    _, hidden = browser.form("out")
    assert browser.ask("POST", "/tai-khoan", urlencode({"do": "dance", "csrf": hidden["csrf"]})).status == 400
    assert browser.send("out").status == 303 and "đã đăng xuất" in browser.words
    assert browser.ask("GET", "/tai-khoan").status == 303


def a_second_factor_is_set_up_asked_for_and_taken_away():
    browser = signed_in("yentt")
    browser.open("/tai-khoan")
    assert browser.send("factor-password", **{"factor-password": "sai mật khẩu"}).status in (400, 401, 403), browser.words
    assert browser.send("factor-password", **{"factor-password": PASSWORD}).status == 200
    page = browser.answer.body.decode()
    secret = re.search(r"<code>([^<]*)</code>", page).group(1).replace(" ", "")
    assert "otpauth://totp/" in page and '<svg class="qr"' in page
    assert browser.send("code", code="000000").status >= 400, browser.words
    assert browser.send("code", code=code_of(secret)).status == 303 and "Đã bật" in browser.words, browser.words
    again = Browser()
    again.open("/dang-nhap?next=/board")
    first = again.send("password", name="yentt", password=PASSWORD)
    assert first.status == 200 and PASSWORD not in first.body.decode() and "congvu_session" not in again.cookies, first
    assert "Mã xác thực" in again.words
    action, hidden = again.form("code")
    forged = again.ask("POST", action, urlencode({**hidden, "sealed": hidden["sealed"][:-2] + "AA", "code": "123456"}))
    assert forged.status == 409 and "congvu_session" not in again.cookies, forged
    again.answer = first
    assert again.send("code", code="000000").status == 401 and "Mã xác thực" in again.words
    browser.open("/tai-khoan")
    assert browser.send("factor-password", **{"factor-password": PASSWORD}).status == 303 and "Đã tắt" in browser.words, browser.words
    assert signed_in("yentt")


def another_password_ends_every_session():
    browser, other = signed_in("yentt"), signed_in("yentt")
    browser.open("/tai-khoan")
    new = "một câu khác dễ nhớ"
    assert browser.send("old", old=PASSWORD, password=new, again="khác hẳn đi").status == 400 and "chưa giống nhau" in browser.words
    assert browser.send("old", old="sai mật khẩu", password=new, again=new).status >= 400
    assert browser.send("old", old=PASSWORD, password=new, again=new).status == 303 and "Đã đổi mật khẩu" in browser.words, browser.words
    assert other.ask("GET", "/tai-khoan").status == 303
    assert signed_in("yentt", new)


def the_pages_need_no_script_and_keep_a_strict_policy():
    for where in ("/dang-nhap", "/setup", "/dang-nhap?signin=not-bound", "/dang-nhap?done=%3Cb%3E"):
        answer = Browser().open(where)
        policy, page = answer.headers["Content-Security-Policy"], answer.body.decode()
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy, policy
        assert "no-store" in answer.headers["Cache-Control"] and "style=" not in page and "<b>" not in page
        assert ("<script" in page) == (where == "/setup"), where
    assert server.client().get("/setup.js").headers["Content-Type"].startswith("text/javascript")
    assert server.client().get("/plain.css").headers["Content-Type"].startswith("text/css")
    assert Browser().open("/dang-nhap?dance=1").status == 400
    big = Browser()
    big.open("/dang-nhap")
    assert big.ask("POST", "/dang-nhap", "x=" + "y" * 9000).status == 413


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and "_" in name and callable(f)
              and not isinstance(f, type) and f.__code__.co_argcount == 0])
server.close()
sys.exit(status)
