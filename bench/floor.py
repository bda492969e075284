"""The floor: the same messages and the same writes by hand, with nothing but kombu and pymongo.

Three processes like ours (intake, grid, notify), two threads each, quorum queues, confirmed publishing,
documents, indexes and events as ours have them. No rules, no checks, no order, no retries: what is left is
what broker and database ask for.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Self
from uuid import uuid4

import amqp
from bson import json_util
from kombu import Connection
from pymongo import MongoClient

from bench.finish import Finish, race
from bench.hands import DATABASE, EVENTS, HANDS, READY, declare
from bench.measure import Round

PATIENCE = 30.0  # seconds
BINDINGS = [(EVENTS, "handler_named"), (EVENTS, "notice_sent")]
LIKE = {"case": ("intake", "cases"), "assignment": ("grid", "assignments"), "notice": ("notify", "notices")}


class Floor:
    """Runs from entering to leaving; `example` holds a document of ours for each collection."""

    def __init__(self, example: dict[str, Any]) -> None:
        self._uri, self._example = os.environ["AMQP_URI"], example
        self._folder = TemporaryDirectory()
        self._hands: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        with MongoClient[dict[str, Any]](os.environ["MONGO_URI"]) as mongo:
            for name, (database, collection) in LIKE.items():
                _make_indexes(mongo[DATABASE][name], like=mongo[database][collection])
        declare(self._uri)
        example = Path(self._folder.name, "example.json")
        example.write_text(json_util.dumps(self._example), encoding="utf-8")
        for service in HANDS:
            command = [sys.executable, "-m", "bench.hands", service, str(example)]
            self._hands.append(subprocess.Popen(command, stdout=subprocess.PIPE))
        for hands in self._hands:
            assert hands.stdout
            assert hands.stdout.readline().strip() == READY.encode()
        self._finish = Finish(self._uri, BINDINGS, case_of=_case_of, awaited=len(BINDINGS))
        self._asking = [Asking(self._uri) for _ in range(64)]
        return self

    def __exit__(self, *_: object) -> None:
        self._finish.close()
        for asking in self._asking:
            asking.close()
        for hands in self._hands:
            hands.terminate()
            hands.wait(timeout=PATIENCE)
        self._folder.cleanup()

    def round(self, count: int, *, clients: int) -> Round:
        """Report so many cases, and wait until each is through."""
        seconds, first, second = race(count, self._report, self._finish, clients=clients)
        return Round(seconds=seconds, first=first, second=second)

    def _report(self) -> str:
        asking = self._asking.pop()
        try:
            return asking.report()
        finally:
            self._asking.append(asking)


class Asking:
    """One connection for one question at a time, with a reply queue of its own."""

    def __init__(self, uri: str) -> None:
        self._link = Connection(uri)
        self._channel = self._link.connection.channel()
        self._reply_to = self._channel.queue_declare("", exclusive=True).queue
        self._channel.basic_consume(self._reply_to, callback=self._answered, no_ack=True)

    def report(self) -> str:
        """Send a report and return the case's id from its reply."""
        self._case_id = ""
        words = json.dumps({"id": uuid4().hex, "words": "小区门口的路灯已经三天不亮了" * 8}).encode()
        message = amqp.Message(words, reply_to=self._reply_to)
        self._channel.basic_publish(message, "", "floor.report")
        until = monotonic() + PATIENCE
        while not self._case_id:
            self._link.drain_events(timeout=until - monotonic())
        return self._case_id

    def close(self) -> None:
        self._link.release()

    def _answered(self, message: amqp.Message) -> None:
        self._case_id = json.loads(message.body)["id"]


def _make_indexes(collection: Any, *, like: Any) -> None:
    """Give the collection the indexes of ours, which exist by now."""
    for name, index in like.index_information().items():
        if name != "_id_":
            collection.create_index(index["key"], name=name, unique=index.get("unique", False))


def _case_of(event: dict[str, Any]) -> str | None:
    return event["case_id"] if event.get("last", True) else None
