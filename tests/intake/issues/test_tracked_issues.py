"""Rating and reopening with number and query code, for who has no sign-in."""

from datetime import timedelta

import pytest

from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.case_number import case_number
from services.intake.domain.issues.issue import IssueState
from services.intake.usecases.issues.rate_case import rate_case
from services.intake.usecases.issues.rate_tracked_case import rate_tracked_case
from services.intake.usecases.issues.reopen_tracked_case import reopen_tracked_case
from services.intake.usecases.issues.track_issue import Codes
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.intake.builders import (
    MONDAY,
    RESIDENT,
    STREET,
    a_caller,
    a_command,
    an_application_in,
    an_issue_in,
)
from tests.intake.fakes import FakeWrongCodes
from tests.intake.test_usecases import Intake

LATER = MONDAY + timedelta(days=2)
CODE, WRONG = "271828", "314159"
PORTAL = a_caller("portal", "service")


class Line:
    """A closed case of somebody who rang up, and what he may still do about it."""

    def __init__(self, case=None):
        self.intake = Intake()
        self.case = case or an_issue_in(IssueState.CLOSED)
        self.case.number = case_number(street=STREET, day=MONDAY.date(), kind="issue", sequence=1)
        self.case.query_code = self.intake.seal.seal(CODE, about=f"query_code/{self.case.id}")
        self.intake.keep(self.case)
        self.codes = Codes(seal=self.intake.seal, policies=self.intake.policies, wrong_codes=FakeWrongCodes())

    def rate(self, code=CODE, *, command=None, level=4, words=""):
        return rate_tracked_case(
            self.intake.cases,
            self.intake.calendars,
            self.intake.scales,
            self.codes,
            **self.receipt(code, command),
            level=level,
            words=words,
        )

    def reopen(self, code=CODE, *, command=None, words="路灯又灭了"):
        return reopen_tracked_case(
            self.intake.cases,
            self.intake.calendars,
            self.codes,
            **self.receipt(code, command),
            words=words,
        )

    def receipt(self, code, command):
        given = command or a_command(PORTAL, at=LATER)
        return {"number": self.case.number, "query_code": code, "command": given}

    @property
    def kept(self):
        return self.intake.cases.get(self.case.id)


ACTS = pytest.mark.parametrize("act", [Line.rate, Line.reopen], ids=["rate", "reopen"])


@pytest.fixture
def line():
    return Line()


def test_a_rating_is_the_reporters_own_and_in_nobodys_name(line):
    line.rate(level=1, words="态度不好")

    [rating] = line.kept.ratings
    assert (rating.level, rating.words, rating.scale, line.kept.state) == (1, "态度不好", 1, IssueState.RATED)
    assert line.kept.history[-1].by == "诉求人"
    assert "portal" not in repr(line.kept)


def test_a_reopening_is_too_and_promises_anew(line):
    line.reopen()

    [reopening] = line.kept.reopenings
    assert (reopening.words, reopening.by, reopening.at) == ("路灯又灭了", "诉求人", LATER)
    assert line.kept.state in {IssueState.IN_PROGRESS, IssueState.TRIAGED}
    assert "portal" not in repr(line.kept)
    assert [type(fact).name for fact in line.intake.cases.facts].count("intake.case_reopened") == 1


@ACTS
def test_sent_twice_it_is_done_once_and_for_something_else_refused(line, act):
    command = a_command(PORTAL, at=LATER)
    act(line, command=command)
    once = line.kept

    act(line, command=command)
    assert line.kept == once
    with pytest.raises(Conflict):
        act(line, command=a_command(PORTAL, id=command.id, at=LATER, digest="other words"))


@ACTS
def test_the_digest_from_which_a_code_could_be_guessed_is_not_kept(line, act):
    command = a_command(PORTAL, at=LATER, digest="a digest of the code")
    act(line, command=command)

    assert command.digest not in line.kept.commands.values()
    assert command.id in line.kept.commands


@ACTS
def test_a_wrong_code_changes_nothing_and_reads_as_no_case(line, act):
    before = line.kept
    with pytest.raises(NotFound):
        act(line, WRONG)
    assert line.kept == before


@ACTS
def test_wrong_codes_bar_the_number_for_the_right_one_too(line, act):
    for guess in (Line.rate, Line.reopen) * 5:
        with pytest.raises(NotFound):
            guess(line, WRONG)

    with pytest.raises(NotAllowed, match="15分钟"):
        act(line)
    assert line.kept.state is IssueState.CLOSED


def test_one_handling_is_rated_once_whichever_way():
    own = Line(an_issue_in(IssueState.CLOSED, applicant=Applicant(id=RESIDENT.id)))
    own.rate()

    with pytest.raises(Conflict):
        own.rate(level=5)
    books = (own.intake.cases, own.intake.calendars, own.intake.scales)
    with pytest.raises(Conflict):
        rate_case(*books, own.case.id, level=5, words="", command=a_command(RESIDENT, at=LATER))
    assert [each.level for each in own.kept.ratings] == [4]


def test_a_reopening_wants_words(line):
    with pytest.raises(Invalid) as refusal:
        line.reopen(words="  ")
    assert set(refusal.value.fields) == {"words"}
    assert line.kept.state is IssueState.CLOSED


def test_after_seven_days_it_is_another_matter(line):
    with pytest.raises(Conflict):
        line.reopen(command=a_command(PORTAL, at=MONDAY + timedelta(days=60)))


@ACTS
def test_what_is_not_closed_is_neither_rated_nor_reopened(act):
    line = Line(an_issue_in(IssueState.SIGNED))
    before = line.kept
    with pytest.raises(Conflict):
        act(line)
    assert line.kept == before


@ACTS
def test_an_application_has_ways_of_its_own(act):
    with pytest.raises(Conflict, match="不是工单"):
        act(Line(an_application_in(ApplicationState.DELIVERED)))
