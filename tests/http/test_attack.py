#!/usr/bin/env python3
"""The server under bytes and clients that mean it harm: what is malformed, too large, too slow, too many, gone in the middle."""
import resource
import select
import signal
import socket
import sqlite3
import struct
import sys
import threading
import time

from server import PASSWORD, Server, path, run

IDLE, SLOW, QUEUE = 5000, 200, 2048
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

server = Server()
admin = server.administrator()
chief = server.account(admin, "vanphong", "yentt", ["clerk"])
head = server.account(admin, "truongphong", "buoivt")
nobody = server.client()
GET = b"GET /healthz HTTP/1.1\r\nHost: x\r\n"
LAST = b"Connection: close\r\n"
PATIENCE = 30  # seconds; machines are shared, and a server that hangs hangs for ever


def dial(to=None):
    s = socket.create_connection(("127.0.0.1", (to or server).port), timeout=PATIENCE)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return s


def rest_of(s):
    """All until the server closes."""
    got = b""
    try:
        while True:
            piece = s.recv(65536)
            if not piece:
                return got
            got += piece
    except (ConnectionError, TimeoutError):
        return got
    finally:
        s.close()


def raw(data, to=None, patience=PATIENCE):
    """What is answered until the server closes; nothing is answered within our patience to what never becomes a request."""
    s = dial(to)
    s.settimeout(patience)
    try:
        s.sendall(data)
    except OSError:
        pass
    return rest_of(s)


def unfinished(data):
    return raw(data, patience=1)


def statuses(answer):
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


def is_well():
    began = time.monotonic()
    assert nobody.get("/healthz").json == {"ok": True}
    assert head.get("/api/work").status == 200
    assert time.monotonic() - began < 10


def write_head(client, method, where, length, *more):
    lines = [f"{method} {where} HTTP/1.1", "Host: x", "Connection: close", f"Cookie: congvu_session={client.cookie}", f"X-CSRF-Token: {client.csrf}",
             "Content-Type: application/json", f"Content-Length: {length}", *more, "", ""]
    return "\r\n".join(lines).encode()


def a_report(key):
    body = '{"kind":"report","fields":{"words":"Đã làm"}}'.encode()
    return write_head(head, "POST", path("V25-0002", "acts"), len(body), f"Idempotency-Key: {key}") + body


def was_recorded(key, client=None):
    """Sent again it is answered 200 if the first was recorded, 201 if it was not; any other answer is wrong."""
    act = {"kind": "report", "fields": {"words": "Đã làm"}}
    answer = (client or head).post(path("V25-0002", "acts"), act, {"Idempotency-Key": key})
    assert answer.status in (200, 201), answer
    return answer.status == 200


# --- bytes -------------------------------------------------------------------------------------------------------------

def request_lines_that_are_none_get_no_page():
    for line in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET  HTTP/1.1\r\n\r\n", b"\x00\x00\x00\x00\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
                 b"GET /healthz HTTP/9.9\r\n\r\n", b"GET /healthz HTTP/1.1 x\r\nHost: x\r\n\r\n", b"GET http://x/healthz\r\n\r\n",
                 b"\xff" * 4000 + b"\r\n\r\n", b"POST /healthz HTTP/1.1\r\n\r\n", b"CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n",
                 b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET /api/w\x00ork HTTP/1.1\r\nHost: x\r\n\r\n"):
        answer = unfinished(line)
        assert not answer or statuses(answer)[0] >= 400, (line, answer[:200])
    is_well()


def an_http_1_1_request_must_say_whom_it_means():
    answer = raw(b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n")
    assert set(statuses(answer)) == {400}, answer  # libmicrohttpd 0.9.75 writes the head of this answer twice


def a_head_that_is_too_large_is_refused():
    for big in (b"X-Big: " + b"a" * 40000 + b"\r\n", b"".join(b"X-%d: b\r\n" % i for i in range(4000)),
                b"Cookie: " + b"a=b; " * 8000 + b"\r\n"):
        assert statuses(raw(GET + LAST + big + b"\r\n"))[:1] in ([431], [413], []), big[:20]
    assert statuses(raw(b"GET /" + b"a" * 40000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"))[:1] in ([414], [431], [])
    assert statuses(raw(GET + b"X-Big: " + b"a" * 40000 + b"\r\n\r\n")) == [431]
    is_well()


def a_length_that_lies_hangs_nothing():
    acts = path("V25-0002", "acts")
    for length in ("-1", "x", "1x", "99999999999999999999", "0x10", "+5", "1,2", "18446744073709551615"):
        got = statuses(raw(write_head(head, "POST", acts, length) + b'{"kind":"report"}'))
        assert got and got[0] in (400, 413), (length, got)
    short = unfinished(write_head(head, "POST", acts, 500) + b'{"kind":"report"}')  # and the client is gone
    assert not short or statuses(short)[0] >= 400, short
    over = raw(write_head(head, "POST", acts, 2) + b"{}" + b'{"kind":"report"}')  # the rest is no request
    assert statuses(over)[0] >= 400 and all(s >= 400 for s in statuses(over)), over
    is_well()


def two_lengths_are_never_two_requests():
    """What a proxy before us would read as one request must not be two: the second here would be answered 200."""
    inner = GET + LAST + b"\r\n"
    for extra in ("Content-Length: 3", "Transfer-Encoding: chunked", "Transfer-Encoding: xchunked", "Transfer-Encoding: gzip, chunked"):
        answer = raw(write_head(head, "POST", path("V25-0002", "acts"), len(inner), extra) + b"0\r\n\r\n" + inner)
        assert 200 not in statuses(answer) and len(statuses(answer)) <= 1, (extra, answer)
    is_well()


def a_body_in_chunks_has_the_same_bound():
    start = write_head(head, "POST", path("V25-0002", "acts"), 0).replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
    s = dial()
    sent, chunk = 0, b"10000\r\n" + b" " * 65536 + b"\r\n"
    try:
        s.sendall(start)
        while sent < 64 << 20:
            s.sendall(chunk)
            sent += 65536
    except OSError:
        pass
    answer = rest_of(s)
    assert sent < 32 << 20, f"{sent} bytes were taken"
    assert statuses(answer) in ([], [413]), answer
    little = start + b"".join(chunk for _ in range(17)) + b"0\r\n\r\n"
    assert statuses(raw(little)) == [413]
    for broken in (b"zz\r\n{}\r\n0\r\n\r\n", b"ffffffffffffffffff\r\n", b"-1\r\n{}\r\n", b"2\r\n{}XX0\r\n\r\n"):
        assert all(code >= 400 for code in statuses(unfinished(start + broken))), broken
    is_well()


def a_get_brings_no_body():
    assert statuses(raw(GET + b"Content-Length: 5\r\n\r\nhello")) == [413]


def headers_with_nul_or_said_twice_do_not_confuse_it():
    for line in (b"Cookie: congvu_session=a\x00b\r\n", b"\x00: b\r\n", b"Content-Type: application/json\x00text/plain\r\n"):
        assert all(s in (200, 400) for s in statuses(unfinished(GET + LAST + line + b"\r\n"))), line
    twice = b"Cookie: congvu_session=x\r\nCookie: congvu_session=" + head.cookie.encode() + b"\r\n"
    assert statuses(raw(b"GET /api/work HTTP/1.1\r\nHost: x\r\n" + LAST + twice + b"\r\n"))[0] in (200, 401)
    split = nobody.get("/api/matters/%0d%0aSet-Cookie:%20x=y")
    assert "Set-Cookie" not in split.headers, split.headers
    is_well()


def no_path_leads_out_of_the_page():
    for there in ("/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/./../etc/passwd",
                  "/assets/../../../../etc/passwd", "/..\\..\\etc\\passwd", "/%c0%ae%c0%ae/etc/passwd", "/etc/passwd%00.html",
                  "/api/../../etc/passwd", "/index.html/../../../etc/passwd", "http://x/../etc/passwd", "file:///etc/passwd"):
        answer = raw(b"GET " + there.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert b"root:" not in answer and statuses(answer)[:1] != [500], (there, answer)
    name = head.get("/api/units/..%2f..%2fetc%2fpasswd")
    assert name.status == 404, name


def what_is_asked_in_one_breath_is_answered_in_order():
    def ask(there):
        return b"GET " + there + b" HTTP/1.1\r\nHost: x\r\n\r\n"

    last = GET + LAST + b"\r\n"
    answer = raw((ask(b"/healthz") + ask(b"/api/work") + ask(b"/api/session")) * 50 + last)
    assert statuses(answer) == [200, 401, 200] * 50 + [200], statuses(answer)
    mixed = b"GET /api/search?q=quy HTTP/1.1\r\nHost: x\r\nCookie: congvu_session=" + head.cookie.encode() + b"\r\n\r\n"
    assert statuses(raw((mixed + GET + b"\r\n") * 20 + last)) == [200, 200] * 20 + [200]  # every other one waits for a worker


def an_address_that_a_client_says_is_not_believed():
    forged = b"X-Forwarded-For: 203.0.113.7\r\n"
    assert statuses(raw(b"GET /metrics HTTP/1.1\r\nHost: x\r\n" + LAST + forged + b"\r\n")) == [200]  # no proxy: it is not asked
    proxied = Server("--proxied", story=False)
    forged = b"X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-For: 203.0.113.7\r\n"
    assert statuses(raw(b"GET /metrics HTTP/1.1\r\nHost: x\r\n" + LAST + forged + b"\r\n", proxied)) == [403]
    proxied.close()


# --- time, and numbers -----------------------------------------------------------------------------------------------------

def slow_clients_hold_up_nobody():
    heads = [dial() for _ in range(SLOW)]
    bodies = [dial() for _ in range(SLOW)]
    for s in bodies:
        s.sendall(write_head(head, "POST", path("V25-0002", "acts"), 45))
    for i in range(0, len(GET), 8):
        for s in heads:
            s.sendall(GET[i:i + 8])
        for s in bodies:
            s.sendall(b" ")
        is_well()
    assert not was_recorded(f"slow-{time.monotonic_ns()}")
    for s in heads:
        s.sendall(LAST + b"\r\n")
    assert all(statuses(rest_of(s)) == [200] for s in heads)
    for s in bodies:
        s.close()
    is_well()


def five_thousand_idle_connections_hold_up_nobody():
    room = min(hard, 1 << 20) - 200
    assert server_room() >= IDLE, f"SKIP: the server may open only {server_room()} files"
    if room < IDLE:
        print(f"SKIPPED in part: this machine lets a program open {hard} files: {room} connections instead of {IDLE}")
    idle = [dial() for _ in range(min(IDLE, room))]
    for _ in range(20):
        is_well()
    assert not was_recorded(f"idle-{time.monotonic_ns()}")
    probe = idle[-1]
    probe.sendall(GET + LAST + b"\r\n")
    assert statuses(rest_of(probe)) == [200], "the last of them is served too"
    for s in idle:
        s.close()
    is_well()


def server_room():
    with open(f"/proc/{server.process.pid}/limits", encoding="ascii") as limits:
        return next(int(line.split()[3]) for line in limits if line.startswith("Max open files")) - 256


def who_asks_too_fast_is_told_to_wait():
    brisk = Server("--rate", "5", story=False)
    answers = [brisk.client().get("/api/session") for _ in range(60)]
    refused = [a for a in answers if a.status == 429]
    assert answers[0].status == 200 and refused, [a.status for a in answers]
    assert refused[0].headers["Retry-After"] == "1" and refused[0].problem == "too-many-requests", refused[0]
    brisk.close()


def one_address_holds_so_many_connections_and_no_more():
    few = Server("--connections", "20", story=False)
    last = GET + LAST + b"\r\n"
    held = [dial(few) for _ in range(20)]
    assert raw(last, few) == b"", "the next is closed unread"
    held[0].sendall(last)
    assert statuses(rest_of(held.pop(0))) == [200], "those that are held are served"
    until = time.monotonic() + PATIENCE
    while not raw(last, few):
        assert time.monotonic() < until, "an end makes room for another"
    for s in held:
        s.close()
    few.close()


def a_full_queue_is_said_and_reading_goes_on():
    """Another program holds the database's write lock, so that writes wait; those that find no place are told so at once."""
    body = b'{"lang":"vi","keys":false,"digest":false}'
    hold = sqlite3.connect(server.db, isolation_level=None, timeout=PATIENCE)
    hold.execute("BEGIN IMMEDIATE")
    many = [dial() for _ in range(QUEUE + 500)]
    try:
        for s in many:
            s.sendall(write_head(head, "PUT", "/api/account/settings", len(body)) + body)
        answered, _, _ = select_many(many, PATIENCE)
        assert answered, "nobody was told that the queue is full"
        is_well_to_read()
    finally:
        hold.execute("ROLLBACK")
        hold.close()
    got = [rest_of(s) for s in many]
    codes = [statuses(answer) for answer in got]
    full = [answer for answer in got if b" 503 " in answer[:20]]
    assert all(c in ([204], [503]) for c in codes), sorted(set(map(tuple, codes)))
    assert full and all(b"Retry-After:" in answer for answer in full), codes
    assert codes.count([204]) >= QUEUE
    is_well()


def select_many(sockets, patience):
    poll = select.poll()
    for s in sockets:
        poll.register(s, select.POLLIN)
    return poll.poll(patience * 1000), None, None


def is_well_to_read():
    assert nobody.get("/healthz").status == 200
    assert head.get(path("V25-0002")).status == 200


# --- gone in the middle ------------------------------------------------------------------------------------------------------

def who_hangs_up_during_a_write_leaves_it_done_or_not():
    keys = [f"gone-{i}-{time.monotonic_ns()}" for i in range(150)]
    for key in keys:
        s = dial()
        s.sendall(a_report(key))
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        s.close()  # a reset, not an end
    is_well()
    acts = len(head.get(path("V25-0002")).json["acts"])
    fresh = sum(not was_recorded(key) for key in keys)
    again = sum(was_recorded(key) for key in keys)
    assert again == len(keys), "each is recorded once, by the first time or the second"
    assert len(head.get(path("V25-0002")).json["acts"]) >= acts + min(fresh, 1)


def it_ends_when_told_to_and_loses_no_act_it_answered():
    answered, lock, stop = [], threading.Lock(), threading.Event()

    def write(who):
        for i in range(10000):
            key = f"end-{who}-{i}"
            try:
                answer = raw(a_report(key))
            except OSError:
                return
            if statuses(answer) == [201]:
                with lock:
                    answered.append(key)
                    if len(answered) > 50:
                        stop.set()
            elif not answer:
                return

    threads = [threading.Thread(target=write, args=(i,)) for i in range(16)]
    for t in threads:
        t.start()
    assert stop.wait(PATIENCE * 2), "writes are under way"
    server.process.send_signal(signal.SIGTERM)
    server.process.communicate(timeout=PATIENCE * 2)
    for t in threads:
        t.join()
    assert server.process.returncode == 0, server.process.returncode
    server.start()
    assert head.sign_in("truongphong", PASSWORD).status == 200
    lost = [key for key in answered if not was_recorded(key)]
    assert not lost, lost
    assert server.stop() == 0


status = run([f for name, f in list(globals().items()) if getattr(f, "__module__", "") == "__main__" and name.count("_") >= 3
              and callable(f) and f.__code__.co_argcount == 0 and name != "is_well_to_read"])
server.close()
sys.exit(status)
