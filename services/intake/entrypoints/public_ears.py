"""What the public side of questions does when a case goes on, and a case when its answer is approved."""

from nameko.timer import timer

from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.questions.close_answered import close_answered
from services.intake.usecases.questions.drop_question import drop_question
from services.intake.usecases.questions.end_publicity import end_publicity
from services.intake.usecases.questions.give_question import give_question
from services.intake.usecases.questions.open_question import open_question
from services.intake.usecases.questions.ports import Questions
from shared.events.intake import CaseRefused
from shared.events.intake_questions import QuestionAnswered, QuestionAsked, QuestionTakenOn
from shared.kernel import clock
from shared.kernel.errors import NotFound
from shared.plumbing.bus import listens


class PublicEars:
    """Doors for events and for the end of publicity."""

    cases: Cases
    calendars: Calendars
    questions: Questions

    @listens(QuestionAsked)
    def on_question_asked(self, event: QuestionAsked) -> None:
        open_question(self.questions, self.cases, asked=event, at=clock.now())

    @listens(QuestionTakenOn, waits_for=(NotFound,))
    def on_question_taken_on(self, event: QuestionTakenOn) -> None:
        give_question(self.questions, taken_on=event)

    @listens(CaseRefused)
    def on_case_refused(self, event: CaseRefused) -> None:
        drop_question(self.questions, event.case_id, at=event.refused_at)

    @listens(QuestionAnswered)
    def on_question_answered(self, event: QuestionAnswered) -> None:
        close_answered(self.cases, self.calendars, answered=event)

    @timer(interval=30)
    def end_publicity(self) -> None:
        while end_publicity(self.questions, now=clock.now()):
            pass
