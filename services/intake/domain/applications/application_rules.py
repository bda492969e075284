"""Application rules: what this street has settled for all applications alike; a part of the policy."""

from dataclasses import dataclass

from services.intake.domain.clocks.limit import Limit


@dataclass(frozen=True, kw_only=True)
class ApplicationRules:
    """`sign` is the time in which a worker takes an application in hand; an issue type has its own."""

    sign: Limit
