"""Ready-made questions; a test names only what it is about. They reach a state by the way a question goes."""

from datetime import date
from typing import Any

from services.intake.domain.cases.channel import Channel
from services.intake.domain.menu.issue_type import HandlingClass, IssueType, Triage
from services.intake.domain.questions.draft import Draft
from services.intake.domain.questions.publicity import Publicity, PublicityRules
from services.intake.domain.questions.question import Question
from services.intake.domain.questions.question_state import QuestionState
from services.intake.usecases.questions.receive_question import Asking
from shared.events.intake_questions import QuestionAsked
from tests.intake.builders import CLERK, MONDAY, NUMBER, REVIEWER
from tests.intake.menu_builders import an_issue_type, stated

CLEAN = "请携带户口簿到为民服务中心办理。"
OFFICE_NUMBER = "请致电0551-62345678咨询。"
RULES = PublicityRules(
    version_no=1, effective_from=date(2026, 1, 1), days={Publicity.ANSWER: 365, Publicity.NAME_LIST: 7}
)


def a_question_type(**but: Any) -> IssueType:
    own = {
        "code": "WD-01",
        "major": "公共信息平台",
        "minor": "政策咨询",
        "handling": HandlingClass.QUESTION,
        "triage": Triage.BY_PERSON,
        "accept": stated(1),
        "complex": stated(10),
    }
    return an_issue_type(**own | but)


def an_asking(**but: Any) -> Asking:
    own = {
        "category": "WD-01",
        "subject": "医保如何缴费",
        "text": "我的电话是13800005678，请问医保如何缴费？",
        "channel": Channel.WECHAT,
        "handle": "小小鸟2016",
        "visible": True,
    }
    return Asking(**own | but)


def what_was_asked(**but: Any) -> QuestionAsked:
    own = {
        "case_id": "9" * 32,
        "number": NUMBER,
        "topic": "WD-01",
        "channel": "wechat",
        "subject": "医保如何缴费",
        "visible": True,
        "applicant_id": "R0001",
        "asked_at": MONDAY,
    }
    return QuestionAsked(**own | but)


def a_draft(**but: Any) -> Draft:
    own = {"asked": "请问医保如何缴费？", "answer": CLEAN, "author": CLERK.id, "drafted_at": MONDAY}
    return Draft(**own | but)


def approve(question: Question, **but: Any) -> None:
    question.approve(**{"by": REVIEWER.id, "confirmed": [], "handlers": [], "at": MONDAY} | but)


def publish(question: Question, **but: Any) -> None:
    own = {"publicity": Publicity.ANSWER, "rules": RULES, "wished": None, "by": CLERK.id, "at": MONDAY}
    question.publish(**own | but)


WAY = {
    QuestionState.RECEIVED: lambda it: None,
    QuestionState.GIVEN: lambda it: it.give("WMZX", at=MONDAY),
    QuestionState.DRAFTED: lambda it: it.write(a_draft()),
    QuestionState.ANSWERED: approve,
    QuestionState.PUBLISHED: publish,
    QuestionState.TAKEN_DOWN: lambda it: it.take_down(reason="内容有误", by=CLERK.id, at=MONDAY),
}


def a_question_in(state: QuestionState, **but: Any) -> Question:
    """A question that has come so far, its facts not saved yet."""
    question = Question.of(what_was_asked(**but))
    if state is QuestionState.DROPPED:
        question.drop(at=MONDAY)
        return question
    for reached, go in WAY.items():
        go(question)
        if reached is state:
            break
    return question
