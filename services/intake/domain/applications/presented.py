"""Presented: what an applicant brought, and what was found of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import ApplicantKind, Defect, Paper


@dataclass(frozen=True, kw_only=True)
class Presented:
    """Papers by the code of their material; `circumstances` are the questions answered yes."""

    by: ApplicantKind = ApplicantKind.SELF
    papers: dict[str, Paper] = field(default_factory=dict)
    circumstances: tuple[str, ...] = ()

    @property
    def promised(self) -> tuple[str, ...]:
        """The materials that are to follow."""
        return tuple(code for code, found in self.papers.items() if found is Paper.PROMISED)

    def defects(self, guide: ItemGuide) -> tuple[Defect, ...]:
        """Return all that stands against acceptance, at once."""
        return guide.missing(self.papers, applicant=self.by, circumstances=self.circumstances)

    def is_complete(self, guide: ItemGuide) -> bool:
        """Tell whether nothing is missing and nothing is to follow."""
        return not (self.defects(guide) or self.promised)

    def with_papers(self, papers: Mapping[str, Paper]) -> "Presented":
        """Return it with what was found of further papers, or of the same ones anew."""
        return replace(self, papers=self.papers | dict(papers))
