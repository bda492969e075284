"""Issue type: what an issue may be about, and the limits that follow from it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.menu.menu import Discretion
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid


class HandlingClass(StrEnum):
    """How an issue is taken: its limits and its handling depend on it."""

    CONSULT = "consult"
    REQUEST = "request"
    QUESTION = "question"
    COMPLAINT = "complaint"
    HAZARD = "hazard"
    DISPUTE = "dispute"
    EMERGENCY = "emergency"


class Triage(StrEnum):
    """Whether an issue is taken on at once, or after somebody has looked at it."""

    AT_ONCE = "at_once"
    BY_PERSON = "by_person"


class Difficulty(StrEnum):
    """How much a question asks of who answers it."""

    ORDINARY = "ordinary"
    COMPLEX = "complex"


@dataclass(frozen=True, kw_only=True)
class IssueType:
    """A minor type under its major type (小类, 大类), in one version of the table.

    `sign` and `contact` bound the handler's first steps, `promised` and `legal` the whole; `accept` how soon
    somebody judges it (the policy says it for all others), `complex` the promise for what takes longer.
    """

    code: str
    major: str
    minor: str
    handling: HandlingClass
    triage: Triage
    sign: StatedLimit
    contact: StatedLimit
    promised: StatedLimit
    legal: StatedLimit
    version_no: int
    effective_from: date
    source: str
    discretion: Discretion = Discretion.OPEN
    accept: StatedLimit | None = None
    complex: StatedLimit | None = None

    def __post_init__(self) -> None:
        if not (self.code and self.major and self.minor and self.source):
            raise Invalid("an issue type needs a code, a major and a minor name, and a source")
        if not all(each.stays_within(self.legal) for each in (self.promised, self.complex or self.promised)):
            raise Invalid("the promise might end after the legal limit")
        if self.is_emergency:
            self._check_emergency()

    @property
    def is_emergency(self) -> bool:
        """Tell whether it waits for nobody's service hours, whatever the reporter says of it."""
        return self.handling is HandlingClass.EMERGENCY

    @property
    def limits(self) -> dict[str, Limit]:
        """The limits of the whole, by the kind of clock: `legal` and `promised`."""
        return {"legal": self.legal.limit, "promised": self.promised.limit}

    @property
    def first_steps(self) -> dict[str, Limit]:
        """The limits of the handler's first steps: `sign` and `contact`."""
        return {"sign": self.sign.limit, "contact": self.contact.limit}

    def stated(self) -> tuple[StatedLimit, ...]:
        """Return every number of the type."""
        return (
            self.sign,
            self.contact,
            self.promised,
            self.legal,
            *filter(None, (self.accept, self.complex)),
        )

    @property
    def accepted_within(self) -> Limit | None:
        """How soon somebody judges it; None: as the policy says of all."""
        return self.accept.limit if self.accept else None

    @property
    def is_question(self) -> bool:
        """Tell whether it is asked on the public platform and answered in public."""
        return self.handling is HandlingClass.QUESTION

    def for_difficulty(self, difficulty: Difficulty) -> "IssueType":
        """Return the type with the promise for such a matter; a complex one may have the longer."""
        hard = difficulty is Difficulty.COMPLEX and self.complex
        return replace(self, promised=hard) if hard else self

    def _check_emergency(self) -> None:
        if self.triage is not Triage.AT_ONCE:
            raise Invalid("an emergency does not wait for somebody to look at it")
        if {self.sign.limit.unit, self.contact.limit.unit, self.promised.limit.unit} != {Unit.MINUTE}:
            raise Invalid("an emergency is bounded in minutes, day and night")
