"""Applicant: who asks. What could identify a person is kept sealed; the labels are masked."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from services.intake.domain.cases.wishes import Wishes


@dataclass(frozen=True, kw_only=True)
class Agency:
    """Somebody acts for the applicant: under which order, who may have had a hand in it, who is told."""

    order_id: str
    agents: tuple[str, ...]
    notify_targets: tuple[str, ...]

    def joined_by(self, agents: Collection[str], *, notify_targets: tuple[str, ...]) -> "Agency":
        """Return it with more agents and with who is told from now on; nobody who acted is left out."""
        return replace(self, agents=tuple(sorted({*self.agents, *agents})), notify_targets=notify_targets)


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """A resident, or nobody known (all fields None).

    `id` is the resident's reference where he is signed in; `name` and `phone` are sealed, and
    `phone_print` is the keyed fingerprint by which another case from the same phone is found.
    """

    id: str | None = None
    name: str | None = None
    name_label: str | None = None
    phone: str | None = None
    phone_label: str | None = None
    phone_print: str | None = None
    agency: Agency | None = None
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def is_anonymous(self) -> bool:
        """Tell whether nobody knows how to reach him: nobody can ask him what he says of a result."""
        return not (self.id or self.name or self.phone)

    @property
    def is_secret(self) -> bool:
        """Tell whether who works on it must not learn who he is."""
        return self.wishes.secrecy_requested

    @property
    def shown(self) -> "Applicant":
        """He as he is shown: nothing that leads to him where he wants to stay unknown."""
        if not self.is_secret:
            return self
        agency = replace(self.agency, notify_targets=()) if self.agency else None
        return Applicant(agency=agency, wishes=self.wishes)

    @property
    def notify_targets(self) -> tuple[str, ...]:
        """Who is told how the case goes: whom the resident chose where an agent acts, else he himself."""
        if self.agency:
            return self.agency.notify_targets
        return (self.id,) if self.id else ()

    def has_agent(self, id: str) -> bool:
        """Tell whether somebody acts for him: who does neither decides nor asks him how it went."""
        return self.agency is not None and id in self.agency.agents
