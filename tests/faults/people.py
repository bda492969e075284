"""People who ask until they are answered: residents, the worker, the checker and the operator.

They are the history against which the stores are compared: what was acknowledged must be there, once.
"""

import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

import eventlet

from demo.photograph import photograph
from services.notify.domain.notice import notice_id
from shared.kernel.errors import DomainError, NotAllowed, NotFound, StaleWrite, Unavailable
from shared.plumbing.refusals import Unexpected
from tests.journeys.town import COMMUNITY, a_worker, an_issue

LATEST = 6.0  # seconds: no call may take longer; its client gives up half a second before
PAUSE = 0.3  # seconds before asking again
HANDLER, CHECKER = "worker", "checker"
DONE = {"outcome": "solved", "result": "已清理"}


class GaveUp(Exception):
    """What was asked was not answered in time, or was refused: nothing more is done about that case."""


@dataclass(kw_only=True)
class Asked:
    """One command and what became of it."""

    who: str
    door: str
    words: dict[str, Any]
    command_id: str = field(default_factory=lambda: uuid4().hex)
    answers: list[Any] = field(default_factory=list)
    tries: int = 0
    longest: float = 0.0
    refusal: str | None = None

    @property
    def acknowledged(self):
        return bool(self.answers)


@dataclass
class History:
    """Everything that was asked, in the order of asking."""

    asked: list[Asked] = field(default_factory=list)
    errors: Counter = field(default_factory=Counter)

    def of(self, door):
        return [each for each in self.asked if each.door == door]

    def acknowledged(self, door):
        return [each for each in self.of(door) if each.acknowledged]

    def told(self):
        """Return in one line how it went."""
        done = sum(each.acknowledged for each in self.asked)
        tries = sum(each.tries for each in self.asked)
        longest = max((each.longest for each in self.asked), default=0.0)
        return f"{done} of {len(self.asked)} commands acknowledged, {tries} tries, longest {longest:.1f} s"


class People:
    """Residents report, and for some of the cases the whole way is gone, to the close."""

    def __init__(
        self, world, random, *, residents=4, rate=5.0, whole_way=0.3, enlist=0.0, acknowledging=True
    ):
        self.world, self.random, self.history = world, random, History()
        self.rate, self.whole_way, self.enlist = rate / residents, whole_way, enlist
        self._residents = [f"R{number:06d}" for number in range(1, residents + 1)]
        self._going_on, self._greenlets, self._until = False, [], float("inf")
        self._acknowledging, self._enlisted = acknowledging, 0

    def __enter__(self):
        self._going_on = True
        for who in self._residents if self.rate else ():
            self._spawn(self._report_for_ever, who)
        if self.enlist:
            self._spawn(self._enlist_for_ever)
        return self

    def __exit__(self, *failure):
        self.stop(patience=0)

    def stop(self, *, patience=60):
        """Begin nothing new, and finish what was begun for as long as patience lasts."""
        self._going_on, self._until = False, time.monotonic() + patience
        for greenlet in self._greenlets:
            with eventlet.Timeout(max(self._until - time.monotonic(), 0) + LATEST, False):
                greenlet.wait()
            greenlet.kill()

    def report(self, who=None, **but):
        """Report one issue and stay until it is answered; return what was asked."""
        asked = Asked(who=who or self._residents[0], door="intake.report_issue", words=an_issue(**but))
        self._insist(asked)
        return asked

    def ask(self, who, door, **words):
        """Ask something until there is an answer; return what was asked."""
        asked = Asked(who=who, door=door, words=words)
        self._insist(asked, waits_for=(NotAllowed, NotFound))
        return asked

    def _report_for_ever(self, who):
        while self._going_on:
            eventlet.sleep(self.random.expovariate(self.rate))
            if not self._going_on:
                return
            asked = self.report(who, subject=f"楼道堆物 {uuid4().hex[:6]}")
            if asked.acknowledged and self.random.random() < self.whole_way:
                self._spawn(self._go_the_whole_way, asked.answers[0]["case_id"])

    def _go_the_whole_way(self, case_id):
        notice = notice_id(
            f"grid.case_assigned:{case_id}:1", recipient="worker/W0001", template="case_assigned"
        )
        handle = partial(self._do, HANDLER)
        with suppress(GaveUp):
            if self._acknowledging:
                handle("notify.acknowledge", notice_id=notice)
            handle("intake.sign_case", case_id=case_id)
            photo = photograph(handle, case_id)
            handle("intake.resolve_case", case_id=case_id, photos=[photo], **DONE)
            self._do(CHECKER, "intake.record_return_visit", case_id=case_id, solved="yes")
            self._do("station_head", "intake.close_case", case_id=case_id)

    def _do(self, who, door, **words):
        """Ask until there is an answer, and return it."""
        asked = self.ask(who, door, **words)
        if not asked.acknowledged:
            raise GaveUp(door)
        return asked.answers[0]

    def _enlist_for_ever(self):
        while self._going_on:
            eventlet.sleep(self.random.expovariate(self.enlist))
            self._enlisted += 1
            row = a_worker(1000 + self._enlisted) | {"area": COMMUNITY}
            self._insist(Asked(who="operator", door="staff.enlist_workers", words={"rows": [row]}))

    def _insist(self, asked, *, waits_for=()):
        """Ask until there is an answer, in the same words under the same id."""
        self.history.asked.append(asked)
        while not asked.acknowledged and asked.refusal is None and time.monotonic() < self._until:
            began = time.monotonic()
            try:
                answer = self.world.as_(asked.who).call(
                    asked.door, command_id=asked.command_id, **asked.words
                )
                asked.answers.append(answer)
            except (Unavailable, StaleWrite, Unexpected) as away:
                self.history.errors[f"{type(away).__name__}: {asked.door}"] += 1
            except DomainError as refusal:
                if not isinstance(refusal, waits_for):
                    asked.refusal = f"{type(refusal).__name__}: {refusal}"
            finally:
                asked.tries += 1
                asked.longest = max(asked.longest, time.monotonic() - began)
            if not asked.acknowledged:
                eventlet.sleep(PAUSE)

    def _spawn(self, *call):
        self._greenlets.append(eventlet.spawn(*call))
