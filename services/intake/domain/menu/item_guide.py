"""Item guide: what a resident is told about an item before asking for it (办事指南)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
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
from services.intake.domain.menu.step import Bound, Step
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid

PERSON_ABSENT = Defect(subject="applicant", name="申请人本人", flaw=Flaw.PERSON_ABSENT)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question to the resident whose answer decides which materials apply."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ItemGuide:
    """The whole content of one version of an item.

    `promise` is None where the way is promised step by step only; `legal` is None where no statute that is
    known bounds the whole. `must_present_for` names the part for which the resident has to come.
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
    must_present: Presence = Presence.NEVER
    must_present_for: str = ""
    steps: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    discretion: Discretion = Discretion.OPEN
    scope_note: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        self._check_promise()
        self._check_steps()
        self._check_codes()
        if (self.must_present is Presence.FOR_PART) != bool(self.must_present_for):
            raise Invalid("say for which part the resident has to come, if it is a part")

    @property
    def limits(self) -> dict[str, Limit]:
        """The limits that run from acceptance, by the kind of clock: `legal` and `promised`.

        Where the whole is not promised, it is `step`, the limit of the first step.
        """
        first = next(
            (step.stated for step in self.steps if step.bound is Bound.AT_MOST and step.stated), None
        )
        stated = {"legal": self.legal, "promised": self.promise}
        if self.promise is None:
            stated["step"] = first
        return {kind: each.limit for kind, each in stated.items() if each is not None}

    def stated(self) -> tuple[StatedLimit, ...]:
        """Return every number of the guide."""
        numbers = (self.promise, self.legal, *(step.stated for step in self.steps))
        return tuple(each for each in numbers if each is not None)

    def materials_for(
        self, applicant: ApplicantKind, circumstances: Collection[str] = ()
    ) -> tuple[Material, ...]:
        """Return the list for this applicant; `circumstances` are the questions answered yes."""
        return tuple(
            each
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
        that the item does not know.
        """
        self._require_known(presented, circumstances)
        needed = self.materials_for(applicant, circumstances)
        defects = tuple(defect for each in needed if (defect := each.defect(presented.get(each.code))))
        if self.must_present is Presence.ALWAYS and applicant is ApplicantKind.AGENT:
            return (*defects, PERSON_ABSENT)
        return defects

    def _require_known(self, materials: Collection[str], circumstances: Collection[str]) -> None:
        unknown_materials = set(materials) - {each.code for each in self.materials}
        unknown = unknown_materials | (set(circumstances) - {each.code for each in self.questions})
        if unknown:
            raise Invalid("本事项没有这些材料或者情形", {code: ["未知"] for code in sorted(unknown)})

    def _check_promise(self) -> None:
        if self.promise is None:
            if not self.steps or self.handling is Handling.AT_ONCE:
                raise Invalid("without a promise for the whole, the steps must be promised")
            return
        if (self.handling is Handling.AT_ONCE) != (self.promise.limit.amount == 0):
            raise Invalid("handled at once means a promise of 0, and nothing else does")
        if self.legal is not None and not self.promise.stays_within(self.legal):
            raise Invalid("the promise might end after the legal limit")
        if self._steps_in_turn(self.promise.limit.unit) > self.promise.limit.amount:
            raise Invalid("the steps in turn take longer than the promise for the whole")

    def _steps_in_turn(self, unit: Unit) -> int:
        """Return the time that the steps may take one after the other, as far as they count in this unit."""
        limits = [
            step.stated.limit
            for step in self.steps
            if step.stated and step.bound is Bound.AT_MOST and step.within is None
        ]
        return sum(limit.amount for limit in limits if limit.unit is unit)

    def _check_steps(self) -> None:
        titles = {step.title for step in self.steps}
        if len(titles) < len(self.steps) or {step.within for step in self.steps} - titles - {None}:
            raise Invalid("a step has a title of its own and lies within a step of this item")

    def _check_codes(self) -> None:
        codes = [paper.code for paper in self.materials] + [question.code for question in self.questions]
        if twice := sorted({code for code in codes if codes.count(code) > 1}):
            raise Invalid(f"used twice: {', '.join(twice)}")
        deciding = {each.when for each in self.materials if each.when is not None}
        if unasked := deciding - {each.code for each in self.questions}:
            raise Invalid(f"no question decides on {', '.join(sorted(unasked))}")
