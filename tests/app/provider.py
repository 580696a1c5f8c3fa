#!/usr/bin/env python3
"""provider.py -- a small OpenID Connect provider on the loopback address, for tests of signing in.

It prints its port, then serves: discovery, key set, authorization (whoever asks is signed in at once as `sub`), token. What it does wrong
is said by GET /mode?wrong=...&sub=...&alg=...; each answer after that is so. Keys and signatures are made by the openssl command.
"""
import base64, hashlib, http.server, json, pathlib, secrets, subprocess, sys, tempfile, time
from urllib.parse import parse_qs, urlencode, urlsplit

CLIENT, SECRET = "congvu test", "s3cret/&="
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="congvu-oidc-"))
MODE = {"wrong": "", "alg": "RS256", "kid": "one", "amr": "", "sub": "4711"}
CODES, STATE = {}, {"keys_asked": 0, "discoveries": 0}


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def openssl(*args, data=None):
    return subprocess.run(["openssl", *args], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout


def make_key(name):
    openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", str(FOLDER / f"{name}.RS256"))
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", str(FOLDER / f"{name}.ES256"))


def public(name):
    modulus = openssl("rsa", "-in", str(FOLDER / f"{name}.RS256"), "-noout", "-modulus").decode().strip().split("=")[1]
    der = openssl("ec", "-in", str(FOLDER / f"{name}.ES256"), "-pubout", "-outform", "DER")
    point = der[-64:]
    return [
        {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": name, "n": b64(bytes.fromhex(modulus)), "e": "AQAB"},
        {"kty": "EC", "use": "sig", "crv": "P-256", "kid": name + "-ec", "x": b64(point[:32]), "y": b64(point[32:])},
    ]


def raw_signature(der):
    """The two numbers of an ECDSA signature, 32 bytes each."""
    def number(at):
        n = der[at + 1]
        return der[at + 2:at + 2 + n].lstrip(b"\0").rjust(32, b"\0"), at + 2 + n
    r, at = number(2)
    s, _ = number(at)
    return r + s


def sign(claims):
    alg, kid, wrong = MODE["alg"], MODE["kid"], MODE["wrong"]
    header = {"alg": alg, "typ": "JWT", "kid": kid + ("-ec" if alg == "ES256" else "")}
    if wrong == "no-kid":
        del header["kid"]
    body = b64(json.dumps(header).encode()) + "." + b64(json.dumps(claims).encode())
    if alg == "none":
        return body + "."
    if alg == "HS256":  # signed with what everybody knows: the public key
        import hmac
        secret = openssl("rsa", "-in", str(FOLDER / "one.RS256"), "-pubout")
        return body + "." + b64(hmac.new(secret, body.encode(), hashlib.sha256).digest())
    key = FOLDER / f"{'other' if wrong == 'other-key' else kid}.{alg}"
    signature = openssl("dgst", "-sha256", "-sign", str(key), data=body.encode())
    if alg == "ES256":
        signature = raw_signature(signature)
    if wrong == "changed":
        claims["sub"] = "4712"
        body = body.split(".")[0] + "." + b64(json.dumps(claims).encode())
    return body + "." + b64(signature)


def id_token(issuer, nonce):
    now, wrong = int(time.time()), MODE["wrong"]
    claims = {"iss": issuer, "sub": MODE["sub"], "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce,
              "preferred_username": "hanh", "email": "hanh@example.vn"}
    changes = {
        "iss": {"iss": "http://127.0.0.1:1"}, "aud": {"aud": "another"}, "exp": {"exp": now - 3600}, "iat": {"iat": now + 3600},
        "nonce": {"nonce": "x" * 43}, "no-nonce": {"nonce": None}, "no-name": {"sub": None},
        "auds": {"aud": [CLIENT, "another"]}, "auds-azp": {"aud": [CLIENT, "another"], "azp": CLIENT},
        "azp": {"azp": "another"}, "exp-text": {"exp": str(now + 300)}, "nbf": {"nbf": now + 3600},
    }
    claims.update(changes.get(wrong, {}))
    if MODE["amr"]:
        claims["amr"] = MODE["amr"].split()
    return sign({k: v for k, v in claims.items() if v is not None})


class Provider(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, status, body, **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    @property
    def issuer(self):
        return f"http://127.0.0.1:{self.server.server_address[1]}/r"

    def do_GET(self):
        url = urlsplit(self.path)
        query = {k: v[0] for k, v in parse_qs(url.query, keep_blank_values=True).items()}
        if url.path == "/mode":
            MODE.update(query)
            self.answer(200, STATE)
        elif url.path == "/r/.well-known/openid-configuration":
            STATE["discoveries"] += 1
            wrong = MODE["wrong"]
            if wrong == "large":
                return self.answer(200, b" " * (300 << 10))
            if wrong == "redirect":
                return self.answer(302, b"", Location=self.issuer + "/jwks")
            if wrong == "plain":
                return self.answer(200, b"no JSON")
            self.answer(200, {"issuer": "http://127.0.0.1:1/r" if wrong == "issuer" else self.issuer,
                              "authorization_endpoint": self.issuer + "/authorize",
                              "token_endpoint": "http://example.org/token" if wrong == "endpoint" else self.issuer + "/token",
                              "jwks_uri": self.issuer + "/jwks"})
        elif url.path == "/r/jwks":
            STATE["keys_asked"] += 1
            names = ["one", "two"] if MODE["kid"] == "two" else ["one"]
            self.answer(200, {"keys": [key for name in names for key in public(name)]})
        elif url.path == "/r/authorize":
            assert query["response_type"] == "code" and query["client_id"] == CLIENT, query
            assert query["code_challenge_method"] == "S256" and "openid" in query["scope"].split(), query
            back = {"state": query["state"]}
            if MODE["wrong"] == "denied":
                back["error"] = "access_denied"
            else:
                back["code"] = secrets.token_urlsafe(16)
                CODES[back["code"]] = query
            self.answer(302, b"", Location=query["redirect_uri"] + "?" + urlencode(back))
        else:
            self.answer(404, {})

    def do_POST(self):
        form = {k: v[0] for k, v in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()}
        basic = base64.b64encode(f"{CLIENT.replace(' ', '%20')}:s3cret%2F%26%3D".encode()).decode()
        begun = CODES.pop(form.get("code"), None)
        good = (begun and self.headers.get("Authorization") == "Basic " + basic
                and form["grant_type"] == "authorization_code" and form["redirect_uri"] == begun["redirect_uri"]
                and b64(hashlib.sha256(form["code_verifier"].encode()).digest()) == begun["code_challenge"])
        if not good or MODE["wrong"] == "token-400":
            return self.answer(400, {"error": "invalid_grant"})
        if MODE["wrong"] == "no-token":
            return self.answer(200, {"access_token": "x"})
        self.answer(200, {"access_token": "x", "token_type": "Bearer", "id_token": id_token(self.issuer, begun["nonce"])})


for name in ("one", "two", "other"):
    make_key(name)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
server.handle_error = lambda *args: None  # who asked has hung up, as with an answer too large
print(server.server_address[1], flush=True)
try:
    import threading
    threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()  # ends with its parent
    server.serve_forever()
finally:
    for path in FOLDER.iterdir():
        path.unlink()
    FOLDER.rmdir()
