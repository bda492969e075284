"""Question: the public side of a case that somebody asked on the public platform (domain reference §8.1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from services.intake.domain.questions.asked import Asked
from services.intake.domain.questions.draft import Draft
from services.intake.domain.questions.publicity import Publicity, PublicityRules
from services.intake.domain.questions.question_state import QuestionState
from shared.events.intake_questions import (
    AnswerDrafted,
    AnswerPublished,
    AnswerTakenDown,
    HitOverridden,
    QuestionAnswered,
)
from shared.kernel.calendar import midnight_after
from shared.kernel.errors import Conflict

S = QuestionState


@dataclass(kw_only=True)
class Question(Asked):
    """How it is answered, and how long everybody may read that.

    `leaves_at` is the moment in which its time is over, as long as it is published.
    """

    draft: Draft | None = None
    approver: str | None = None
    answered_at: datetime | None = None
    publicity: Publicity | None = None
    published_at: datetime | None = None
    last_day: date | None = None
    leaves_at: datetime | None = None
    taken_down_at: datetime | None = None
    taken_down_because: str = ""

    @property
    def the_draft(self) -> Draft:
        """What was written; refused before anybody wrote."""
        if self.draft is None:
            raise Conflict("该提问还没有拟写答复")
        return self.draft

    @property
    def approved_answer(self) -> str | None:
        """What the asker may read, be it published or not."""
        return self.the_draft.answer if self.answered_at else None

    def write(self, draft: Draft) -> None:
        """Keep an answer to be approved; what was overridden in other words is forgotten."""
        self._require("拟写答复", S.GIVEN, S.DRAFTED)
        self.state, self.draft = S.DRAFTED, draft
        found, at = len(draft.all_hits), draft.drafted_at
        self.record(AnswerDrafted(question_id=self.id, drafted_by=draft.author, hits=found, drafted_at=at))

    def override(self, hit: str, *, reason: str, by: str, at: datetime) -> None:
        """Let a hit stand, with a reason that the second person has to confirm."""
        self._require("说明理由", S.DRAFTED)
        self.draft, found = self.the_draft.override(hit, reason=reason, by=by, at=at)
        self.record(
            HitOverridden(
                question_id=self.id, hit=hit, finding=found.finding, overridden_by=by, overridden_at=at
            )
        )

    def approve(
        self, by: str, *, confirmed: Collection[str], handlers: Collection[str], at: datetime
    ) -> None:
        """Say as the second person that this may be read by everybody; he confirms each override by name.

        The second person wrote nothing of it, let nothing stand, and had the case not in hand.
        """
        self._require("审核答复", S.DRAFTED)
        draft = self.the_draft
        if by in {draft.author, *handlers, *(each.by for each in draft.overrides)}:
            raise Conflict("答复须由拟稿人、经办人以外的人员审核")
        draft.require_clear()
        if set(confirmed) != draft.overridden:
            raise Conflict("请逐一确认保留的内容及其理由")
        self.state, self.approver, self.answered_at = S.ANSWERED, by, at
        self._tell_answer(draft, by=by, at=at)

    def publish(
        self, publicity: Publicity, rules: PublicityRules, *, wished: date | None, by: str, at: datetime
    ) -> None:
        """Let everybody read it through its last day; the gate, which may have learned, is asked again."""
        self._require("公开", S.ANSWERED)
        if not self.visible:
            raise Conflict("提问人不同意公开")
        self.the_draft.require_clear()
        self.last_day = rules.last_day(publicity, at=at, wished=wished)
        self.state, self.publicity, self.published_at = S.PUBLISHED, publicity, at
        self.leaves_at = midnight_after(self.last_day)
        self._tell_publication(publicity, self.last_day, by=by, at=at)

    def take_down(self, *, reason: str, by: str | None, at: datetime) -> None:
        """End its publicity: by hand, or by itself (`by` is None) when its time is over."""
        self._require("撤下", S.PUBLISHED)
        self.state, self.leaves_at = S.TAKEN_DOWN, None
        self.taken_down_at, self.taken_down_because = at, reason
        self.record(AnswerTakenDown(question_id=self.id, taken_down_by=by, taken_down_at=at))

    def _tell_answer(self, draft: Draft, *, by: str, at: datetime) -> None:
        self.record(
            QuestionAnswered(
                question_id=self.id,
                number=self.number,
                subject=self.subject,
                unit=self.unit,
                applicant_id=self.asker_id,
                answered_by=draft.author,
                approved_by=by,
                overridden=len(draft.overrides),
                answered_at=at,
            )
        )

    def _tell_publication(self, publicity: Publicity, last_day: date, *, by: str, at: datetime) -> None:
        self.record(
            AnswerPublished(
                question_id=self.id,
                number=self.number,
                subject=self.subject,
                applicant_id=self.asker_id,
                topic=self.topic,
                publicity=publicity,
                last_day=last_day,
                published_by=by,
                published_at=at,
            )
        )
