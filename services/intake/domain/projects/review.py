"""Review: what people who are not the provider say of a project as a whole."""

from dataclasses import dataclass
from datetime import datetime

from services.intake.domain.projects.milestone import ReviewKind


@dataclass(frozen=True, kw_only=True)
class Review:
    """Half-way or at the end; whoever judges is named."""

    kind: ReviewKind
    passed: bool
    reviewers: frozenset[str]
    words: str
    at: datetime
