"""The program that seals anew, as an operator starts it: a record was sealed, then a key was added."""

import base64
import os

import pytest

from ops import reseal
from ops.keys import PRIVATE, SEALING, make_keys
from ops.tokens import issue
from services.grid.service import GridService
from tests.grid.records.office import STAFF, Office
from tests.grid.test_service import CITY_BOX
from tests.visitors import alone, settings_of

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture
def restart(house, mongo_uri, database, tmp_path):
    """Start grid on this database, with the keys as they are now, and end the one before."""
    make_keys(tmp_path)
    service, running = alone(GridService), []

    def restart():
        for before in running:
            before.stop()
        running[:] = [
            house.run(service, **settings_of(tmp_path, mongo_uri, database), CITY_BOX=CITY_BOX),
        ]
        return service.name

    return restart


@pytest.fixture
def office(restart, amqp_uri, database, tmp_path, monkeypatch):
    """A small street whose records are sealed, and the terminal of its operator."""
    office = Office(amqp_uri, restart(), database, tmp_path)
    office.move_in()
    subject, role, area = STAFF["operator"]
    monkeypatch.setenv(
        "TOKEN_OPERATOR", issue(tmp_path / PRIVATE, subject=subject, roles=[role], areas=[area])
    )
    monkeypatch.setenv("AMQP_URI", amqp_uri)
    monkeypatch.setattr(reseal, "DOOR", f"{office.name}.reseal_records")
    yield office
    office.wires.close()


def test_an_operator_seals_anew_what_an_older_key_has_sealed(office, restart, tmp_path, capsys):
    with open(tmp_path / SEALING, "a", encoding="ascii") as keys:
        keys.write(f"k2:{base64.b64encode(os.urandom(32)).decode()}\n")
    restart()

    reseal.main([])
    reseal.main([])

    told = capsys.readouterr().out.splitlines()
    assert told == [
        *("people: 1 sealed anew", "households: 1 sealed anew", "tags: 0 sealed anew"),
        *(f"{kind}: 0 sealed anew" for kind in reseal.KINDS),
    ]
