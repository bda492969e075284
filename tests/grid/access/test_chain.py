"""The log of looks: whatever is done to it afterwards is noticed."""

import hashlib
import hmac
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.access.look import BEGINNING, Act, Checkpoint, Link, Where, chained, first_break
from services.grid.usecases.access.forget_looks import forget_looks
from services.grid.usecases.access.note_look import note_look
from services.grid.usecases.access.verify_access_log import verify_access_log
from shared.kernel.errors import NotFound, StaleWrite
from tests.grid.access.builders import ACCESS, SEALER, WHERE, a_desk, a_look
from tests.grid.access.fakes import FakeJournal
from tests.grid.builders import NOON

LENGTH = 6


def keyed(text):
    return hmac.new(b"key", text.encode(), hashlib.sha256).hexdigest()


def a_chain(length=LENGTH, hash=keyed):
    entries, last = [], BEGINNING
    for number in range(length):
        entries.append(chained(a_look(subjects=(f"P{number}",)), last, hash))
        last = Link(number=entries[-1].number, hash=entries[-1].hash)
    return entries


def test_a_chain_stands_as_a_whole_and_from_any_entry_on():
    entries = a_chain()

    assert first_break(entries, BEGINNING, keyed) is None
    for place, entry in enumerate(entries, start=1):
        assert first_break(entries[place:], Link(number=entry.number, hash=entry.hash), keyed) is None


CHANGES = {
    "where": Where(at=NOON + timedelta(milliseconds=1)),
    "by": "W0002",
    "roles": ("clerk",),
    "act": Act.REVEALED,
    "subjects": ("P9",),
    "fields": ("phone",),
    "found": 2,
    "outside": True,
    "purpose": "emergency",
    "reference": "case-1",
    "command": "command-1",
}


@pytest.mark.parametrize("name", CHANGES)
@given(place=st.integers(0, LENGTH - 1))
def test_an_entry_that_was_changed_is_noticed_whatever_was_changed(name, place):
    entries = a_chain()
    entries[place] = replace(entries[place], look=replace(entries[place].look, **{name: CHANGES[name]}))

    assert first_break(entries, BEGINNING, keyed) == place + 1


def test_every_part_of_a_look_was_tried():
    assert set(CHANGES) == set(vars(a_look()))


@given(st.permutations(range(LENGTH)), st.integers(0, LENGTH))
def test_entries_that_are_missing_or_changed_places_are_noticed(order, cut):
    entries = a_chain()
    found = [entries[place] for place in order][:cut]
    in_order = next((place for place, entry in enumerate(found) if entry is not entries[place]), None)

    assert first_break(found, BEGINNING, keyed) == (None if in_order is None else in_order + 1)


def test_who_does_not_have_the_key_cannot_write_the_chain_anew():
    forged = a_chain(hash=lambda text: hashlib.sha256(text.encode()).hexdigest())

    assert first_break(forged, BEGINNING, keyed) == 1


def test_what_is_noted_can_be_verified_page_by_page():
    desk = a_desk()
    for number in range(5):
        note_look(desk, a_look(subjects=(f"P{number}",)))

    first = verify_access_log(desk.journal, SEALER, after=0, limit=3)
    rest = verify_access_log(desk.journal, SEALER, after=first.last.number, limit=3)

    assert (first.checked, first.broken_at, first.more) == (3, None, True)
    assert (rest.checked, rest.broken_at, rest.more, rest.last) == (2, None, False, desk.journal.last())
    with pytest.raises(NotFound):
        verify_access_log(desk.journal, SEALER, after=6, limit=3)


def test_a_command_is_noted_once():
    desk = a_desk()
    for _ in range(2):
        note_look(desk, a_look(command="command-1"))
        note_look(desk, a_look())

    assert [entry.look.command for entry in desk.journal.kept] == ["command-1", None, None]


class CrowdedJournal(FakeJournal):
    """Somebody else is always quicker, so many times."""

    def __init__(self, times):
        super().__init__()
        self.times = times

    def add(self, entry):
        if self.times:
            self.times -= 1
            super().add(chained(a_look(by="W0009"), self.last(), SEALER_HASH))
        return super().add(entry)


def SEALER_HASH(text):  # noqa: N802 - a constant of the tests
    return SEALER.fingerprint(text, "access_log")


def test_who_comes_second_goes_on_behind_the_first():
    desk = a_desk(journal=CrowdedJournal(3))

    assert note_look(desk, a_look()).number == 4
    assert verify_access_log(desk.journal, SEALER, after=0, limit=9).broken_at is None


def test_who_never_gets_a_turn_is_told_to_try_again():
    with pytest.raises(StaleWrite):
        note_look(a_desk(journal=CrowdedJournal(10_000)), a_look(where=WHERE))


def test_looks_are_forgotten_when_they_were_kept_long_enough_and_the_rest_still_stands():
    desk, days = a_desk(), timedelta(days=ACCESS.kept_days)
    for number in range(500):
        note_look(desk, a_look(where=Where(at=NOON + timedelta(minutes=number))))

    while forget_looks(desk.journal, SEALER, ACCESS, now=NOON + days + timedelta(minutes=300)):
        pass

    assert [entry.number for entry in desk.journal.kept] == list(range(301, 501))
    for after in (0, 300, 400):
        verdict = verify_access_log(desk.journal, SEALER, after=after, limit=900)
        assert (verdict.broken_at, verdict.last.number) == (None, 500)
    assert forget_looks(desk.journal, SEALER, ACCESS, now=NOON) == 0


def test_a_forged_checkpoint_and_a_gap_behind_it_are_noticed():
    desk = a_desk()
    for _ in range(5):
        note_look(desk, a_look())
    forged = Checkpoint(link=desk.journal.link(3), seal="0" * 64)
    genuine = Checkpoint.at(desk.journal.link(3), SEALER_HASH)

    desk.journal.forget(forged)
    assert verify_access_log(desk.journal, SEALER, after=0, limit=9).broken_at == 3
    desk.journal.forget(genuine)
    assert verify_access_log(desk.journal, SEALER, after=0, limit=9).broken_at is None
    desk.journal.kept.pop(0)
    assert verify_access_log(desk.journal, SEALER, after=0, limit=9).broken_at == 4
