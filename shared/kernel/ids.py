"""The only place that invents identifiers."""

from uuid import UUID, uuid4, uuid5

YIMEN = UUID("8f0f5c0e-6d0b-5f63-9a53-6f1d2b7c4e11")


def new_id() -> str:
    """Return an identifier that nobody has used before."""
    return uuid4().hex


def id_from(*cause: str) -> str:
    """Return the identifier that follows from its cause: the same cause, the same identifier."""
    return uuid5(YIMEN, "\x1f".join(cause)).hex
