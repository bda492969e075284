"""How code says no. Everything else that is raised is a bug or an outage.

DomainError         asking again cannot help
├── NotFound        no such thing                          HTTP 404
├── NotSignedIn     no token, or one that is not good      HTTP 401
├── NotAllowed      the caller may not do this             HTTP 403
├── Conflict        the state does not permit it           HTTP 409
└── Invalid         the words make no sense                HTTP 422
StaleWrite          somebody saved it first: try again     HTTP 409
Unavailable         broker, database or service is away    HTTP 503
"""

from collections.abc import Mapping


class DomainError(Exception):
    """A refusal, in words for a person. Asking again cannot help.

    `fields` names what is wrong with each field, where the refusal is about fields.
    """

    def __init__(self, message: str, fields: Mapping[str, object] | None = None) -> None:
        self.message, self.fields = message, dict(fields or {})
        super().__init__(message, self.fields)

    def __str__(self) -> str:
        return self.message


class NotFound(DomainError):
    """No such thing."""


class NotSignedIn(DomainError):
    """There is no token, or one that is forged, expired or for somebody else's house."""


class NotAllowed(DomainError):
    """The caller may not do this."""


class Conflict(DomainError):
    """The present state does not permit it."""


class Invalid(DomainError):
    """The words make no sense."""


class StaleWrite(Exception):
    """Somebody saved the aggregate first. Load it again and try once more."""


class Unavailable(Exception):
    """Broker, database or another service did not answer in time. Ask again later."""
