"""Ready-made things of access; a test names only what it is about."""

from pathlib import Path

import services.grid
from services.grid.domain.access.access_rules import AccessRules
from services.grid.domain.access.look import Act, Look, Where
from services.grid.usecases.access.ports import Desk
from services.grid.usecases.territory.ports import Register
from shared.plumbing.sealing import Sealer
from shared.plumbing.tables import read_policies
from tests.grid.access.fakes import FakeJournal, FakeReferences
from tests.grid.builders import GRID, NOON, a_building, a_caller, a_household, a_person, in_force
from tests.grid.fakes import FakeAtlas, FakeBuildings
from tests.grid.records.builders import NAME, NUMBER, PHONE, RULES, an_origin
from tests.grid.records.fakes import FakeHouseholds, FakePeople

TABLE = Path(services.grid.__file__).parent / "data/access.yaml"
[ACCESS] = read_policies(TABLE, AccessRules)
WHERE = Where(at=NOON, ip="10.0.0.7", device="窗口1")
SEALER = Sealer({"k1": bytes(range(32))}, lookup=bytes(32))
SAID = {"name": NAME, "id_number": NUMBER, "phone": PHONE, "employer": "明光路小学", "sex": "male"}


def a_look(**but):
    facts = {
        "where": WHERE,
        "by": "W0001",
        "roles": ("worker",),
        "act": Act.SHOWN,
        "subjects": ("P00000001",),
    }
    return Look(**facts | but)


def known(said, about="person"):
    """Return values and prints as they are kept."""
    rules = {rule.code: rule for rule in RULES.fields if rule.about == about}
    values = {
        code: SEALER.seal(value, about=rules[code].seal_name) if rules[code].sealed else value
        for code, value in said.items()
    }
    prints = {
        code: SEALER.fingerprint(value, rules[code].seal_name)
        for code, value in said.items()
        if rules[code].lookup
    }
    return values, prints


def a_known_person(said=None, **but):
    values, prints = known(SAID if said is None else said)
    return a_person(**but).told(values, an_origin(), prints=prints, born=None)


def a_desk(*people, households=(), **but):
    """A desk over a household with people in it."""
    household = a_household(address="全椒路社区幸福小区3幢1单元501室", door="1单元501室")
    values, _ = known({"rented": "yes", "owner_phone": "13900004321"}, about="household")
    known_household = household.told(values, an_origin())
    register = Register(
        households=FakeHouseholds(known_household, *households),
        buildings=FakeBuildings(a_building()),
        atlas=FakeAtlas(in_force()),
    )
    facts = {
        "register": register,
        "people": FakePeople(*(people or [a_known_person()])),
        "record_rules": RULES,
        "access_rules": ACCESS,
        "sealer": SEALER,
        "journal": FakeJournal(),
        "references": FakeReferences(),
    }
    return Desk(**facts | but)


def a_worker(**but):
    return a_caller(**{"id": "W0001", "roles": frozenset({"worker"}), "areas": frozenset({GRID})} | but)
