"""Every door of intake, whichever there are: what makes no sense is refused in kind, and nothing is changed.

No door is named here: a new one is tried like the others. Words that pass a Form are made from the Form.
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from marshmallow import ValidationError, fields

from ops.keys import PRIVATE, make_keys
from ops.tokens import issue
from services.intake.service import IntakeService
from shared.kernel import clock
from shared.kernel.errors import DomainError, Invalid, NotAllowed, NotFound, NotSignedIn
from shared.plumbing.access import ROLES
from shared.plumbing.door import doors_of
from tests.intake.builders import GRID, STREET
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]

DOORS = doors_of(IntakeService)
RECKONED = {"calendar", "reckoned", "due", "next_ring", "due_lies_at", "course"}  # timers may do it anew
OF_A_CASE = [
    door for door in DOORS if "case_id" in door.form().fields and door.form().fields["case_id"].required
]
SEES_ALL = {"service", "operator"}
NONSENSE = {"$gt": ""}
FREE = (fields.Dict, fields.Raw, fields.Nested)
TEXTS = [
    "请按规定办理",
    "MS-04",
    "13800005678",
    GRID,
    "application/pdf",
    "0" * 64,
    "123456",
    "QUJDRA==",
    "promised",
]


def named(door):
    return door.method


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The private key of another house."""
    folder = tmp_path_factory.mktemp("elsewhere")
    make_keys(folder)
    return folder / PRIVATE


class Visitor:
    """Somebody who asks at a door with words that are not right; `refused` returns what he was told."""

    def __init__(self, counter, door):
        self.counter, self.door = counter, door
        self.role = sorted(door.allow)[0]

    def token(self, role=None, **but):
        said = {"roles": [role or self.role], "areas": [] if self.role == "resident" else [STREET]}
        return issue(self.counter.keys / PRIVATE, **{"subject": "V0001"} | said | but)

    def refused(self, words, *, token=None, why=DomainError):
        command = {"command_id": a_wish()} if self.door.kind == "command" else {}
        with pytest.raises(why) as refusal:
            self.counter.with_token(token or self.token(), self.door.method, **command | words)
        return refusal.value


@pytest.fixture
def visitor(unchanged_counter, request):
    """Whatever he tries is refused."""
    return Visitor(unchanged_counter, request.param)


@pytest.fixture(scope="module")
def unchanged_counter(shared_counter, case_id):
    """When all visitors have gone nothing has changed. To look after each of a thousand takes minutes."""
    before = known(shared_counter)
    yield shared_counter
    assert known(shared_counter) == before


def known(counter):
    """Return all that is remembered, but for what the timers reckon."""
    return {
        name: {
            id: {key: value for key, value in document.items() if key not in RECKONED}
            for id, document in documents.items()
        }
        for name, documents in counter.remembers().items()
    }


at_every_door = pytest.mark.parametrize("visitor", DOORS, ids=named, indirect=True)


def fields_of(door):
    return door.form().fields


def texts_of(door):
    return [name for name, field in fields_of(door).items() if type(field) is fields.String]


@at_every_door
def test_a_word_that_the_door_does_not_know_is_named(visitor):
    assert "nobody_knows_this" in visitor.refused({"nobody_knows_this": 1}, why=Invalid).fields


@at_every_door
def test_words_of_the_wrong_kind_are_named_one_and_all(visitor):
    strict = [name for name, field in fields_of(visitor.door).items() if not isinstance(field, FREE)]
    if strict:
        assert set(strict) <= set(visitor.refused(dict.fromkeys(strict, NONSENSE), why=Invalid).fields)


@at_every_door
def test_control_characters_and_texts_without_end_are_named(visitor):
    for name in texts_of(visitor.door):
        assert set(visitor.refused({name: "灯\x00"}, why=Invalid).fields) == {name}
    for name in texts_of(visitor.door)[:1]:
        assert set(visitor.refused({name: "A" * 800_000}, why=Invalid).fields) == {name}


@at_every_door
def test_a_command_without_an_id_is_none(visitor):
    if visitor.door.kind == "command":
        for id in (None, "short", 7, "a b c d e f g h"):
            assert set(visitor.refused({"command_id": id}, why=Invalid).fields) == {"command_id"}


@at_every_door
def test_without_a_good_token_nobody_is_let_in(visitor, elsewhere):
    said = {"subject": "V0001", "roles": [visitor.role], "areas": [STREET]}
    for token in (None, "x", "a.b.c", issue(elsewhere, **said), visitor.token(hours=-1)):
        with pytest.raises(NotSignedIn):
            visitor.counter.with_token(token, visitor.door.method, command_id=a_wish())


@at_every_door
def test_nobody_is_let_in_whose_role_is_not_named(visitor):
    for role in sorted(ROLES - set(visitor.door.allow)):
        visitor.refused({}, token=visitor.token(role), why=NotAllowed)


@pytest.fixture(scope="module")
def case_id(shared_counter):
    return shared_counter.does("resident", "report_issue", **ISSUE)["case_id"]


def fitting(field):
    """Return a value that this field accepts; raises ValueError where none is known."""
    for value in candidates(field):
        with suppress(ValidationError):
            field.deserialize(value)
            return value
    raise ValueError(f"no word is known for {field.name}")


def candidates(field):
    if isinstance(field, fields.Enum):
        return [each.value for each in field.enum]
    if isinstance(field, fields.Nested):
        return [required_of(field.schema)]
    if isinstance(field, fields.List):
        return [[], [fitting(field.inner)]]
    days = [clock.now() + timedelta(days=n) for n in (0, 9)]
    times = [text for day in days for text in (day.isoformat(), day.date().isoformat())]
    return [1, 2026, *TEXTS, *times, "0" * 32, True, 1.5, {}, {"form": "0" * 32}]


def required_of(schema):
    return {name: fitting(field) for name, field in schema.fields.items() if field.required}


def accepted_by(form):
    """Return the least that may be said: what is required, and another word where that is too little."""
    needed = required_of(form)
    optional = {name: field for name, field in form.fields.items() if not field.required}
    for others in ({}, *({name: field} for name, field in optional.items())):
        with suppress(DomainError, ValueError):  # a ValidationError is one
            words = needed | {name: fitting(field) for name, field in others.items()}
            form.load(words)
            return words
    return needed


@pytest.mark.parametrize("visitor", OF_A_CASE, ids=named, indirect=True)
def test_nobody_of_another_street_gets_at_a_case(visitor, case_id):
    """Nor does another resident. What is asked is right in every other way, as far as the Form can tell."""
    needed = accepted_by(visitor.door.form())
    for role in sorted(set(visitor.door.allow) - SEES_ALL):
        stranger = {"subject": "R9999", "areas": []} if role == "resident" else {"areas": ["340102999"]}
        why = (NotAllowed, NotFound) if set(required_of(visitor.door.form())) == {"case_id"} else DomainError
        visitor.refused(needed | {"case_id": case_id}, token=visitor.token(role, **stranger), why=why)


def test_there_are_doors_of_a_case():
    assert len(OF_A_CASE) > 10
