"""What people and other services may ask of questions from the public platform."""

from typing import Any

from services.intake.domain.questions.hit import without
from services.intake.domain.questions.question import Question
from services.intake.entrypoints.counter import ANYBODY, COUNTER, OFFICE, Counter
from services.intake.schemas.cases.forms import TrackCaseForm
from services.intake.schemas.cases.showing import Shown
from services.intake.schemas.cases.views import CaseView, ReceiptView
from services.intake.schemas.questions import forms, views
from services.intake.usecases.cases.ports import WrongCodes
from services.intake.usecases.menu.ports import IssueTypes
from services.intake.usecases.organisation.ports import Units
from services.intake.usecases.questions.accept_question import accept_question
from services.intake.usecases.questions.approve_answer import approve_answer
from services.intake.usecases.questions.count_replies import count_replies
from services.intake.usecases.questions.draft_answer import draft_answer
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.list_published_answers import list_published_answers
from services.intake.usecases.questions.list_questions import list_questions
from services.intake.usecases.questions.override_hit import override_hit
from services.intake.usecases.questions.ports import PublicityTable, Questions
from services.intake.usecases.questions.publish_answer import publish_answer
from services.intake.usecases.questions.read_answer import read_answer
from services.intake.usecases.questions.receive_question import Asking, receive_question
from services.intake.usecases.questions.take_down import take_down
from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.plumbing.door import Page, command, query

PLATFORM = ("clerk", "resident", "service", "station_head")
SECOND = ("station_head", "section_head", "leader")
COUNTERS = (*OFFICE, "service")


class QuestionDoors(Counter):
    """Doors of questions."""

    types: IssueTypes
    units: Units
    questions: Questions
    publicity: PublicityTable
    wrong_codes: WrongCodes

    @command(forms.ReceiveQuestionForm, ReceiptView, allow=PLATFORM)
    def receive_question(self, command: Command, **wish: Any) -> Shown:
        """Ask in public; answers with number and query code. Of the asker only his handle is kept, sealed."""
        issue = receive_question(
            self.cases, self.types, self.calendars, self.desk, asking=Asking(**wish), command=command
        )
        return self.show_receipt(issue)

    @command(forms.AcceptQuestionForm, CaseView, allow=(*COUNTER, "section_head"))
    def accept_question(self, command: Command, case_id: str, **wish: Any) -> Shown:
        """Take a question on for the unit that answers it; from here its clocks run."""
        books = (self.cases, self.types, self.units, self.calendars)
        return self.show(accept_question(*books, case_id, **wish, command=command))

    @query(forms.QuestionForm, views.AskedView, allow=OFFICE)
    def get_question(self, caller: Caller, question_id: str) -> Question:
        """Show the public side of a question to who answers it."""
        return get_question(self.questions, question_id, caller=caller)

    @command(forms.DraftAnswerForm, views.AskedView, allow=OFFICE)
    def draft_answer(self, command: Command, question_id: str, **wish: Any) -> Question:
        """Write question and answer as the public would read them; nothing is public by that."""
        return draft_answer(self.questions, self.cases, self.seal, question_id, **wish, command=command)

    @query(forms.QuestionForm, views.HitsView, allow=OFFICE)
    def check_answer(self, caller: Caller, question_id: str) -> Shown:
        """Show what of a draft would tell the public who somebody is, and what was let stand."""
        draft = get_question(self.questions, question_id, caller=caller).the_draft
        hits = draft.hits
        better = {f"suggested_{part}": without(found, getattr(draft, part)) for part, found in hits.items()}
        return hits | better | {"overrides": draft.overrides, "open": len(draft.open_hits)}

    @command(forms.OverrideHitForm, views.AskedView, allow=OFFICE)
    def override_hit(self, command: Command, question_id: str, **wish: Any) -> Question:
        """Let something stand that the gate has found; the second person has to confirm it."""
        return override_hit(self.questions, question_id, **wish, command=command)

    @command(forms.ApproveAnswerForm, views.AskedView, allow=SECOND)
    def approve_answer(self, command: Command, question_id: str, confirmed: list[str]) -> Question:
        """Answer a question as the second person; refused as long as a hit is open."""
        return approve_answer(self.questions, self.cases, question_id, confirmed=confirmed, command=command)

    @command(forms.PublishAnswerForm, views.AskedView, allow=OFFICE)
    def publish_answer(self, command: Command, question_id: str, **wish: Any) -> Question:
        """Let everybody read an approved answer through its last day; never against the asker's wish."""
        return publish_answer(self.questions, self.publicity, question_id, **wish, command=command)

    @command(forms.TakeDownForm, views.AskedView, allow=OFFICE)
    def take_down(self, command: Command, question_id: str, reason: str) -> Question:
        """Take down what is published, before its time is over."""
        return take_down(self.questions, question_id, reason=reason, command=command)

    @query(forms.PublishedForm, Page(views.PublishedView), allow=ANYBODY)
    def list_published_answers(self, caller: Caller, category: str | None, cursor: str, limit: int) -> Shown:
        """Show what is published, newest first, page by page, to everybody."""
        items, place = list_published_answers(
            self.questions, self.street, category=category, after=cursor, limit=limit
        )
        return {"items": items, "next": place}

    @query(forms.DeskForm, Page(views.AskedView), allow=OFFICE)
    def list_questions(self, caller: Caller, unit: str | None, cursor: str, limit: int) -> Shown:
        """Show the questions that wait for somebody, newest first, page by page."""
        items, place = list_questions(
            self.questions, self.street, unit=unit, after=cursor, limit=limit, caller=caller
        )
        return {"items": items, "next": place}

    @query(TrackCaseForm, views.AnswerView, allow=ANYBODY)
    def read_answer(self, caller: Caller, **wish: Any) -> Question:
        """Show the answer to whoever has number and query code, published or not; wrong codes bar it."""
        doors = (self.questions, self.cases, self.seal, self.policies, self.wrong_codes)
        return read_answer(*doors, **wish, at=clock.now())

    @query(forms.RepliesForm, views.StatementView, allow=COUNTERS)
    def count_replies(self, caller: Caller, month: str, unit: str | None) -> Shown:
        """Show how many questions of a month were answered, by unit, with what the rate is of."""
        units, total = count_replies(self.questions, self.street, month=month, unit=unit)
        return {"month": month, "units": units, "total": total}
