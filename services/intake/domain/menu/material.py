"""Material: a paper that an item asks for, and what may be wrong with it."""

from dataclasses import dataclass, field
from enum import StrEnum

from services.intake.domain.menu.faults import require
from services.intake.domain.menu.paper_form import PaperForm


class ApplicantKind(StrEnum):
    """Who stands at the counter."""

    SELF = "self"
    AGENT = "agent"


class AskedOf(StrEnum):
    """Who has to bring a material."""

    EVERYONE = "everyone"
    AGENT = "agent"


class Required(StrEnum):
    """How much a material is needed."""

    ALWAYS = "always"
    OPTIONAL = "optional"
    WHEN = "when"


class Source(StrEnum):
    """Where a material comes from. What the office can fetch itself, nobody is asked for.

    Another department issues it and the applicant brings it; or the pledge of whoever applies is the paper.
    """

    APPLICANT = "applicant"
    OTHER_DEPT = "other_dept"
    DATA_SHARE = "data_share"
    AGENT_PLEDGE = "agent_pledge"


class Paper(StrEnum):
    """What was found of a material: a state of the paper, or a word given in its place."""

    IN_ORDER = "in_order"
    EXPIRED = "expired"
    ILLEGIBLE = "illegible"
    MISMATCH = "mismatch"
    NOT_QUALIFIED = "not_qualified"
    NOT_FOUND = "not_found"
    PROMISED = "promised"
    PLEDGED = "pledged"


class Flaw(StrEnum):
    """What is wrong, from the closed list of the one-time notice (domain reference §2.4)."""

    MISSING = "missing"
    EXPIRED = "expired"
    ILLEGIBLE = "illegible"
    MISMATCH = "mismatch"
    NOT_QUALIFIED = "not_qualified"
    PERSON_ABSENT = "person_absent"


REMEDY = {
    Flaw.MISSING: "请补交{}",
    Flaw.EXPIRED: "请提交有效期内的{}",
    Flaw.ILLEGIBLE: "请重新提交清晰的{}",
    Flaw.MISMATCH: "请核对并更正{}",
    Flaw.NOT_QUALIFIED: "请提交符合要求的{}",
    Flaw.PERSON_ABSENT: "须由{}到场",
}
FLAWS = {
    Paper.EXPIRED: Flaw.EXPIRED,
    Paper.ILLEGIBLE: Flaw.ILLEGIBLE,
    Paper.MISMATCH: Flaw.MISMATCH,
    Paper.NOT_QUALIFIED: Flaw.NOT_QUALIFIED,
}


@dataclass(frozen=True, kw_only=True)
class Defect:
    """One line of a one-time notice. `subject` is the code of a material, or `applicant`."""

    subject: str
    name: str
    flaw: Flaw
    tolerable: bool = False

    @property
    def remedy(self) -> str:
        """What to do about it, in words for the resident."""
        return REMEDY[self.flaw].format(self.name)


@dataclass(frozen=True, kw_only=True)
class Material:
    """A paper on the list of an item.

    `when` is the code of the answer that makes it required. A tolerable material may follow after acceptance,
    within `tolerance_days` working days where the item says so; where a pledge is allowed, it takes the place
    of the material for good. `review_points` are what a clerk looks at.
    """

    code: str
    name: str
    required: Required
    when: str | None = None
    asked_of: AskedOf = AskedOf.EVERYONE
    source: Source = Source.APPLICANT
    tolerable: bool = False
    tolerance_days: int | None = None
    pledge_allowed: bool = False
    paper: PaperForm = field(default_factory=PaperForm)
    review_points: tuple[str, ...] = ()
    sample_guid: str = ""

    def __post_init__(self) -> None:
        days = self.tolerance_days
        require(
            (not self.code, "code", "须有材料编码"),
            (not self.name, "name", f"{self.code}：须有材料名称"),
            (
                (self.required is Required.WHEN) != (self.when is not None),
                "when",
                f"{self.code}：视情形提交的材料须写明情形，其他材料不写",
            ),
            (
                days is not None and not self.tolerable,
                "tolerance_days",
                f"{self.code}：不可容缺，却有补交期限",
            ),
            (days is not None and days < 1, "tolerance_days", f"{self.code}：补交期限至少为1个工作日"),
        )

    @property
    def is_fetched(self) -> bool:
        """Tell whether the office gets it itself."""
        return self.source is Source.DATA_SHARE

    def defect(self, found: Paper | None) -> Defect | None:
        """Return what is wrong with what was found of it; None where nothing is. None found: not there.

        What the office fetches itself is held against nobody before a flaw was found in it.
        """
        if self.required is Required.OPTIONAL or self._settled_by(found):
            return None
        flaw = FLAWS.get(found, Flaw.MISSING) if found else Flaw.MISSING
        return Defect(subject=self.code, name=self.name, flaw=flaw, tolerable=self.tolerable)

    def _settled_by(self, found: Paper | None) -> bool:
        match found:
            case None:
                return self.source is Source.DATA_SHARE
            case Paper.PROMISED:
                return self.tolerable
            case Paper.PLEDGED:
                return self.pledge_allowed
            case _:
                return found is Paper.IN_ORDER
