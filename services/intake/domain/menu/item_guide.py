"""Item guide: what a resident is told about an item before asking for it (办事指南)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.menu.authority import Authority
from services.intake.domain.menu.conduct import Conduct
from services.intake.domain.menu.decision_template import DecisionTemplate
from services.intake.domain.menu.faults import require
from services.intake.domain.menu.form_field import FormField
from services.intake.domain.menu.guide_rules import rules_of
from services.intake.domain.menu.item_codes import ItemCodes
from services.intake.domain.menu.material import (
    ApplicantKind,
    AskedOf,
    Defect,
    Flaw,
    Material,
    Paper,
    Required,
)
from services.intake.domain.menu.menu import Category, Discretion, Handling, Presence, ServiceScope, TaskType
from services.intake.domain.menu.offer import Bookkeeping, Fee, Hall, ItemResult, Offer, Online
from services.intake.domain.menu.question import Question, unanswered, wrongly_answered
from services.intake.domain.menu.step import Bound, Step
from shared.kernel.calendar import Unit
from shared.kernel.errors import Conflict, Invalid

PERSON_ABSENT = Defect(subject="applicant", name="申请人本人", flaw=Flaw.PERSON_ABSENT)


@dataclass(frozen=True, kw_only=True)
class ItemGuide:
    """The whole content of one version of an item.

    `promise` is None where the way is promised step by step only; `legal` is None where no statute that is
    known bounds the whole. `must_present_for` names the part for which the resident has to come, and
    `must_present_when` is the answer that leads to it.
    `effective_to` is the last day on which it can be applied for. The groups from `codes` to `bookkeeping`
    hold the fields of the national exchange under the exchange's own names (domain reference §2.2).
    """

    title: str
    category: Category
    task_type: TaskType
    service_scope: ServiceScope
    handling: Handling
    promise: StatedLimit | None
    legal: StatedLimit | None
    materials: tuple[Material, ...]
    effective_from: date
    effective_to: date | None = None
    agent_allowed: bool = True
    must_present: Presence = Presence.NEVER
    must_present_for: str = ""
    must_present_when: str = ""
    tolerance_allowed: bool = True
    steps: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    form_schema: tuple[FormField, ...] = ()
    decision_templates: tuple[DecisionTemplate, ...] = ()
    keywords: tuple[str, ...] = ()
    discretion: Discretion = Discretion.OPEN
    conduct: Conduct = field(default_factory=Conduct)
    codes: ItemCodes = field(default_factory=ItemCodes)
    authority: Authority = field(default_factory=Authority)
    offer: Offer = field(default_factory=Offer)
    hall: Hall = field(default_factory=Hall)
    online: Online = field(default_factory=Online)
    fee: Fee = field(default_factory=Fee)
    result: ItemResult = field(default_factory=ItemResult)
    bookkeeping: Bookkeeping = field(default_factory=Bookkeeping)
    scope_note: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        require(*rules_of(self))

    def is_in_force(self, on: date) -> bool:
        """Tell whether its day has come and is not over."""
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    @property
    def limits(self) -> dict[str, Limit]:
        """The limits that run from acceptance, by the kind of clock: `legal` and `promised`.

        Where the whole is not promised, it is `step`, the limit of the first step.
        """
        bounded = (step for step in self.steps if step.bound is Bound.AT_MOST and step.upon is None)
        first = next((step.stated for step in bounded if step.stated), None)
        stated = {"legal": self.legal, "promised": self.promise}
        if self.promise is None:
            stated["step"] = first
        return {kind: each.limit for kind, each in stated.items() if each is not None}

    @property
    def clock_unit(self) -> Unit | None:
        """The unit of the promise; where the whole is not promised, of the first step that is."""
        promised = self.limits.get("promised") or self.limits.get("step")
        return promised.unit if promised else None

    def stated(self) -> tuple[StatedLimit, ...]:
        """Return every number of the guide."""
        numbers = (self.promise, self.legal, *(step.stated for step in self.steps))
        return tuple(each for each in numbers if each is not None)

    def materials_for(
        self, applicant: ApplicantKind, circumstances: Collection[str] = ()
    ) -> tuple[Material, ...]:
        """Return the list for this applicant; `circumstances` are the answers given to the questions.

        Where the item allows no tolerance, nothing on the list is tolerable.
        """
        return tuple(
            each if self.tolerance_allowed else replace(each, tolerable=False, tolerance_days=None)
            for each in self.materials
            if (each.asked_of is AskedOf.EVERYONE or applicant is ApplicantKind.AGENT)
            and (each.required is not Required.WHEN or each.when in circumstances)
        )

    def missing(
        self,
        presented: Mapping[str, Paper],
        *,
        applicant: ApplicantKind = ApplicantKind.SELF,
        circumstances: Collection[str] = (),
    ) -> tuple[Defect, ...]:
        """Return all that stands against acceptance, at once; nothing: it must be accepted.

        `presented` says of materials, by their codes, what was found. Refused: materials and circumstances
        that the item does not know, and a question whose answer decides and that nobody has answered.
        """
        self.require_known(presented, circumstances)
        if open_questions := unanswered(self.questions, circumstances):
            raise Invalid("须先选择办理情形", open_questions)
        needed = self.materials_for(applicant, circumstances)
        defects = tuple(defect for each in needed if (defect := each.defect(presented.get(each.code))))
        if applicant is ApplicantKind.AGENT and not self.agent_will_do(circumstances):
            return (*defects, PERSON_ABSENT)
        return defects

    def tolerance_limits(self, promised: Collection[str]) -> tuple[Limit, ...]:
        """Return the times within which the item wants materials that may follow, where it says so."""
        days = (each.tolerance_days for each in self.materials if each.code in promised)
        return tuple(Limit(amount=each, unit=Unit.WORKING_DAY) for each in days if each)

    def agent_will_do(self, circumstances: Collection[str]) -> bool:
        """Tell whether somebody else may come in place of the resident, in these circumstances."""
        needed = self.must_present is Presence.ALWAYS or self.must_present_when in circumstances
        return self.agent_allowed and not needed

    def require_agent(self, circumstances: Collection[str]) -> None:
        """Refuse an agent where the resident has to come; what decides that has to be answered first."""
        self.require_known((), circumstances)
        asked = unanswered(self.questions, circumstances)
        deciding = [each for each in self.questions if self.must_present_when in each.circumstances]
        if missing := {each.code: asked[each.code] for each in deciding if each.code in asked}:
            raise Invalid("须先选择办理情形", missing)
        if not self.agent_will_do(circumstances):
            part = f"（{self.must_present_for}）" if self.must_present_for else ""
            raise Conflict(f"“{self.title}”{part}须本人办理，不能代办；可以预约窗口")

    def require_known(self, materials: Collection[str], circumstances: Collection[str]) -> None:
        """Refuse papers and answers that the item does not know, and answers that contradict each other."""
        strangers = sorted(set(materials) - {each.code for each in self.materials})
        wrong = {code: ["未知"] for code in strangers} | wrongly_answered(self.questions, circumstances)
        if wrong:
            raise Invalid("本事项没有这些材料或者情形", wrong)
