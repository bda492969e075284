"""Ready-made things of records; a test names only what it is about."""

from datetime import date
from pathlib import Path

import services.grid
from services.grid.domain.records.field_rule import About, FieldRule, Level, Seen, Shape
from services.grid.domain.records.origin import Basis, Origin, RecordState, Source, Statement
from services.grid.domain.records.record_rules import RecordRules
from services.grid.usecases.records.import_rows import Registry
from shared.plumbing.tables import read_policies
from tests.fakes import FakeSealer
from tests.grid.builders import NOON, a_building, a_household, in_force
from tests.grid.fakes import FakeAtlas, FakeRecords, a_register
from tests.grid.records.fakes import FakeChangeRequests, FakeFieldLines

TABLE = Path(services.grid.__file__).parent / "data/records.yaml"
[RULES] = read_policies(TABLE, RecordRules)
NUMBER, PHONE, NAME = "340102199003070010", "13800001234", "王小明"


def a_rule(**but):
    facts = {
        "code": "employer",
        "about": About.PERSON,
        "label": "服务处所",
        "purpose": "就业服务",
        "legal_basis": "本人同意",
        "level": Level.PERSONAL,
        "shape": Shape.TEXT,
        "seen": Seen.PRIVATE,
        "source": "P",
    }
    return FieldRule(**facts | but)


def a_statement(**but):
    facts = {
        "source": Source.POLICE,
        "basis": Basis.STATUTORY_DUTY,
        "document": "户籍底册",
        "as_of": date(2026, 11, 1),
    }
    return Statement(**facts | but)


def an_origin(*, state=RecordState.ENTERED, at=NOON, by="W0100", **but):
    return Origin(statement=a_statement(**but), state=state, at=at, by=by)


def a_registry(**but):
    facts = {
        "rules": RULES,
        "sealer": FakeSealer(),
        "batches": FakeRecords(),
        "lines": FakeFieldLines(),
        "requests": FakeChangeRequests(),
        "register": a_register(FakeAtlas(in_force()), households=[a_household()], buildings=[a_building()]),
    }
    return Registry(**facts | but)
