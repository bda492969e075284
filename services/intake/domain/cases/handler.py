"""Handler: the worker who answers for a case, and why it is he."""

from dataclasses import dataclass

OF_A_HANDOVER = frozenset({"handed_over", "handed_back"})


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

    @property
    def took_over(self) -> bool:
        """Tell whether a handover brought it to him, signed or not."""
        return self.reason in OF_A_HANDOVER

    def stands_in_for(self, other: "Handler") -> bool:
        """Tell whether he has the case in the place of another of the same grid."""
        return self.on_behalf_of == other.worker_id and self.grid_code == other.grid_code
