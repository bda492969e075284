"""How a refusal travels in a reply, and becomes the same refusal at the other end.

A stock nameko caller sees a RemoteError with our kind of error and its message, and behind it what is wrong
with each field. What is no refusal is a bug or an outage: the caller learns that much, and the id under which
the log tells the rest.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from nameko.exceptions import (
    BadRequest,
    IncorrectSignature,
    MalformedRequest,
    MethodNotFound,
    safe_for_serialization,
    serialize,
)
from pymongo.errors import ConnectionFailure

from shared.kernel.errors import (
    Conflict,
    DomainError,
    Invalid,
    NotAllowed,
    NotFound,
    NotSignedIn,
    StaleWrite,
    Unavailable,
)
from shared.plumbing import trail

REFUSALS: dict[str, type[DomainError]] = {
    kind.__name__: kind for kind in (NotFound, NotSignedIn, NotAllowed, Conflict, Invalid, DomainError)
}
DELAYS: dict[str, type[Exception]] = {"StaleWrite": StaleWrite, "Unavailable": Unavailable}


class Unexpected(Exception):
    """The other side stumbled over a bug of its own. Its log knows more."""


NAMEKOS_OWN = (MethodNotFound, IncorrectSignature, MalformedRequest)  # no such door, or not so
EVERY_KIND = (*REFUSALS, *DELAYS, Unexpected.__name__, *(kind.__name__ for kind in NAMEKOS_OWN))


def told(error: BaseException) -> dict[str, Any]:
    """Return an error as it stands in a reply."""
    if isinstance(error, DomainError):
        fields = safe_for_serialization(error.fields)
        return _told(_kernel_kind(error), error.message, fields) | {"value": _in_full(error.message, fields)}
    if isinstance(error, BadRequest):  # nameko's own: no such method, no arguments
        return dict(serialize(error))
    return _told(*_spared(error))


def heard(error: Mapping[str, Any]) -> Exception:
    """Return the error that a reply tells of."""
    kind, words = error.get("exc_type", ""), error.get("exc_args") or [error.get("value") or ""]
    if kind in REFUSALS:
        fields = words[1] if len(words) > 1 and isinstance(words[1], dict) else {}
        return REFUSALS[kind](str(words[0]), fields)
    if kind in DELAYS:
        return DELAYS[kind](str(words[0]))
    return Unexpected(f"{kind}: {error.get('value')}")


def result_of(reply: Mapping[str, Any]) -> Any:
    """Return what a reply brings, or raise what it tells of."""
    if reply.get("error"):
        raise heard(reply["error"])
    return reply.get("result")


def faults_of(fields: Mapping[str, Any], within: str = "") -> Iterator[str]:
    """Return a line for each field that is wrong, those within others too."""
    for name, faults in fields.items():
        if isinstance(faults, dict):
            yield from faults_of(faults, f"{within}{name}.")
        else:
            yield f"{within}{name}: {', '.join(map(str, faults)) if isinstance(faults, list) else faults}"


def _spared(error: BaseException) -> tuple[type[Exception], str]:
    """Return what a caller may know of an error that is not about him."""
    if isinstance(error, StaleWrite):
        return StaleWrite, "此件刚刚被他人修改，请重试"
    if isinstance(error, Unavailable | ConnectionFailure):
        return Unavailable, "系统暂时不可用，请稍后重试"
    return Unexpected, f"系统出错，咨询时请提供编号 {trail.current().correlation}"


def _kernel_kind(error: DomainError) -> type[DomainError]:
    """Return the kind that every caller knows: a service may have finer ones of its own."""
    return next(kind for kind in type(error).__mro__ if kind in REFUSALS.values())


def _in_full(message: str, fields: Mapping[str, Any]) -> str:
    """Return a message with the faults of the fields: stock nameko hands on nothing but this line."""
    faults = "; ".join(faults_of(fields))
    return f"{message} ({faults})" if faults else message


def _told(kind: type[Exception], *words: Any) -> dict[str, Any]:
    return {
        "exc_type": kind.__name__,
        "exc_path": f"{kind.__module__}.{kind.__name__}",
        "exc_args": list(words),
        "value": words[0],
    }
