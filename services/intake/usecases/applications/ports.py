"""What the use cases of applications need from the world outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.intake.usecases.menu.ports import Policies


class BrokenPledges(Protocol):
    """Remembers who has broken a pledge, by a fingerprint that tells nobody who he is."""

    def is_known(self, signer: str, *, since: datetime) -> bool:
        """Tell whether he broke one since then."""

    def note(self, case_id: str, *, signer: str, at: datetime) -> None:
        """Remember one; hearing of it twice changes nothing."""


class Fingerprints(Protocol):
    """Makes keyed fingerprints."""

    def fingerprint(self, plain: str, purpose: str) -> str:
        """Return a hash by which the text is found again, another one for every purpose."""


@dataclass(frozen=True, kw_only=True)
class Trust:
    """What it takes to trust a pledge."""

    broken: BrokenPledges
    seal: Fingerprints
    policies: Policies
