"""smtp.py -- a small mail server on the loopback address, as willing or unwilling as a test says.

mode: "" takes letters; "busy" 450 and "refuse" 550 for the receiver; "full" 552 for the letter; "cut" hangs up at once; "drop" takes a whole
letter and hangs up without an answer; "hold" takes a whole letter and answers only when `go` is set; "login" refuses the password."""
import base64
import email
import email.policy
import os
import queue
import socketserver
import ssl
import subprocess
import threading


def certificate(folder):
    """A certificate for 127.0.0.1 that signs itself."""
    names = os.path.join(folder, "mail.pem"), os.path.join(folder, "mail.key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-out", names[0], "-keyout", names[1]],
                   check=True, capture_output=True)
    return names


class Letter:
    def __init__(self, sender, receivers, data, secure, user):
        self.sender, self.receivers, self.data, self.secure, self.user = sender, receivers, data, secure, user
        self.message = email.message_from_bytes(data, policy=email.policy.default)

    def part(self, subtype):
        return self.message.get_body(preferencelist=(subtype,)).get_content()


class Talk(socketserver.StreamRequestHandler):
    def say(self, *lines):
        for line in lines:
            self.wfile.write(line.encode() + b"\r\n")

    def begin_tls(self):
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile, self.secure = self.connection.makefile("rb"), self.connection.makefile("wb", buffering=0), True

    def take(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return None
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def handle(self):
        post, self.secure, user, sender, receivers = self.server, False, None, None, []
        post.asked += 1
        if post.mode == "cut":
            return
        if post.implicit:
            self.begin_tls()
        self.say("220 post.example")
        while line := self.rfile.readline().decode().strip():
            word = line.split(" ", 1)[0].upper()
            if word == "EHLO":
                more = (["250-STARTTLS"] if post.tls and not self.secure else []) + (["250-AUTH PLAIN"] if self.secure else [])
                self.say("250-post.example", *more, "250 8BITMIME")
            elif word == "STARTTLS":
                self.say("220 go on")
                self.begin_tls()
            elif word == "AUTH":
                given = line.split()[2] if len(line.split()) > 2 else (self.say("334 "), self.rfile.readline().decode().strip())[1]
                user = base64.b64decode(given).decode().split("\0")[1:]
                self.say("535 no" if post.mode == "login" else "235 come in")
            elif word == "MAIL":
                sender, receivers = line.split("<")[1].split(">")[0], []
                self.say("250 so")
            elif word == "RCPT":
                receivers.append(line.split("<")[1].split(">")[0])
                self.say({"busy": "450 later", "refuse": "550 nobody here"}.get(post.mode, "250 so"))
            elif word == "DATA":
                self.say("354 go on")
                data = self.take()
                if data is None:
                    return
                if post.mode in ("drop", "hold", ""):
                    post.letters.put(Letter(sender, receivers, data, self.secure, user))
                if post.mode == "drop":
                    return
                if post.mode == "hold":
                    post.go.wait(60)
                self.say("552 too much" if post.mode == "full" else "250 taken")
            else:
                self.say("221 bye" if word == "QUIT" else "250 so")
                if word == "QUIT":
                    return


class Post(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address = True, True

    def __init__(self, folder=None, implicit=False):
        super().__init__(("127.0.0.1", 0), Talk)
        self.mode, self.letters, self.go, self.asked, self.implicit, self.tls = "", queue.Queue(), threading.Event(), 0, implicit, None
        if folder:
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.tls.load_cert_chain(*certificate(folder))
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *args):
        pass  # who spoke has hung up

    @property
    def port(self):
        return self.server_address[1]

    def letter(self):
        return self.letters.get(timeout=30)
