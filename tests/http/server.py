"""server.py -- a real server on a real database of the example province, and a client as plain as a browser's.

Rows are functions named after what they say; run() prints them as cmocka does, so that one tally counts all."""
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import traceback
from urllib.parse import quote, urlencode

CONGVU = os.environ["CONGVU"]
EXAMPLES = os.environ["EXAMPLES"]
PASSWORD = "mười hai con giáp"


def congvu(db, *args, stdin=None):
    env = {**os.environ, "CONGVU_DB": db, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    done = subprocess.run([CONGVU, *args], env=env, input=stdin, capture_output=True)
    if done.returncode:
        raise RuntimeError(f"congvu {' '.join(args)}: {done.stderr.decode()}")
    return done.stdout.decode()


def vietnamese():
    """The sentences as they stand in po/, for every program started from now on; keep what it gives."""
    words = tempfile.TemporaryDirectory(prefix="congvu-words-")
    os.makedirs(os.path.join(words.name, "vi/LC_MESSAGES"))
    subprocess.run(["msgfmt", "-o", os.path.join(words.name, "vi/LC_MESSAGES/congvu.mo"), os.environ["SENTENCES"]], check=True)
    os.environ["CONGVU_LOCALEDIR"] = words.name
    return words


class Answer:
    def __init__(self, response, body):
        self.status, self.headers, self.body = response.status, response.headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def problem(self):
        return self.json.get("problem") if "problem+json" in self.headers.get("Content-Type", "") else None

    def __repr__(self):
        return f"{self.status} {self.body[:400]!r}"


class Client:
    """One browser: keeps its cookie and the token of its session."""

    def __init__(self, server):
        self.server, self.cookie, self.csrf = server, None, None

    def ask(self, method, path, body=None, headers=None, **query):
        if query:
            path += "?" + urlencode(query)
        send = {"Accept-Language": "en", **(headers or {})}
        if self.cookie and "Cookie" not in send:
            send["Cookie"] = "congvu_session=" + self.cookie
        if self.csrf and method != "GET" and "X-CSRF-Token" not in send:
            send["X-CSRF-Token"] = self.csrf
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            send.setdefault("Content-Type", "application/json")
        if isinstance(body, str):
            body = body.encode()
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request(method, path, body=body, headers={k: v for k, v in send.items() if v is not None})
        response = connection.getresponse()
        answer = Answer(response, response.read())
        connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            found = re.match(r"congvu_session=([^;]*)", cookie)
            if found:
                self.cookie = found.group(1) or None
        return answer

    def get(self, path, **query):
        return self.ask("GET", path, **query)

    def post(self, path, body=None, headers=None, **query):
        return self.ask("POST", path, body, headers, **query)

    def sign_in(self, name, password=PASSWORD, **more):
        answer = self.post("/api/session", {"name": name, "password": password, **more})
        if answer.status == 200:
            self.csrf = answer.json["csrf"]
        return answer


class Server:
    """init and story: the example province and its story; else a bare database."""

    def __init__(self, *options, story=True):
        self.folder = tempfile.TemporaryDirectory(prefix="congvu-http-")
        self.db = os.path.join(self.folder.name, "office.db")
        congvu(self.db, "init", self.db, "--exercise", "--province", "tỉnh Thử", "--register", f"{EXAMPLES}/province.yaml")
        if story:
            congvu(self.db, "intake", f"{EXAMPLES}/thong-bao-ket-luan.txt")
            congvu(self.db, "intake", "--accept", "1", "--as", "yentt", "--at", "2025-08-14 16:40")
            congvu(self.db, "apply", f"{EXAMPLES}/story.yaml")
        self.start(*options)

    def start(self, *options):
        env = {**os.environ, "CONGVU_DB": self.db, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        free = [word for name in ("--rate", "--connections") if name not in options for word in (name, "0")]
        self.process = subprocess.Popen([CONGVU, "serve", "--listen", "127.0.0.1:0", *free, *options], env=env,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.link = None
        for line in self.process.stdout:
            setup = re.search(r"/setup#(\S+)", line)
            if setup:
                self.link = setup.group(1)
            at = re.search(r"http://127\.0\.0\.1:(\d+)  ", line)
            if at:
                self.port = int(at.group(1))
                return
        raise RuntimeError("the server did not start: " + self.process.stderr.read())

    def stop(self):
        """Asks it to end, and gives its exit status."""
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=60)
        if self.process.returncode:
            print(said, file=sys.stderr)
        return self.process.returncode

    def close(self):
        if self.process.poll() is None:
            self.stop()
        elif self.process.returncode and not self.process.stderr.closed:
            print(f"the server had ended with {self.process.returncode}:", self.process.stderr.read(), file=sys.stderr)
        self.folder.cleanup()

    def client(self):
        return Client(self)

    def administrator(self):
        """The first one, by the link; signed in."""
        client = self.client()
        made = client.post("/api/setup", {"token": self.link, "name": "quantri", "password": PASSWORD})
        assert made.status == 201, made
        assert client.sign_in("quantri").status == 200
        return client

    def account(self, administrator, name, person, *grants):
        """A new account for an official, with its password set by its link; a client that is signed in."""
        made = congvu(self.db, "--lang", "en", "account", "add", name, "--person", person)
        token = re.search(r"#(\S+)", made).group(1)
        client = self.client()
        used = client.post("/api/setup", {"token": token, "password": PASSWORD})
        assert used.status == 201, used
        for grant in grants:
            congvu(self.db, "account", "grant", name, *grant)
        signed = client.sign_in(name)
        assert signed.status == 200, signed
        return client


    def apply(self, acts):
        """A case's acts, recorded by another process while the server runs."""
        file = os.path.join(self.folder.name, "acts.yaml")
        with open(file, "w", encoding="utf-8") as out:
            out.write(acts)
        congvu(self.db, "apply", file)


def path(code, *more):
    return "/api/matters/" + quote(code, safe="") + "".join("/" + part for part in more)


# --- shapes --------------------------------------------------------------------------------------------------------------

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$")


def misfit(schema, value, schemas, where="answer"):
    """The first way in which a value is not what the schema says; None when it is."""
    if "$ref" in schema:
        return misfit(schemas[schema["$ref"].rsplit("/", 1)[1]], value, schemas, where)
    if "anyOf" in schema:
        found = [misfit(one, value, schemas, where) for one in schema["anyOf"]]
        return None if None in found else found[0]
    kind = schema.get("type")
    if "enum" in schema and value not in schema["enum"]:
        return f"{where} is {value!r}, not one of {schema['enum']}"
    python = {"string": str, "integer": int, "boolean": bool, "number": (int, float), "array": list, "object": dict, "null": type(None)}.get(kind)
    if python and (not isinstance(value, python) or (kind == "integer" and isinstance(value, bool))):
        return f"{where} is {value!r}, not {kind}"
    if schema.get("format") == "date-time" and not INSTANT.match(value):
        return f"{where} is no instant: {value!r}"
    if kind == "array":
        return next(filter(None, (misfit(schema["items"], v, schemas, f"{where}[{i}]") for i, v in enumerate(value))), None)
    if kind != "object":
        return None
    for key in schema.get("required", []):
        if key not in value:
            return f"{where} lacks '{key}'"
    for key, v in value.items():
        if key in schema.get("properties", {}):
            wrong = misfit(schema["properties"][key], v, schemas, f"{where}.{key}")
            if wrong:
                return wrong
        elif schema.get("additionalProperties") is False:
            return f"{where} has '{key}', which the description does not name"
        elif isinstance(schema.get("additionalProperties"), dict):
            wrong = misfit(schema["additionalProperties"], v, schemas, f"{where}.{key}")
            if wrong:
                return wrong
    return None


# --- running -------------------------------------------------------------------------------------------------------------

def run(rows):
    """ROWS="two lengths" runs those alone whose name holds it."""
    rows = [row for row in rows if os.environ.get("ROWS", "") in row.__name__.replace("_", " ")]
    failed = []
    for row in rows:
        name = row.__name__.replace("_", " ")
        print(f"[ RUN      ] {name}", flush=True)
        try:
            row()
        except Exception:
            failed.append(name)
            traceback.print_exc(file=sys.stdout)
            print(f"[  FAILED  ] {name}", flush=True)
        else:
            print(f"[       OK ] {name}", flush=True)
    print(f"[  PASSED  ] {len(rows) - len(failed)} test(s).")
    if failed:
        print(f"[  FAILED  ] {len(failed)} test(s), listed below:")
        print("\n".join(f"[  FAILED  ] {name}" for name in failed))
    return 1 if failed else 0
