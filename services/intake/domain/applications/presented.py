"""Presented: what an applicant brought, and what was found of it."""

from dataclasses import dataclass, field

from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import ApplicantKind, Defect, Paper


@dataclass(frozen=True, kw_only=True)
class Presented:
    """Papers by the code of their material; `circumstances` are the questions answered yes."""

    by: ApplicantKind = ApplicantKind.SELF
    papers: dict[str, Paper] = field(default_factory=dict)
    circumstances: tuple[str, ...] = ()

    def defects(self, guide: ItemGuide) -> tuple[Defect, ...]:
        """Return all that stands against acceptance, at once."""
        return guide.missing(self.papers, applicant=self.by, circumstances=self.circumstances)
