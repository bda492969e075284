"""The hands of the floor: `python -m bench.hands <service> <example file>` is one of its processes."""

import json
import os
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import amqp
from bson import json_util
from kombu import Connection
from pymongo import MongoClient, ReturnDocument

DATABASE, EVENTS, READY = "floor", "floor.events", "ready"
THREADS = 2  # of each process: ten, three and one are slower, for the embedded database's own threads fight
CLEAR_EVERY = 0.5  # seconds
QUORUM = {"x-queue-type": "quorum"}
BINDINGS = {  # queue: routing keys
    "floor.grid": ["case_accepted"],
    "floor.notify.case": ["case_registered", "case_accepted", "handler_named"],
    "floor.notify.assigned": ["case_assigned"],
    "floor.intake": ["case_assigned"],
    "floor.intake.registered": ["case_registered"],
    "floor.rest": ["notice_sent"],
}
FILLER = "x" * 500  # what an envelope of ours holds beside the ids

Document = dict[str, Any]


def declare(uri: str) -> None:
    """Declare what the floor needs, empty."""
    with Connection(uri) as link:
        channel = link.connection.channel()
        channel.exchange_declare(EVENTS, "topic", durable=True, auto_delete=False)
        for queue in ("floor.report", *BINDINGS):
            channel.queue_declare(queue, durable=True, auto_delete=False, arguments=QUORUM)
            channel.queue_purge(queue)
            for key in BINDINGS.get(queue, ()):
                channel.queue_bind(queue, EVENTS, key)


class Hand:
    """One thread with its own channel: takes a message, does the work, acknowledges."""

    def __init__(self, uri: str, database: Any, example: Document, clear: "Clearing") -> None:
        self.uri, self.database, self.example, self.clear = uri, database, example, clear
        self.link = Connection(uri, transport_options={"confirm_publish": True})
        self.channel = self.link.connection.channel()

    def take(self, queues: dict[str, Callable[["Hand", Document, amqp.Message], None]]) -> None:
        """Work for ever."""
        self.channel.basic_qos(0, 1, False)
        for queue, work in queues.items():
            self.channel.basic_consume(queue, callback=lambda message, work=work: self._do(work, message))
        while True:
            self.link.drain_events()

    def keep(self, collection: str, id: str, *kinds: str, **but: Any) -> None:
        """Write a document with its outbox, announce it confirmed, leave the clearing for later."""
        events = [{"id": uuid4().hex, "type": kind, "case_id": but.get("case_id", id)} for kind in kinds]
        now = time.time()
        letters = [{"id": each["id"], "at": now, "envelope": each | {"rest": FILLER}} for each in events]
        state = {**self.example[collection], **but, "version": 1, "outbox": letters}
        del state["_id"]
        as_read = {"_id": id, "version": but.get("as_read", 0)}
        self.database[collection].update_one(as_read, {"$set": state}, upsert="as_read" not in but)
        for each in events:
            self.announce(each | {"rest": FILLER, "last": but.get("last", True)})
        self.clear.note(collection, id, [each["id"] for each in events])

    def announce(self, event: Document) -> None:
        message = amqp.Message(json.dumps(event).encode(), delivery_mode=2)
        self.channel.basic_publish_confirm(message, EVENTS, event["type"], mandatory=True)

    def _do(self, work: Callable[["Hand", Document, amqp.Message], None], message: amqp.Message) -> None:
        work(self, json.loads(message.body), message)
        self.channel.basic_ack(message.delivery_tag)


class Clearing:
    """Takes confirmed letters out of the outboxes, twice a second."""

    def __init__(self, database: Any) -> None:
        self._database = database
        self._confirmed: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)

    def note(self, collection: str, id: str, letters: list[str]) -> None:
        self._confirmed[collection].append((id, letters))

    def for_ever(self) -> None:
        while True:
            time.sleep(CLEAR_EVERY)
            confirmed, self._confirmed = self._confirmed, defaultdict(list)
            for collection, noted in confirmed.items():
                ids = [one for _, letters in noted for one in letters]
                gone = {"$pull": {"outbox": {"id": {"$in": ids}}}}
                self._database[collection].update_many({"_id": {"$in": [id for id, _ in noted]}}, gone)


def report(hand: Hand, words: Document, message: amqp.Message) -> None:
    """As intake.report_issue: number, case, two events, reply."""
    with ONE_BY_ONE:
        counted = hand.database["numbers"].find_one_and_update(
            {"_id": "today"}, {"$inc": {"count": 1}}, upsert=True, return_document=ReturnDocument.AFTER
        )
    number = f"{counted['count'] if counted else 0}-{words['id']}"
    hand.keep("case", words["id"], "case_registered", "case_accepted", number=number, words=words["words"])
    reply = json.dumps({"id": words["id"], "rest": FILLER * 3}).encode()
    hand.channel.basic_publish(amqp.Message(reply), "", message.properties["reply_to"])


def assign(hand: Hand, event: Document, message: amqp.Message) -> None:
    """As grid.on_case_accepted: who has the post and is on duty, assignment, one event."""
    for collection in ("posts", "duties"):
        hand.database[collection].find_one({"_id": "A"})
        hand.database[collection].find_one({"_id": "B"})
    hand.keep("assignment", event["case_id"], "case_assigned")


def show(hand: Hand, event: Document, message: amqp.Message) -> None:
    """As intake.on_case_assigned: the case shows its worker, one event."""
    found = hand.database["case"].find_one({"_id": event["case_id"]})
    hand.keep("case", event["case_id"], "handler_named", number=found["number"], as_read=found["version"])


def tell_resident(hand: Hand, event: Document, message: amqp.Message) -> None:
    """As notify.on_case: the position, and a notice where there is something to tell."""
    place = {"_id": event["case_id"]}
    hand.database["positions"].find_one(place)
    if event["type"] == "case_registered":
        hand.database["known"].update_one(place, {"$set": {"number": "n" * 24}}, upsert=True)
    else:
        hand.database["known"].find_one(place)
        _notice(hand, event, last=False)
    hand.database["positions"].update_one(place, {"$inc": {"next": 1}}, upsert=True)


def tell_worker(hand: Hand, event: Document, message: amqp.Message) -> None:
    """As notify.on_case_assigned: the worker's notice."""
    _notice(hand, event, last=True)


def _notice(hand: Hand, event: Document, *, last: bool) -> None:
    id = f"{event['type']}/{event['case_id']}"
    hand.keep("notice", id, "notice_sent", case_id=event["case_id"], last=last)


def forget(hand: Hand, event: Document, message: amqp.Message) -> None:
    """As intake.on_case_registered of a case without an agent: nothing."""


ONE_BY_ONE = threading.Lock()
HANDS: dict[str, dict[str, Callable[[Hand, Document, amqp.Message], None]]] = {
    "intake": {"floor.report": report, "floor.intake": show, "floor.intake.registered": forget},
    "grid": {"floor.grid": assign},
    "notify": {"floor.notify.case": tell_resident, "floor.notify.assigned": tell_worker},
}


def main() -> None:
    """Work with a few threads until told to end."""
    service, example = sys.argv[1], json_util.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    database = MongoClient[Document](os.environ["MONGO_URI"], w="majority", journal=True)[DATABASE]
    clear = Clearing(database)
    threads = [threading.Thread(target=clear.for_ever, daemon=True)]
    for _ in range(THREADS):
        hand = Hand(os.environ["AMQP_URI"], database, example, clear)
        threads.append(threading.Thread(target=hand.take, args=(HANDS[service],), daemon=True))
    for thread in threads:
        thread.start()
    print(READY, flush=True)
    threads[-1].join()


if __name__ == "__main__":
    main()
