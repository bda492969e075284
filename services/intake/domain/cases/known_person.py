"""Known person: somebody who is known again by what he has shown, without being named."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """A resident, or nobody known (all fields empty: a ticket needs no name).

    `id` is his sign-in; `name` and `phone` are sealed. `prints` are keyed fingerprints of what he is known
    by, so that he is known again without being named.
    """

    id: str | None = None
    name: str | None = None
    name_label: str | None = None
    phone: str | None = None
    phone_label: str | None = None
    prints: tuple[str, ...] = ()

    def is_the_one(self, other: "KnownPerson") -> bool:
        """Tell whether both are known by something of the same."""
        return not set(self.prints).isdisjoint(other.prints)
