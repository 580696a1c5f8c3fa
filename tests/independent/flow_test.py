#!/usr/bin/env python3
"""flow_test.py CONGVU ROOT N -- the figures of `congvu flow` counted again, from the definitions in docs/formats/flow.md, by code that shares
nothing with src/: random logs of N shapes, each written as XES, CSV (in several separators, encodings, forms of time) and OCEL 2.0, must give
the same figures whichever way they are read, and those counted here. Where ../shared/logs is there, its own definitions are asked too."""
import collections
import datetime as dt
import gzip
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from xml.sax.saxutils import quoteattr

CONGVU, ROOT, SHAPES = sys.argv[1], sys.argv[2], int(sys.argv[3])
UTC = dt.timezone.utc
HOURS = "07:30-11:30,13:30-17:30"
FAILED = []
OFF = set()  # days off, beside Saturday and Sunday


def run(path, *args):
    out = subprocess.run([CONGVU, "flow", path, "--format", "json", *args], capture_output=True, text=True)
    return json.loads(out.stdout) if out.returncode == 0 else out.stderr


def check(what, got, want):
    if got != want:
        FAILED.append(what)
        print(f"FAIL {what}\n  got  {str(got)[:600]}\n  want {str(want)[:600]}")


# --- the definitions ---------------------------------------------------------------------------------------------------


def worked(a, b):
    """Working seconds from a to b: Monday to Friday, in UTC+7, by walking the days."""
    zone = dt.timezone(dt.timedelta(hours=7))
    a, b, sum_ = a.astimezone(zone), b.astimezone(zone), 0.0
    day = a.date()
    while day <= b.date():
        if day.weekday() < 5 and day not in OFF:
            for h, m, n, o in ((7, 30, 11, 30), (13, 30, 17, 30)):
                s = dt.datetime(day.year, day.month, day.day, h, m, tzinfo=zone)
                e = dt.datetime(day.year, day.month, day.day, n, o, tzinfo=zone)
                sum_ += max(0.0, (min(e, b) - max(s, a)).total_seconds())
        day += dt.timedelta(days=1)
    return sum_


def bounces(held):
    return [i for i in range(len(held) - 2) if held[i] == held[i + 2]]


def runs(words):
    return [w for i, w in enumerate(words) if i == 0 or words[i - 1] != w]


def holdings_of(events, to_unit):
    """[unit, from, to, giver units, next unit, person, stopped, decided, due at its end] for each holding of a case."""
    held, holder, due = [], None, None
    for e in events:
        to = e.get("to_unit") if to_unit else e.get("unit", "")
        first = holder is None
        new = to if to or not to_unit else (e.get("unit", "") if first else holder)
        if first or new != holder:
            held.append({"unit": new, "from": e["at"], "acts": [], "by": e.get("unit", "") if to_unit else None, "opens": e})
        holder = new
        held[-1]["acts"].append(e)
    for i, h in enumerate(held):
        last = i + 1 == len(held)
        h["to"] = events[-1]["at"] if last else held[i + 1]["from"]
        h["next"] = None if last else held[i + 1]["unit"]
        h["givers"] = {g for g in (held[i - 1]["unit"] if i else None, h["by"] or None) if g is not None} - {h["unit"]}
        ending = h["acts"][-1] if last else held[i + 1]["opens"]
        h["decided"] = ending.get("act") in ("decide", "complete")
        h["stopped"] = any(a.get("act") == "pause" for a in h["acts"])
        h["overdue"] = False
        for k, a in enumerate(h["acts"]):
            due = a.get("due") or due
            until = h["acts"][k + 1]["at"] if k + 1 < len(h["acts"]) else h["to"]
            h["overdue"] |= due is not None and a["at"] < due <= until
        h["due"] = due
    return held


def above(parents, who, unit):
    unit = parents.get(unit)
    while unit:
        if unit == who:
            return True
        unit = parents.get(unit)
    return False


def figures(cases, to_unit=False, parents=None, hours=False):
    """cases: [(name, [event])]; an event is a dict with `at` and the words it has."""
    to_unit = to_unit and any(e.get("to_unit") for _, events in cases for e in events)  # a column that says nothing is none
    f = collections.Counter()
    pairs, direct, back = collections.Counter(), collections.Counter(), collections.Counter()
    units = collections.defaultdict(lambda: {"holdings": 0, "cases": set(), "held": 0.0, "work": 0.0, **dict.fromkeys(
        ("returned", "passed_up", "passed_down", "passed_sideways", "passed_late", "overdue", "clock_stopped", "decided"), 0)})
    states = collections.defaultdict(lambda: {"acts": 0, "cases": 0, "s": 0.0})
    spans, times, most = [], [], 0
    for name, events in cases:
        events = sorted(events, key=lambda e: e["at"])
        if not events:
            continue
        times += [events[0]["at"], events[-1]["at"]]
        spans.append((events[-1]["at"] - events[0]["at"]).total_seconds() / 86400)
        held = holdings_of(events, to_unit)
        for h in held:
            u = units[h["unit"]]
            u["holdings"] += 1
            u["cases"].add(name)
            u["held"] += (h["to"] - h["from"]).total_seconds()
            u["work"] += worked(h["from"], h["to"]) if hours else 0
            u["clock_stopped"] += h["stopped"]
            u["decided"] += h["decided"]
            u["overdue"] += h["overdue"]
            n = h["next"]
            if n is None:
                continue
            way = ("returned" if n in h["givers"] else "passed_up" if parents and above(parents, n, h["unit"])
                   else "passed_down" if parents and above(parents, h["unit"], n) else "passed_sideways")
            u[way] += 1
            if to_unit and h["due"] and h["due"] > h["from"] and not h["decided"]:
                gone, all_ = ((worked(h["from"], h["to"]), worked(h["from"], h["due"])) if hours else
                              ((h["to"] - h["from"]).total_seconds(), (h["due"] - h["from"]).total_seconds()))
                u["passed_late"] += gone * 100 > all_ * 80
        s = [h["unit"] for h in held]
        f["handovers"] += len(s) - 1
        most = max(most, len(s) - 1)
        f["never"] += len(s) == 1
        f["revisits"] += len(set(s)) < len(s)
        direct.update(zip(s, s[1:]))
        b = bounces(s)
        f["bounces"] += len(b)
        f["bounce_cases"] += bool(b)
        for i in b:
            pairs[tuple(sorted(s[i:i + 2]))] += 1
            back[s[i + 1]] += 1
        p = bounces(runs([e.get("person", "") for e in events]))
        f["person"] += len(p)
        f["person_cases"] += bool(p)
        for i, e in enumerate(events):
            if "state" in e:
                x = states[e["state"]]
                x["acts"] += 1
                x["cases"] += e["state"] not in [y.get("state") for y in events[:i]]
                if i + 1 < len(events):
                    x["s"] += (events[i + 1]["at"] - e["at"]).total_seconds()
    spans.sort()
    utc = lambda t: t.astimezone(UTC).isoformat()
    by_count = lambda c: sorted(c.items(), key=lambda x: (-x[1], x[0]))
    by_unit = sorted(units.items(), key=lambda x: (-x[1]["holdings"], x[0]))
    return {
        "log": {"cases": len(cases), "acts": sum(len(e) for _, e in cases), "first": utc(min(times)), "last": utc(max(times))},
        "handovers": {"count": f["handovers"], "per_case": round(f["handovers"] / len(cases), 2), "most": most,
                      "cases_without": f["never"]},
        "bounces": {"count": f["bounces"], "cases": f["bounce_cases"]}, "revisits": {"cases": f["revisits"]},
        "person_bounces": {"count": f["person"], "cases": f["person_cases"]},
        "days": {"median": round(statistics.median(spans), 1), "mean": round(statistics.mean(spans), 1),
                 "p95": round(spans[min(len(spans) - 1, int(.95 * len(spans)))], 1), "max": round(spans[-1], 1)},
        "bounce_pairs": [{"units": list(k), "count": n} for k, n in by_count(pairs)],
        "handover_pairs": [{"from": k[0], "to": k[1], "count": n} for k, n in by_count(direct)],
        "states": [{"state": k, "acts": v["acts"], "cases": v["cases"], "days": round(v["s"] / 86400, 1)}
                   for k, v in sorted(states.items(), key=lambda x: (-x[1]["acts"], x[0]))],
        "units": [{"unit": k, "holdings": v["holdings"], "cases": len(v["cases"]), "held_hours": round(v["held"] / 3600, 1),
                   **({"work_hours": round(v["work"] / 3600, 1)} if hours else {}), "sent_back": back[k]} for k, v in by_unit],
    }, {k: v for k, v in units.items()}


# --- logs ------------------------------------------------------------------------------------------------------------------

UNITS = ["Sở Tài chính", "Sở Nội vụ", "UBND xã A", "A03.2", "Văn phòng", "x;y", 'nói "có"', "Đơn vị, số 7", "b", "a"]
PARENTS = {"Sở Tài chính": None, "Sở Nội vụ": "Sở Tài chính", "A03.2": "Sở Nội vụ", "UBND xã A": "Sở Nội vụ", "Văn phòng": "Sở Tài chính"}
ACTS = ["open", "forward", "note", "pause", "resume", "return", "decide"]


def make_log(rng, ascii_only=False):
    units = ["u%d" % i for i in range(rng.choice((2, 5, 40)))] if ascii_only else UNITS[: rng.choice((2, 4, 10))]
    cases, fine = [], rng.random() < 0.3
    for c in range(rng.choice((1, 3, 60))):
        events, at = [], dt.datetime(2024, 1, 1, tzinfo=UTC) + dt.timedelta(minutes=rng.randrange(500000))
        due = None
        for i in range(rng.choice((1, 2, 3, 8, 30))):
            at += dt.timedelta(minutes=rng.choice((0, 0, 1, 60, 1440, 9000)), microseconds=rng.randrange(1000000) if fine else 0)
            e = {"at": at, "act": rng.choice(ACTS)}
            for k, words, p in (("unit", units, .9), ("to_unit", units, .4), ("person", ["P", "Q", "R", "S"], .8),
                                ("state", ["In Progress", "Wait", ""], .7)):
                if rng.random() < p:
                    e[k] = rng.choice(words)
            if rng.random() < .2:
                due = (at + dt.timedelta(hours=rng.randrange(1, 400))).replace(microsecond=0)
                e["due"] = due
            events.append(e)
        if rng.random() < .3:
            rng.shuffle(events)
        cases.append((f"M{c:05d}", events))
    return cases


def iso(t, rng=None):
    if rng and rng.random() < .5:
        t = t.astimezone(dt.timezone(dt.timedelta(minutes=rng.choice((0, 420, -210, 120)))))
    return t.isoformat()


def write_xes(path, cases, rng):
    x = rng.choice(("", "x:"))
    out = [f'<?xml version="1.0" encoding="UTF-8"?>\n<{x}log xes.version="1.0" xmlns{":x" if x else ""}="http://www.xes-standard.org/">\n'
           f'<{x}global scope="event"><{x}string key="org:group" value="UNKNOWN"/></{x}global>\n'
           f'<{x}classifier name="A" keys="concept:name"/>\n']
    names = {"unit": "org:group", "person": "org:resource", "state": "lifecycle:transition", "act": "concept:name", "to_unit": "to", "due": "due"}
    for name, events in cases:
        out.append(f'<{x}trace>\n<{x}string key="concept:name" value={quoteattr(name)}>'
                   f'<{x}string key="concept:name" value="nested"/></{x}string>\n')
        for e in events:
            out.append(f'<{x}event><{x}list key="org:group"><{x}string key="org:group" value="in a list"/></{x}list>')
            parts = [f'<{x}date key="time:timestamp" value="{iso(e["at"], rng)}"/>']
            for k, key in names.items():
                if k in e:
                    v = iso(e[k]) if k == "due" else e[k]
                    parts.append(f'<{x}string key="{key}" value={quoteattr(v)}/>')
            rng.shuffle(parts)
            out.append("".join(parts) + f"</{x}event>\n")
        out.append(f"</{x}trace>\n")
    data = "".join(out + [f"</{x}log>\n"]).encode()
    with (gzip.open(path, "wb") if path.endswith(".gz") else open(path, "wb")) as file:
        file.write(data)


def rows_of(cases, rng):
    rows = [(name, e) for name, events in cases for e in events]
    keys = list(range(len(rows)))
    if rng.random() < .6:  # in no order, but what happened at one time in one case keeps its own
        keys = sorted(keys, key=lambda i: (rng.random()))
        place = collections.defaultdict(list)
        for n, i in enumerate(keys):
            place[rows[i][0]].append(n)
        mixed = [None] * len(rows)
        for i, (name, e) in enumerate(rows):
            mixed[place[name].pop(0)] = (name, e)
        rows = mixed
    return rows


def write_csv(path, cases, rng, sep=",", encoding="utf-8", form=None, end="\n", quote_all=False):
    import csv
    rows = rows_of(cases, rng)
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "wt", encoding=encoding, newline="") as file:
        w = csv.writer(file, delimiter=sep, lineterminator=end, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
        w.writerow(["case", "other", "act", "time", "unit", "to_unit", "person", "state", "due"])
        for name, e in rows:
            w.writerow([name, "a\n,b", e["act"], form(e["at"]) if form else iso(e["at"], rng), e.get("unit", ""), e.get("to_unit", ""),
                        e.get("person", ""), e.get("state", ""), iso(e["due"]) if "due" in e else ""])


def write_ocel_json(path, cases):
    objects = [{"id": name, "type": "case", "attributes": []} for name, events in cases if events]
    events = []
    for name, list_ in cases:
        for i, e in enumerate(list_):
            events.append({"id": f"{name}-{i}", "type": e["act"], "time": iso(e["at"]),
                           "attributes": [{"name": k, "value": iso(v) if k == "due" else v} for k, v in e.items() if k not in ("at", "act")],
                           "relationships": [{"objectId": name, "qualifier": "of"}]})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"events": events, "objects": objects, "eventTypes": [], "objectTypes": []}, file, ensure_ascii=False)


def write_ocel_sqlite(path, cases):
    db = sqlite3.connect(path)
    db.executescript("""CREATE TABLE object(ocel_id, ocel_type); CREATE TABLE event(ocel_id, ocel_type);
        CREATE TABLE object_map_type(ocel_type, ocel_type_map); CREATE TABLE event_map_type(ocel_type, ocel_type_map);
        CREATE TABLE event_object(ocel_event_id, ocel_object_id, ocel_qualifier); CREATE TABLE "object_c"(ocel_id, ocel_time, ocel_changed_field);
        INSERT INTO object_map_type VALUES ('case', 'c');""")
    for act in ACTS:
        db.execute("INSERT INTO event_map_type VALUES (?, ?)", (act, act + '"1'))
        db.execute(f'CREATE TABLE "event_{act}""1"(ocel_id, ocel_time, unit, to_unit, person, state, due)')
    for name, events in cases:
        if events:
            db.execute("INSERT INTO object VALUES (?, 'case')", (name,))
        for i, e in enumerate(events):
            id_ = f"{name}-{i}"
            db.execute("INSERT INTO event VALUES (?, ?)", (id_, e["act"]))
            db.execute(f'INSERT INTO "event_{e["act"]}""1" VALUES (?, ?, ?, ?, ?, ?, ?)',
                       (id_, iso(e["at"]), *(e.get(k) for k in ("unit", "to_unit", "person", "state")), iso(e["due"]) if "due" in e else None))
            db.execute("INSERT INTO event_object VALUES (?, ?, '')", (id_, name))
    db.commit()
    db.close()


# --- comparing ---------------------------------------------------------------------------------------------------------------

HOLDER = ("holdings", "returned", "passed_up", "passed_down", "passed_sideways", "passed_late", "overdue", "clock_stopped", "decided")


def compare(what, got, want, units=None):
    if isinstance(got, str):
        FAILED.append(what)
        print(f"FAIL {what}: {got}")
        return
    for key, value in want.items():
        check(f"{what}: {key}", got[key], value)
    for row in got["unit_figures"] if units else ():
        check(f"{what}: {row['unit']}", {k: row[k] or 0 for k in HOLDER}, {k: units[row["unit"]][k] for k in HOLDER})


def with_blank_states(cases):
    """A CSV has the state of every act, if only an empty one."""
    return [(n, [{**e, "state": e.get("state", "")} for e in events]) for n, events in cases]


def shape(seed, folder):
    rng = random.Random(seed)
    cases = make_log(rng)
    plain, _ = figures(cases, hours=True)
    path = lambda name: os.path.join(folder, f"{seed}-{name}")
    write_xes(path("a.xes.gz"), cases, rng)
    compare(f"{seed} xes", run(path("a.xes.gz"), "--hours", HOURS), plain)
    twins = cases + [(cases[0][0], cases[0][1][::-1]), ("no acts", [])]
    write_xes(path("b.xes"), twins, rng)
    compare(f"{seed} xes, two of one name, one without acts", run(path("b.xes")), figures(twins)[0])

    blank = with_blank_states(cases)
    units_csv = path("units.csv")
    with open(units_csv, "w", encoding="utf-8") as file:
        file.write("parent;unit\n" + "".join(f"{p or ''};{u}\n" for u, p in PARENTS.items()))
    want, holders = figures(blank, True, PARENTS, True)
    for n, (sep, encoding, end, quote_all) in enumerate(((",", "utf-8-sig", "\n", False), (";", "utf-16", "\r\n", True), ("\t", "utf-8", "\r", True))):
        name = path(f"{n}.csv" + rng.choice(("", ".gz")))
        write_csv(name, blank, rng, sep, encoding, None, end, quote_all)
        compare(f"{seed} csv {n}", run(name, "--hours", HOURS, "--calendar", "none", "--units", units_csv, "--threads", str(n + 1)), want, holders)
    write_ocel_json(path("o.json"), cases)
    compare(f"{seed} ocel json", run(path("o.json"), "--units", units_csv), *figures(cases, True, PARENTS))
    write_ocel_sqlite(path("o.sqlite"), cases)
    compare(f"{seed} ocel sqlite", run(path("o.sqlite"), "--units", units_csv), *figures(cases, True, PARENTS))


def forms_of_time(folder):
    rng = random.Random(7)
    cases = with_blank_states([(n, [{**e, "at": e["at"].replace(microsecond=0, second=0)} for e in ev]) for n, ev in make_log(rng, True)])
    want, _ = figures(cases, True)
    for form in ("%d/%m/%Y %H:%M", "%m-%d-%y %I:%M %p", "%Y%m%dT%H%M", "%d %b %Y %H:%M", "%j.%Y %H.%M"):
        name = os.path.join(folder, "t.csv")
        write_csv(name, cases, rng, form=lambda t: t.strftime(form))
        compare(f"times as {form}", run(name, "--time-format", form), want)
    write_csv(name, cases, rng, form=lambda t: (t + dt.timedelta(hours=7)).strftime("%Y-%m-%d %H:%M"))
    compare("times without a zone, which is named", run(name, "--zone", "+07:00"), want)
    spans = [e["at"].date() for _, ev in cases for e in ev]
    off = [min(spans) + dt.timedelta(days=d) for d in range(1, (max(spans) - min(spans)).days, 3)]
    calendar = os.path.join(folder, "off.ics")
    with open(calendar, "w", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n" + "".join(
            f"BEGIN:VEVENT\r\nUID:{d}\r\nDTSTART;VALUE=DATE:{d:%Y%m%d}\r\nEND:VEVENT\r\n" for d in off) + "END:VCALENDAR\r\n")
    OFF.update(off)
    compare("days off of an iCalendar file", run(name, "--zone", "+07:00", "--hours", HOURS, "--calendar", calendar),
            figures(cases, True, None, True)[0])
    OFF.clear()
    latin = [(n, [{**e, "unit": "Straße é"} for e in ev]) for n, ev in cases]
    write_csv(name, latin, rng, sep=";", encoding="latin-1")
    compare("latin-1", run(name, "--encoding", "latin-1"), figures(latin, True)[0])


def shared():
    logs = os.path.join(ROOT, "..", "shared", "logs")
    if not os.path.exists(os.path.join(logs, "oracle.py")):
        print("NOT COMPARED with the definitions in ../shared/logs: they are not there")
        return
    all_ = os.environ.get("FLOW_ALL_LOGS")
    for name, args in (("receipt", []), ("bpic2013-closed-problems", ["--unit", "organization involved"]),
                       ("bpic2013-incidents", []), ("bpic2015-municipality1", ["--unit", "org:resource"]),
                       ("road-fines", ["--unit", "org:resource"]))[: None if all_ else 1]:
        log, args = os.path.join(logs, name + ".xes.gz"), [*args, "--hours", HOURS]
        want = json.loads(subprocess.run([sys.executable, os.path.join(logs, "oracle.py"), log, *args], capture_output=True, check=True).stdout)
        got = run(log, *args)
        for key, value in want.items():
            check(f"{name}: {key}", got[key][: len(value)] if isinstance(value, list) else got[key], value)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(SHAPES):
            shape(seed, folder)
        forms_of_time(folder)
    shared()
    print(f"{SHAPES} shapes of logs, {len(FAILED)} figures differ")
    return 1 if FAILED else 0


sys.exit(main())
