"""Applicant: who asks. What could identify a person is kept sealed; the labels are masked."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """A resident, or nobody known (all fields None).

    `id` is the resident's reference where he is signed in; `name` and `phone` are sealed.
    """

    id: str | None = None
    name: str | None = None
    name_label: str | None = None
    phone: str | None = None
    phone_label: str | None = None
