"""What another system has taken down becomes one case here, whoever brings it, however often."""

import pytest

from services.intake.domain.cases.external import External, Source
from services.intake.domain.issues.states import IssueState
from services.intake.schemas.cases.importing import status_of
from services.intake.usecases.cases.get_by_external_no import get_by_external_no
from services.intake.usecases.cases.import_case import import_case
from services.intake.usecases.cases.name_handler import name_handler
from shared.events.intake import CaseAccepted, CaseRegistered
from shared.kernel.errors import NotFound
from tests.intake.builders import MONDAY, WORKER, a_caller, a_command, a_handler, a_report, an_issue_in
from tests.intake.test_usecases import Intake

HOTLINE = External(source=Source.HOTLINE_12345, number="HF2026-0001")
PORTAL, OTHER = a_caller("portal", "service"), a_caller("portal-2", "service")


@pytest.fixture
def intake():
    return Intake()


def brought(intake, external=HOTLINE, *, by=PORTAL, **but):
    return import_case(
        intake.cases,
        intake.types,
        intake.calendars,
        intake.desk,
        report=a_report(**but),
        external=external,
        command=a_command(by),
    )


def test_it_is_a_case_like_any_other_with_its_number_there(intake):
    case = brought(intake)

    assert (case.state, case.external) == (IssueState.TRIAGED, HOTLINE)
    assert [type(fact) for fact in intake.cases.facts] == [CaseRegistered, CaseAccepted]
    assert get_by_external_no(intake.cases, external=HOTLINE) == case


@pytest.mark.parametrize("by", [PORTAL, OTHER], ids=lambda caller: caller.id)
def test_brought_again_by_anybody_under_any_command_it_is_the_same_case(intake, by):
    first = brought(intake)
    facts = list(intake.cases.facts)

    again = brought(intake, by=by, words="后来改了的话", subject="别的")

    assert again == first
    assert intake.cases.facts == facts
    assert len(intake.cases.by_id) == 1


@pytest.mark.parametrize(
    "external",
    [
        External(source=Source.HOTLINE_12345, number="HF2026-0002"),
        External(source=Source.OPEN311, number="HF2026-0001"),
    ],
    ids=repr,
)
def test_another_number_or_the_same_of_another_system_is_another_case(intake, external):
    assert brought(intake, external).id != brought(intake).id


def test_it_goes_to_the_post_of_its_place_and_never_to_who_brought_it(intake):
    case = brought(intake, by=a_caller("W0009", "service"))
    assert case.handler is None
    assert "W0009" not in repr(intake.cases.facts)

    name_handler(intake.cases, intake.types, intake.calendars, case.id, handler=a_handler(), at=MONDAY)

    found = intake.cases.get(case.id)
    assert found.worker == WORKER.id
    assert (found.registered_by, found.hands) == ("import/hotline_12345", ())


def test_who_brought_it_is_not_the_applicant(intake):
    case = brought(intake)

    assert (case.applicant.id, case.applicant.name_label) == (None, "欧阳*")


def test_what_was_never_imported_is_not_found(intake):
    with pytest.raises(NotFound):
        get_by_external_no(intake.cases, external=HOTLINE)


S = IssueState


@pytest.mark.parametrize("state", [S.REGISTERED, S.TRIAGED, S.SIGNED, S.RESOLVED, S.LEADER_PENDING])
def test_it_is_open_as_long_as_something_is_done_about_it(state):
    assert status_of(an_issue_in(state)) == "open"


@pytest.mark.parametrize("state", [S.CLOSED, S.REJECTED])
def test_then_it_is_closed(state):
    assert status_of(an_issue_in(state)) == "closed"
