"""Poison: letters that no listener can heed, each of another kind, and what must become of them."""

import pickle
from dataclasses import dataclass
from uuid import uuid4

from shared.plumbing.line import Sending
from tests.faults.letters import an_assignment, an_event, letter

INTAKE, GRID = "intake.on.grid.case_assigned", "grid.on.intake.case_accepted"
NOTIFY, QUIET = "notify.on.grid.case_assigned", "notify.on.grid.case_unassigned"


@dataclass(frozen=True, kw_only=True)
class Poison:
    """Letters of one kind for one queue."""

    queue: str
    letters: tuple[Sending, ...]

    @property
    def ids(self):
        return {each.message_id for each in self.letters}


def of_a_case_that_does_not_exist():
    """The domain refuses it: dead at once."""
    return letter(an_assignment(f"nowhere-{uuid4().hex}"))


def breaking_its_contract():
    """Half of the data is missing: dead at once."""
    return letter(an_event("intake.case_accepted", about="case", number="none"))


def of_a_later_release():
    """Nobody knows this type yet: it climbs the ladder, for a deploy may be under way."""
    return letter(an_event("intake.case_foreseen", about="case", number="none"))


def in_a_later_envelope():
    """A later version of CloudEvents, which this release cannot read: dead at once."""
    return letter(an_event(id=f"later-{uuid4().hex}") | {"specversion": "2.0"})


def without_an_envelope():
    """JSON, and no event: dead at once."""
    return letter([1, 2, 3])


def in_broken_json():
    """It cannot be read at all: the broker lays it among the dead."""
    return letter(b'{"specversion": "1.0", "id": ')


def pickled():
    """A serializer that nobody here accepts."""
    body = pickle.dumps({"specversion": "1.0"})
    return letter(body, content_type="application/x-python-serialize", content_encoding="binary")


def that_hangs():
    """An armed listener never comes back from it: the deadline cuts it short, on every rung."""
    return letter(an_assignment(f"hangs-{uuid4().hex}"))


def that_raises():
    """A bug of an armed listener: an error that is no refusal climbs the ladder, rung by rung."""
    return letter(an_assignment(f"raises-{uuid4().hex}"))


def that_kills():
    """An armed listener dies of it, every time: the broker counts, and gives up."""
    return letter(an_event("grid.case_unassigned", id=f"kills-{uuid4().hex}"))


KINDS = {
    of_a_case_that_does_not_exist: INTAKE,
    breaking_its_contract: GRID,
    of_a_later_release: GRID,
    in_a_later_envelope: INTAKE,
    without_an_envelope: GRID,
    in_broken_json: NOTIFY,
    pickled: NOTIFY,
}
ARMED_KINDS = {that_hangs: INTAKE, that_raises: INTAKE, that_kills: QUIET}


def brew(kinds, count):
    """Return so many letters of each kind."""
    return [Poison(queue=queue, letters=tuple(make() for _ in range(count))) for make, queue in kinds.items()]


def ids_of(poisons):
    return {id for poison in poisons for id in poison.ids}
