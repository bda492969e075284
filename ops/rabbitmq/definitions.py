"""The definitions that a broker reads when it starts: the virtual host, the users, what each may do."""

import base64
import hashlib
import os
from collections.abc import Mapping
from typing import Any

from ops.rabbitmq.permissions import permissions_of

VHOST = "yimen"
SALT = 4  # bytes, as RabbitMQ has it


def definitions(passwords: Mapping[str, str], *, vhost: str = VHOST) -> dict[str, Any]:
    """Return the definitions for these users. Passwords are in them as salted hashes only."""
    return {
        "vhosts": [{"name": vhost}],
        "users": [_user(name, password) for name, password in passwords.items()],
        "permissions": [_permission(name, vhost) for name in passwords],
        "topic_permissions": [topic for name in passwords for topic in _topics(name, vhost)],
    }


def password_hash(password: str, salt: bytes) -> str:
    """Return a password as RabbitMQ keeps it: salt and SHA-256 of both, in base 64."""
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()


def _user(name: str, password: str) -> dict[str, Any]:
    return {
        "name": name,
        "password_hash": password_hash(password, os.urandom(SALT)),
        "hashing_algorithm": "rabbit_password_hashing_sha256",
        "tags": [],
    }


def _permission(name: str, vhost: str) -> dict[str, str]:
    may = permissions_of(name)
    return {
        "user": name,
        "vhost": vhost,
        "configure": may.configure,
        "write": may.write,
        "read": may.read,
    }


def _topics(name: str, vhost: str) -> list[dict[str, str]]:
    return [
        {"user": name, "vhost": vhost, "exchange": exchange, "write": keys.write, "read": keys.read}
        for exchange, keys in permissions_of(name).topics.items()
    ]
