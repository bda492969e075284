"""Claiming: somebody says that he has spoken with who asked; who asked may say later that he has not."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.cases.revealing import Revealing
from services.intake.domain.cases.script import Script
from shared.events.intake_handling import ContactDenied


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who says so, and of when."""

    by: str
    at: datetime


@dataclass(kw_only=True)
class Claiming(Revealing):
    """`claim` is the last contact that was claimed and that nobody was asked about yet."""

    claim: Claim | None = None

    def claim_contact(self, by: str, *, at: datetime) -> None:
        """Remember who says that he has reached him."""
        self.claim = Claim(by=by, at=at)

    def weigh_claim(self, script: Script, *, at: datetime) -> None:
        """Tell it where the answers deny the claim; whatever they say, it was asked about once."""
        claim, self.claim = self.claim, None
        if claim and script.denies_contact:
            self.record(
                ContactDenied(
                    case_id=self.id,
                    claimed_by=claim.by,
                    claimed_at=claim.at,
                    grid_code=self.area,
                    denied_at=at,
                )
            )
