"""What may go wrong in an armed process: it dies at a point of the code, is slow, hangs, or has lost a guard.

The points are those between which a crash must change nothing: after reading, after writing, before the
confirm, between confirm and clearing, before the acknowledgement. They count passages of handlers only: what
timers and sweeps do is not "in the middle of a message".
"""

import functools
import os
from contextvars import ContextVar
from dataclasses import replace

import eventlet
from nameko import messaging

from services.grid.store.posts.announcements import MongoAnnouncements
from shared.plumbing import outbox
from shared.plumbing.bus import Listener
from shared.plumbing.consumer import QueueConsumer
from shared.plumbing.documents import CONVERTER
from shared.plumbing.door import Door
from shared.plumbing.follow import Positions
from shared.plumbing.line import Line
from shared.plumbing.mongo import Repository
from shared.plumbing.publisher import ConfirmedPublisher

CRASHED = 137  # how an armed process ends itself

_at_work = ContextVar("at_work", default=False)


class Fuse:
    """Burns down with every passage."""

    def __init__(self, passages):
        self._left = int(passages)

    def is_down(self):
        self._left -= 1
        return self._left <= 0


def die():
    os._exit(CRASHED)


def around(owner, name):
    """Replace a method by what the decorated function makes of it."""

    def wrap(make):
        setattr(owner, name, functools.wraps(getattr(owner, name))(make(getattr(owner, name))))

    return wrap


def note_who_is_at_work():
    for entrypoint in (Listener, Door):

        @around(entrypoint, "around")
        def noting(original):
            def called(self, worker_ctx, method):
                _at_work.set(True)
                return original(self, worker_ctx, method)

            return called


def after(owner, name, fuse):
    """Die when a handler has come back from a method so often."""

    @around(owner, name)
    def dying(original):
        def called(*args, **kwargs):
            result = original(*args, **kwargs)
            if _at_work.get() and fuse.is_down():
                die()
            return result

        return called


def before(owner, name, fuse):
    """Die when a handler is about to call a method for so many times."""

    @around(owner, name)
    def dying(original):
        def called(*args, **kwargs):
            if _at_work.get() and fuse.is_down():
                die()
            return original(*args, **kwargs)

        return called


def on_the_line(fuse, *, sent):
    """Die with events on the line: handed to the broker (`sent`) but not confirmed, or not even that."""

    @around(Line, "send")
    def dying(original):
        def called(self, sendings, outcomes, *, until):
            announces = any(each.exchange.endswith(".events") for each in sendings)
            if announces and _at_work.get() and fuse.is_down():
                if not sent:
                    die()
                self._connection.drain_events = lambda **_: die()
            return original(self, sendings, outcomes, until=until)

        return called


POINTS = {
    "after_read": lambda fuse: after(Repository, "find", fuse),
    "after_write": lambda fuse: after(Repository, "_write", fuse),
    "before_confirm": lambda fuse: on_the_line(fuse, sent=True),
    "before_clearing": lambda fuse: before(outbox.Outbox, "confirm", fuse),
    "before_ack": lambda fuse: before(QueueConsumer, "ack_message", fuse),
}


def crash(point, passages):
    note_who_is_at_work()
    POINTS[point](Fuse(passages))


def crash_unsent(passages):
    """Die after the write and before any byte of the announcement: what the outbox is for."""
    note_who_is_at_work()
    on_the_line(Fuse(passages), sent=False)


def slow(heard, seconds):
    """Take so long over every event of one kind, and say when it is begun and ended."""

    @around(Listener, "around")
    def dawdling(original):
        def called(self, worker_ctx, method):
            if self.hears != heard:
                return original(self, worker_ctx, method)
            id = worker_ctx.args[0]["id"]
            print("BEGUN", id, flush=True)  # noqa: T201
            eventlet.sleep(float(seconds))
            result = original(self, worker_ctx, method)
            print("ENDED", id, flush=True)  # noqa: T201
            return result

        return called


def poisoned():
    """Hang for ever over an event whose id says so, stumble over another, and die of a third."""

    @around(Listener, "around")
    def suffering(original):
        def called(self, worker_ctx, method):
            body = worker_ctx.args[0]
            id = body.get("id", "") if isinstance(body, dict) else ""
            if "hangs" in id:
                eventlet.sleep(3600)
            if "raises" in id:
                raise ZeroDivisionError("a bug")
            if "kills" in id:
                die()
            return original(self, worker_ctx, method)

        return called


def tell_redelivered():
    """Write a line for every delivery that somebody had before."""

    @around(QueueConsumer, "handle_message")
    def telling(original):
        def called(self, provider, body, message):
            if message.delivery_info.get("redelivered"):
                print("REDELIVERED", message.delivery_info["routing_key"], flush=True)  # noqa: T201
            return original(self, provider, body, message)

        return called


def stock_listener():
    """Acknowledge whatever became of it, as nameko's own event handler does."""
    Listener.handle_result = messaging.Consumer.handle_result


def stock_consumer():
    """Hear as nameko's own queue consumer does: what cannot be read is acknowledged."""
    for name in (*(name for name in vars(QueueConsumer) if not name.startswith("__")), "__init__"):
        if hasattr(messaging.QueueConsumer, name):
            setattr(QueueConsumer, name, getattr(messaging.QueueConsumer, name))


def no_version_gate():
    """Write whatever was read, although somebody else has written since."""

    def write(self, aggregate, state):
        self.collection.update_one({"_id": aggregate.id}, {"$set": state}, upsert=True)

    Repository._write = write


def no_turns():
    """Tell every fact when it comes, as though they came in order."""

    def tell_at_once(self, fact, tell):
        tell(fact)
        place = {"_id": f"{self._follower}/{fact['subject']}"}
        self._collection.update_one(place, {"$max": {"next": fact["sequence"] + 1}}, upsert=True)

    Positions.tell_in_order = tell_at_once


def last_word_counts():
    """Believe what was heard last, although something newer was said."""

    def hear(self, event, *, sequence):
        said = CONVERTER.unstructure(event) | {"sequence": sequence}
        self.collection.update_one({"_id": self.key(event)}, {"$set": said}, upsert=True)

    MongoAnnouncements.hear = hear


def patient_publisher():
    """Wait a minute for the broker's word."""

    @around(ConfirmedPublisher, "__init__")
    def patient(original):
        def called(self, uri, **but):
            return original(self, uri, **but | {"seconds": 60.0})

        return called


def not_mandatory():
    """Be content with an event that no queue takes."""
    sendings = outbox.sendings
    outbox.sendings = lambda *letter: [replace(each, mandatory=False) for each in sendings(*letter)]


def cleared_unconfirmed():
    """Clear the outbox first and announce afterwards."""

    @around(outbox.Outbox, "announce")
    def careless(original):
        def called(self, collection, id, letters):
            told = {"$pull": {"outbox": {"id": {"$in": [letter["id"] for letter in letters]}}}}
            collection.update_one({"_id": id}, told)
            return original(self, collection, id, letters)

        return called


WEAPONS = {
    weapon.__name__: weapon
    for weapon in (
        crash,
        crash_unsent,
        slow,
        poisoned,
        tell_redelivered,
        stock_listener,
        stock_consumer,
        no_version_gate,
        no_turns,
        last_word_counts,
        patient_publisher,
        not_mandatory,
        cleared_unconfirmed,
    )
}
