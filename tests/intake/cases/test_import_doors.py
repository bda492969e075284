"""Import at the door: one case, by two replicas, for services only."""

import eventlet
import pytest

from ops.keys import PRIVATE
from ops.tokens import issue
from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]


@pytest.fixture
def portal(shared_counter):
    """Ask as the service that other systems speak to."""
    token = issue(shared_counter.keys / PRIVATE, subject="portal", roles=["service"], areas=[])
    return lambda door, **words: shared_counter.with_token(token, door, **words)


def told(**but):
    return ISSUE | {"source": "open311", "external_no": a_wish(), "command_id": a_wish()} | but


def test_it_answers_with_number_and_status_and_finds_it_again(portal):
    words = told()
    answer = portal("import_case", **words)

    assert (answer["status"], answer["state"], answer["external_no"]) == (
        "open",
        "TRIAGED",
        words["external_no"],
    )
    assert answer["number"]
    assert answer["expected"]
    asked = {"source": "open311", "external_no": words["external_no"]}
    assert portal("get_by_external_no", **asked) == answer
    assert not {"name", "phone", "words", "applicant"} & set(answer)


def test_told_by_several_at_once_under_their_own_commands_it_is_one_case(shared_counter, portal):
    words = told()
    pool = eventlet.GreenPool(8)

    asked = [pool.spawn(portal, "import_case", **words | {"command_id": a_wish()}) for _ in range(8)]

    assert len({each.wait()["number"] for each in asked}) == 1
    mine = {"external.number": words["external_no"]}
    assert shared_counter.database["cases"].count_documents(mine) == 1


@pytest.mark.parametrize(
    "wrong", [{"external_no": ""}, {"external_no": "a\n"}, {"source": "fax"}, {"topic": None}], ids=repr
)
def test_what_makes_no_sense_is_refused(portal, wrong):
    with pytest.raises(Invalid):
        portal("import_case", **told(**wrong))


def test_nobody_but_a_service_imports_or_looks(shared_counter):
    words = told()
    for who in ("clerk", "resident", "worker"):
        with pytest.raises(NotAllowed):
            shared_counter.asks(who, "import_case", **words)
        with pytest.raises(NotAllowed):
            shared_counter.asks(who, "get_by_external_no", source="open311", external_no="1")


def test_what_was_never_told_is_not_found(portal):
    with pytest.raises(NotFound):
        portal("get_by_external_no", source="open311", external_no="no-such-thing")
