"""Every door of a service, whichever there are: what makes no sense is refused in kind and changes nothing.

No door is named here: a new one is tried like the others. Words that pass a Form are made from the Form.
"""

import math
from contextlib import contextmanager, suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from marshmallow import ValidationError, fields

from ops.keys import PRIVATE, make_keys
from ops.tokens import issue
from shared.kernel import clock
from shared.kernel.errors import DomainError, Invalid, NotAllowed, NotFound, NotSignedIn
from shared.plumbing.access import ROLES
from shared.plumbing.client import Client, Wires
from shared.plumbing.door import doors_of
from tests.intake.builders import GRID, STREET

SEES_ALL = {"service", "operator"}
ELSEWHERE = "340102999"
NONSENSE = {"$gt": ""}
FREE = (fields.Dict, fields.Raw, fields.Nested)
TEXTS = [
    "请按规定办理",
    "MS-04",
    "13800005678",
    GRID,
    GRID[:12],
    "2026-11",
    "application/pdf",
    "0" * 64,
    "123456",
    "QUJDRA==",
    "promised",
    "H00000001",
    "H01",
]
NO_POINTS = [
    {"longitude": 181, "latitude": 31.8},
    {"longitude": 117.2, "latitude": -90.5},
    {"longitude": math.nan, "latitude": 31.8},
    {"longitude": 117.2, "latitude": math.inf},
    {"longitude": "NaN", "latitude": 31.8},
    {"longitude": True, "latitude": 31.8},
    {"longitude": [117.2], "latitude": 31.8},
]


class Hall:
    """Where the doors are. `known` are ids of what is there, by the names of the words that mean them."""

    def __init__(self, uri, name, keys, **known):
        self.name, self.keys, self.known = name, keys, known
        self._uri, self._wires = uri, Wires(uri)
        self.elsewhere = keys / "elsewhere"
        self.elsewhere.mkdir(exist_ok=True)
        make_keys(self.elsewhere)

    def with_token(self, token, door, **words):
        client = Client(self._uri, token, wires=self._wires, timeout=20)
        return client.call(f"{self.name}.{door}", **words)

    def close(self):
        self._wires.close()


@contextmanager
def unchanged(remembered):
    """When all visitors have gone nothing has changed. To look after each of a thousand takes minutes."""
    before = remembered()
    yield
    assert remembered() == before


class Visitor:
    """Somebody who asks at a door with words that are not right; `refused` returns what he was told."""

    def __init__(self, hall, door):
        self.hall, self.door = hall, door
        self.role = sorted(door.allow)[0]
        self.fields = words_of(door.form())

    def token(self, role=None, *, keys=None, **but):
        said = {"roles": [role or self.role], "areas": [] if self.role == "resident" else [STREET]}
        return issue((keys or self.hall.keys) / PRIVATE, **{"subject": "V0001"} | said | but)

    def stranger(self, role):
        """Return the token of somebody of another street, or of another resident."""
        own = {"subject": "R9999", "areas": []} if role == "resident" else {"areas": [ELSEWHERE]}
        return self.token(role, **own)

    def asks(self, words, *, token=None):
        command = {"command_id": uuid4().hex} if self.door.kind == "command" else {}
        return self.hall.with_token(token or self.token(), self.door.method, **command | words)

    def is_answered(self, words, *, token):
        with suppress(DomainError):
            self.asks(words, token=token)
            return True
        return False

    def refused(self, words, *, token=None, why=DomainError):
        with pytest.raises(why) as refusal:
            self.asks(words, token=token)
        return refusal.value


class EveryDoor:
    """What is true of every door of `service`; the module has a fixture `hall`, where it is open.

    `open_to_strangers` are doors that answer, of what is named to them, whoever has such a role, and
    `refused_otherwise` those where something else is wrong for a stranger before it is asked whence he is.
    """

    service: type
    open_to_strangers: frozenset[str] = frozenset()
    refused_otherwise: frozenset[str] = frozenset()

    def pytest_generate_tests(self, metafunc):
        if "visitor" in metafunc.fixturenames:
            doors = doors_of(self.service)
            metafunc.parametrize("visitor", doors, ids=[door.method for door in doors], indirect=True)

    @pytest.fixture
    def visitor(self, hall, request):
        return Visitor(hall, request.param)

    def test_words_that_it_does_not_know_or_of_the_wrong_kind_are_named_one_and_all(self, visitor):
        assert "nobody_knows_this" in visitor.refused({"nobody_knows_this": 1}, why=Invalid).fields
        strict = [name for name, field in visitor.fields.items() if not isinstance(field, FREE)]
        if strict:
            assert set(strict) <= set(visitor.refused(dict.fromkeys(strict, NONSENSE), why=Invalid).fields)

    def test_what_is_within_a_word_is_read_as_strictly(self, visitor):
        for name, within in forms_within(visitor.fields):
            for nonsense in ({"nobody_knows_this": 1}, 7):
                assert name in visitor.refused({name: within(nonsense)}, why=Invalid).fields

    def test_control_characters_and_texts_without_end_are_named(self, visitor):
        texts = [name for name, field in visitor.fields.items() if type(field) is fields.String]
        for name in texts:
            assert set(visitor.refused({name: "灯\x00"}, why=Invalid).fields) == {name}
        for name in texts[:1]:
            assert set(visitor.refused({name: "A" * 800_000}, why=Invalid).fields) == {name}

    def test_a_point_that_is_nowhere_is_named(self, visitor):
        for words in points_within(visitor.fields):
            for nowhere in NO_POINTS:
                said = words(nowhere)
                assert set(said) & set(visitor.refused(said, why=Invalid).fields)

    def test_a_command_without_an_id_is_none(self, visitor):
        if visitor.door.kind == "command":
            for id in (None, "short", 7, "a b c d e f g h"):
                assert set(visitor.refused({"command_id": id}, why=Invalid).fields) == {"command_id"}

    def test_without_a_good_token_nobody_is_let_in(self, visitor):
        forged, over = visitor.token(keys=visitor.hall.elsewhere), visitor.token(hours=-1)
        for token in (None, "x", "a.b.c", forged, over):
            with pytest.raises(NotSignedIn):
                visitor.hall.with_token(token, visitor.door.method, command_id=uuid4().hex)

    def test_nobody_is_let_in_whose_role_is_not_named(self, visitor):
        for role in sorted(ROLES - set(visitor.door.allow)):
            visitor.refused({}, token=visitor.token(role), why=NotAllowed)

    def test_nobody_of_another_street_gets_at_what_is_here(self, visitor):
        """Nor does another resident. What is asked is right in every other way, as far as Forms can tell."""
        needed = {name for name, field in visitor.fields.items() if field.required}
        named = {name: visitor.hall.known[name] for name in needed & set(visitor.hall.known)}
        clear = needed == set(named) and visitor.door.method not in self.refused_otherwise
        why = (NotAllowed, NotFound) if clear else DomainError
        roles = sorted(set(visitor.door.allow) - SEES_ALL) if named else []
        wishes = [(accepted_by(visitor.door.form(), named), visitor.stranger(role)) for role in roles]
        if visitor.door.method not in self.open_to_strangers:
            for words, stranger in wishes:
                visitor.refused(words, token=stranger, why=why)
        elif visitor.door.kind == "query":
            assert any(visitor.is_answered(words, token=stranger) for words, stranger in wishes)

    def test_ten_megabytes_are_refused(self, hall):
        door = doors_of(self.service)[0]
        assert "bytes" in Visitor(hall, door).refused({"words": "好" * 4_000_000}, why=Invalid).message

    def test_there_are_doors_of_what_is_here(self, hall):
        needing = [door for door in doors_of(self.service) if names_one_of(door, hall.known)]
        assert {door.method for door in needing} >= self.open_to_strangers | self.refused_otherwise
        assert needing


def names_one_of(door, known):
    return any(field.required and name in known for name, field in words_of(door.form()).items())


def words_of(form):
    """Return the fields of a form by the words that are said."""
    return {field.data_key or name: field for name, field in form.fields.items()}


def forms_within(of_form):
    """Return the names of words that have a form of their own, and how one such is said."""
    for name, field in of_form.items():
        if isinstance(field, fields.Nested):
            yield name, lambda said: said
        elif isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
            yield name, lambda said: [said]


def points_within(of_form):
    """Return, for every place in a form where a point is said, how it is said there."""
    if {"longitude", "latitude"} <= set(of_form):
        yield lambda point: point
    for name, within in forms_within(of_form):
        field = of_form[name]
        schema = field.schema if isinstance(field, fields.Nested) else field.inner.schema
        for words in points_within(words_of(schema)):
            yield lambda point, name=name, within=within, words=words: {name: within(words(point))}


def fitting(field):
    """Return a value that this field accepts, or None where no such word is known: then the Form refuses."""
    for value in candidates(field):
        with suppress(DomainError, ValidationError):
            field.deserialize(value)
            return value
    return None


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


def required_of(schema, named=()):
    needed = {name: field for name, field in words_of(schema).items() if field.required and name not in named}
    return {name: fitting(field) for name, field in needed.items()}


def accepted_by(form, named):
    """Return the least that may be said of what is named, and one word more where that is too little."""
    needed = named | required_of(form, named)
    optional = {name: field for name, field in words_of(form).items() if not field.required}
    for others in ({}, *({name: field} for name, field in optional.items())):
        with suppress(DomainError, ValidationError):
            words = needed | {name: fitting(field) for name, field in others.items()}
            form.load(words)
            return words
    return needed
