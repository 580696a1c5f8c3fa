#!/usr/bin/env python3
"""bench_http.py BUILD SCRATCH -- the server under wrk, beside libmicrohttpd alone serving the same bytes from memory.

Database: bench_app's (10,000 matters of 10 acts; BENCH_MATTERS=1000000 for the large size), kept for this: a province of 397 communes,
of which one specialist's work is read. BENCH_DB=FILE takes one that is there, and writes to it. Rounds alternate, so that whatever else the
machine does falls on both; medians are printed, and their ratio counts."""
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

build, scratch = (os.path.abspath(p) for p in sys.argv[1:3])
root = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
os.environ.update(CONGVU=f"{build}/src/cli/congvu", EXAMPLES=f"{root}/share/examples")
sys.path.insert(0, f"{root}/tests/http")
from server import Server, congvu, path  # noqa: E402

ROUNDS, SECONDS, CONNECTIONS = int(os.environ.get("BENCH_ROUNDS", 5)), os.environ.get("BENCH_SECONDS", "3"), 64
# Every sixteenth of bench_app's matters is still open.
ACTS = """local n, matters = 0, %d
request = function()
  n = n + 1
  return wrk.format("POST", "/api/matters/X" .. 16 * (1 + n * 7919 %% matters) .. "/acts",
    { ["Authorization"] = "Bearer %s", ["Content-Type"] = "application/json" },
    '{"kind":"urge","fields":{"words":"Đôn đốc"}}')
end
"""


class Kept(Server):
    """A server on a database that is there already."""

    def __init__(self, db):
        self.folder, self.db = tempfile.TemporaryDirectory(prefix="congvu-bench-"), db
        self.start()


def wrk(url, cookie=None, script=None):
    """Requests a second, and p99 in milliseconds; anything but success ends the run."""
    asked = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
    asked += ["-H", f"Cookie: congvu_session={cookie}"] if cookie else []
    asked += ["-s", script] if script else []
    said = subprocess.run([*asked, url], capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx|Socket errors: .*(connect|read|write) [1-9]", said):
        sys.exit(f"bench_http: {url} was not answered well:\n{said}")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", said).groups()
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def medians(runs):
    return [statistics.median(column) for column in zip(*runs)]


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as f:
        said = f.read()
    return [int(re.search(rf"{name}:\s+(\d+)", said)[1]) / 1024 for name in ("VmRSS", "VmHWM")]


def against_bare(server, client, folder, views):
    files = []
    for i, (name, there, who) in enumerate(views):
        answer = client.get(there)
        assert answer.status == 200, (name, answer)
        files.append(f"{folder}/answer-{i}")
        with open(files[-1], "wb") as f:
            f.write(answer.body)
    bare = subprocess.Popen([f"{build}/tests/http/bare_http", *files], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    port = int(bare.stdout.readline())
    print(f"{'':24}{'bytes':>8}{'req/s':>10}{'bare':>10}{'ratio':>8}{'p99 ms':>9}{'bare':>9}   (aims: ratio 0.40, p99 25 ms)")
    for i, (name, there, who) in enumerate(views):
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(wrk(f"http://127.0.0.1:{server.port}{there}", client.cookie if who else None))
            theirs.append(wrk(f"http://127.0.0.1:{port}/{i}"))
        (rate, p99), (bare_rate, bare_p99) = medians(ours), medians(theirs)
        print(f"{name:24}{os.path.getsize(files[i]):8}{rate:10.0f}{bare_rate:10.0f}{rate / bare_rate:8.2f}{p99:9.1f}{bare_p99:9.1f}",
              flush=True)
    bare.stdin.close()
    bare.wait()


def acts(server, client, folder, matters):
    token = client.post("/api/account/tokens", {"label": "bench", "scope": "write"}).json["token"]
    script = f"{folder}/acts.lua"
    with open(script, "w", encoding="utf-8") as f:
        f.write(ACTS % (matters // 16, token))
    rate, p99 = medians([wrk(f"http://127.0.0.1:{server.port}/", script=script) for _ in range(ROUNDS)])
    print(f"durable acts a second   {rate:10.0f}   p99 {p99:.1f} ms, {CONNECTIONS} clients (aim 5000)")


def waits(who, what, there, most, **query):
    """How long one reader waits, alone: the first time, then the middle and the worst of twenty."""
    ms = []
    for _ in range(21):
        began = time.perf_counter()
        answer = who.get(there, **query)
        ms.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, (what, answer)
    later = sorted(ms[1:])
    print(f"{what:44}{len(answer.body):8}{ms[0]:10.1f}{later[10]:10.1f}{later[-1]:10.1f}   (aim {most})", flush=True)


def lists(readers):
    print(f"{'one reader, milliseconds':44}{'bytes':>8}{'first':>10}{'middle':>10}{'most':>10}")
    for name, who in readers:
        waits(who, f"{name}: units against states", "/api/board", 50)
        waits(who, f"{name}: what is open", "/api/matters", 50)
        waits(who, f"{name}: what is late", "/api/matters", 50, state="late")
        waits(who, f"{name}: search, common words", "/api/search", 50, q="giai phong mat bang")
        waits(who, f"{name}: search, rare words", "/api/search", 50, q="dự án số 972")
        waits(who, f"{name}: search, no such words", "/api/search", 50, q="khong dau co")
        waits(who, f"{name}: search, a code", "/api/search", 50, q="X4321")


def indexed(db):
    """Waits until the index of words has everything that was made without a server; a register that grows day by day has it always."""
    began = time.monotonic()
    hold = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    while hold.execute("SELECT max(id) > (SELECT coalesce(max(last), 0) FROM view_found_last) FROM view_matter").fetchone()[0]:
        assert time.monotonic() - began < 1800, "the index does not come"
        time.sleep(0.2)
    hold.close()
    print(f"words of all matters were indexed {time.monotonic() - began:.1f} s after the start")


def first_picture(server, client):
    if not os.path.exists(f"{root}/web/node_modules") or not os.path.exists(os.environ.get("CHROMIUM", "/usr/bin/chromium")):
        print("SKIPPED: first picture (make web, apt-get install chromium)")
        return
    subprocess.run(["node", "bench/first_picture.mjs", f"http://127.0.0.1:{server.port}/", client.cookie], cwd=f"{root}/web", check=True)


def made(matters, folder):
    if os.environ.get("BENCH_DB"):
        return os.environ["BENCH_DB"]
    db = f"{folder}/kept.db"
    subprocess.run([f"{build}/tests/app/bench_app", str(matters)], check=True, cwd=folder, stdout=subprocess.DEVNULL,
                   env={**os.environ, "BENCH_KEEP": db})
    return db


def measure(matters):
    folder = tempfile.mkdtemp(dir=scratch)
    server = Kept(made(matters, folder))
    admin = server.administrator()
    client = server.account(admin, "vanphong", "yentt", ["clerk"], ["read"])
    holder = server.account(admin, "congchuc", "xa016-cv0")
    stranger = server.account(admin, "tuphap", "lanhk")
    held = holder.get("/api/work").json
    mine = held["holds"][0]["code"]
    print(f"\n{matters} matters; the load is {os.getloadavg()[0]:.1f}; who reads holds {len(held['holds'])} matters, among them {mine}")
    indexed(server.db)
    lists((("reads all", client), ("a specialist", holder), ("holds nothing", stranger)))
    first_picture(server, holder)
    print(f"\nwrk -t1 -c{CONNECTIONS} -d{SECONDS}s, {ROUNDS} rounds each, alternating")
    against_bare(server, holder, folder, [("GET /healthz", "/healthz", False), ("GET / (static)", "/", False),
                                          ("GET /api/session", "/api/session", True), ("GET /api/work", "/api/work", True),
                                          (f"GET /api/matters/{mine}", path(mine), True)])
    reading = memory(server.process.pid)
    acts(server, client, folder, matters)
    print("server memory, MB       now %.0f, most %.0f after reading; now %.0f, most %.0f after writing (aim 150)"
          % (*reading, *memory(server.process.pid)))
    assert server.stop() == 0
    shutil.rmtree(folder)


asked = int(os.environ.get("BENCH_MATTERS", 10000))
for size in [asked] if os.environ.get("BENCH_DB") else sorted({10000, asked}):
    measure(size)
