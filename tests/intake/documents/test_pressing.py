"""What the handler of an issue gets in writing who is pressed."""

import pytest

from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.pressing import LEVELS
from services.intake.domain.issues.states import IssueState
from services.intake.domain.issues.supervising import Level
from shared.kernel.errors import Conflict
from tests.intake.builders import (
    LATER,
    MONDAY,
    PLAIN,
    RESIDENT,
    REVIEWER,
    an_application_in,
    an_issue_in,
)
from tests.intake.documents.builders import a_matter


@pytest.fixture
def issue():
    return an_issue_in(IssueState.SIGNED)


def words_of(kind, case):
    return compose(kind, a_matter(case, item=None))


@pytest.mark.parametrize("level", Level)
def test_a_supervision_is_for_the_handler_with_its_level_and_what_is_expected(issue, level):
    issue.supervise(level, opinion="今日内到场", by=REVIEWER, at=LATER)

    paper = words_of(DocumentKind.SUPERVISION, issue)

    facts = dict(paper.facts)
    assert (facts["督办级别"], facts["督办意见"]) == (LEVELS[level], "今日内到场")
    assert issue.handler.worker_id in paper.to
    assert "书面回复" in "".join(paper.paragraphs)


def test_every_supervision_is_a_document_of_its_own(issue):
    numbers = []
    for at in (MONDAY, LATER):
        issue.supervise(Level.RED, opinion="抓紧办理", by=REVIEWER, at=at)
        numbers.append(words_of(DocumentKind.SUPERVISION, issue).number)

    assert numbers == [f"{issue.number}-DB11231000", f"{issue.number}-DB11231500"]


def test_an_urging_says_how_often_and_until_when_it_is_promised(issue):
    issue.urge(by=RESIDENT, at=LATER, calendar=PLAIN)

    paper = words_of(DocumentKind.URGE, issue)

    facts = dict(paper.facts)
    assert (facts["催办次数"], facts["承诺办结"]) == ("第1次", "2026年11月30日")


@pytest.mark.parametrize("kind", [DocumentKind.SUPERVISION, DocumentKind.URGE])
def test_nobody_is_pressed_in_writing_without_a_ground(issue, kind):
    with pytest.raises(Conflict):
        words_of(kind, issue)
    with pytest.raises(Conflict, match="工单"):
        words_of(kind, an_application_in(ApplicationState.ACCEPTED))
