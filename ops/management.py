"""A few words of RabbitMQ's management API: virtual hosts, connections, queues."""

import json
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPBasicAuthHandler, HTTPPasswordMgrWithPriorAuth, Request, build_opener

EVERYTHING = {"configure": ".*", "write": ".*", "read": ".*"}


class Management:
    """Talks to the broker whose management address, sign-in included, is `uri`."""

    def __init__(self, uri: str) -> None:
        parts = urlsplit(uri)
        self._user = unquote(parts.username or "")
        self._root = f"{parts.scheme}://{parts.hostname}:{parts.port}/api"
        known = HTTPPasswordMgrWithPriorAuth()
        known.add_password(None, self._root, self._user, unquote(parts.password or ""), is_authenticated=True)
        self._opener = build_opener(HTTPBasicAuthHandler(known))

    def listens(self, port: int) -> bool:
        """Tell whether the broker takes AMQP connections at this port; raises URLError when it is away."""
        try:
            self.ask("GET", f"health/checks/port-listener/{port}")
        except HTTPError:
            return False
        return True

    def make_vhost(self, name: str) -> None:
        """Make a virtual host where the broker's own user may do everything."""
        self.ask("PUT", f"vhosts/{_word(name)}", {})
        self.allow(self._user, name, EVERYTHING)

    def drop_vhost(self, name: str) -> None:
        self.ask("DELETE", f"vhosts/{_word(name)}")

    def drop_user(self, name: str) -> None:
        self.ask("DELETE", f"users/{_word(name)}")

    def allow(self, user: str, vhost: str, permissions: dict[str, str]) -> None:
        """Set what a user may configure, write and read, as regular expressions of names."""
        self.ask("PUT", f"permissions/{_word(vhost)}/{_word(user)}", permissions)

    def queue_names(self, vhost: str) -> list[str]:
        return [queue["name"] for queue in self.ask("GET", f"queues/{_word(vhost)}?columns=name")]

    def close_all_connections(self) -> None:
        """Close every client's connection, as a broker does that is taken out of service."""
        for connection in self.ask("GET", "connections?columns=name"):
            self.ask("DELETE", f"connections/{_word(connection['name'])}")

    def ask(self, method: str, path: str, body: object = None) -> list[dict[str, str]]:
        """Send one request; return what a GET found. Raises HTTPError, and URLError when nobody answers."""
        data = None if body is None else json.dumps(body).encode()
        request = Request(f"{self._root}/{path}", data, {"Content-Type": "application/json"}, method=method)
        with self._opener.open(request, timeout=10) as answer:
            return list(json.loads(answer.read() or b"[]"))


def _word(name: str) -> str:
    return quote(name, safe="")
