"""Applicant: who asks. What could identify a person is kept sealed; the labels are masked."""

from dataclasses import dataclass


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

    @property
    def notify_targets(self) -> tuple[str, ...]:
        """Who is told how the case goes: whoever asked, be he an agent, by his sign-in; or nobody."""
        return (self.id,) if self.id else ()
