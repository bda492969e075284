"""What the handler of an issue gets in writing who is pressed."""

import pytest

from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.pressing import LEVELS
from services.intake.domain.issues.states import IssueState
from services.intake.domain.issues.supervising import Level
from shared.kernel.errors import Conflict
from tests.intake.accountability.builders import a_card_in
from tests.intake.builders import (
    LATER,
    MONDAY,
    PLAIN,
    RESIDENT,
    REVIEWER,
    an_application_in,
    an_issue_in,
    local,
)
from tests.intake.documents.builders import a_matter


@pytest.fixture
def issue():
    return an_issue_in(IssueState.SIGNED)


def words_of(kind, case, **but):
    return compose(kind, a_matter(case, item=None, **but))


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
    for case in (issue, an_application_in(ApplicationState.ACCEPTED)):
        with pytest.raises(Conflict):
            words_of(kind, case)


def of_both_kinds():
    return [an_issue_in(IssueState.SIGNED), an_application_in(ApplicationState.IN_STEP)]


class TestAPromiseThatIsOver:
    RED = a_card_in(CardState.PROPOSED, "promise_overdue", raised_at=local("2026-11-30 17:00"))

    @pytest.mark.parametrize("case", of_both_kinds(), ids=["issue", "application"])
    def test_the_red_card_is_told_to_the_head_of_the_unit_in_writing(self, case):
        paper = words_of(DocumentKind.SUPERVISION, case, red=self.RED)

        facts = dict(paper.facts)
        assert (facts["督办级别"], facts["督办事由"]) == ("红牌督办", "超过承诺时限")
        assert self.RED.unit in paper.to
        assert case.handler.worker_id in facts["承办人"]
        assert paper.number == f"{case.number}-DB11301700"

    def test_of_a_leader_and_a_red_card_the_later_one_speaks(self, issue):
        issue.supervise(Level.YELLOW, opinion="今日内到场", by=REVIEWER, at=LATER)
        assert "红牌" in dict(words_of(DocumentKind.SUPERVISION, issue, red=self.RED).facts)["督办级别"]

        issue.supervise(Level.YELLOW, opinion="今日内到场", by=REVIEWER, at=local("2026-12-02 10:00"))
        assert "黄牌" in dict(words_of(DocumentKind.SUPERVISION, issue, red=self.RED).facts)["督办级别"]

    @pytest.mark.parametrize("case", of_both_kinds(), ids=["issue", "application"])
    def test_the_day_after_it_the_handler_is_urged_in_writing(self, case):
        with pytest.raises(Conflict):
            words_of(DocumentKind.URGE, case, now=local("2026-11-30 23:59"))

        first = words_of(DocumentKind.URGE, case, now=local("2026-12-01 00:00"))
        again = words_of(DocumentKind.URGE, case, now=local("2026-12-03 09:00"))

        assert first == again
        assert (first.day, first.number) == ("2026年12月01日", f"{case.number}-CB20261201")
        assert "尚未办结" in dict(first.facts)["催办事由"]
        assert case.handler.worker_id in first.to

    def test_who_urges_after_that_is_heard_with_his_own(self, issue):
        issue.urge(by=RESIDENT, at=local("2026-12-01 10:00"), calendar=PLAIN)

        paper = words_of(DocumentKind.URGE, issue, now=local("2026-12-01 11:00"))

        assert dict(paper.facts)["催办次数"] == "第1次"

    def test_what_waits_or_is_done_is_not_urged(self):
        for state in (ApplicationState.CORRECTING, ApplicationState.GRANTED):
            with pytest.raises(Conflict):
                words_of(DocumentKind.URGE, an_application_in(state), now=local("2027-03-01 10:00"))
