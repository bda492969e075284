"""Codes: the closed lists of words that rows are written with."""

from enum import StrEnum


class Sex(StrEnum):
    """As an identity number tells it."""

    MALE = "male"
    FEMALE = "female"


class Relation(StrEnum):
    """To the head of the household (与户主关系)."""

    HEAD = "head"
    SPOUSE = "spouse"
    SON = "son"
    DAUGHTER = "daughter"
    PARENT = "parent"
    OTHER = "other"


class Population(StrEnum):
    """Registered here (户籍) or here from elsewhere (流动)."""

    REGISTERED = "registered"
    FLOATING = "floating"


class Tenure(StrEnum):
    """How a household holds its house: its own (自有) or rented (租住)."""

    OWNED = "owned"
    RENTED = "rented"


class Role(StrEnum):
    """What somebody of the staff may do."""

    WORKER = "worker"
    STATION_HEAD = "station_head"
    CLERK = "clerk"
    SECTION_HEAD = "section_head"
    LEADER = "leader"


class DutyPlace(StrEnum):
    """Where a duty shift is spent."""

    GRID = "grid"
    DESK = "desk"
    LEAVE = "leave"
    TRAINING = "training"
