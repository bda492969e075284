"""Handler: the worker who answers for a case, and why it is he."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Handler:
    """Who was named by grid. `assignment` is the number of grid's fact: an older one changes nothing."""

    worker_id: str
    label: str
    grid_code: str
    community_code: str
    post: str
    reason: str
    on_behalf_of: str | None
    assignment: int
