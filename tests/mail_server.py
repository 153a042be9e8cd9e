"""A mail server of the tests: takes what it is told to take, and keeps it."""

import socketserver
from email import message_from_bytes, policy


class MailServer(socketserver.ThreadingTCPServer):
    """Answers each recipient with the next of `answers`, then with yes."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.answers: list[str] = []
        self.taken: list = []


class Session(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 here")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"RCPT":
                self.say(
                    self.server.answers.pop(0) if self.server.answers else "250 yes"
                )
            elif verb == b"DATA":
                self.take()
            elif verb == b"QUIT":
                return self.say("221 bye")
            else:
                self.say("250 yes")
        return None

    def take(self) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        found = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.taken.append(found)
        self.say("250 taken")

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")
