"""Decision: what the reviewer says of an application."""

from enum import StrEnum


class Decision(StrEnum):
    """What the reviewer says of an application."""

    GRANTED = "granted"
    DECLINED = "declined"
