"""Menu: the words in which a service item is offered."""

from collections.abc import Collection
from enum import StrEnum


class Category(StrEnum):
    """The six parts of the menu."""

    EMPLOYMENT = "就业服务"
    SOCIAL_SECURITY = "社会保障"
    SOCIAL_ASSISTANCE = "社会救助"
    PUBLIC_ORDER = "社会治安"
    HEALTH = "医疗卫生"
    FAMILY_PLANNING = "计划生育"


class TaskType(StrEnum):
    """What kind of act the decision is in law (domain reference §2.1): those that somebody can apply for."""

    LICENCE = "行政许可"
    PAYMENT = "行政给付"
    CONFIRMATION = "行政确认"
    REWARD = "行政奖励"
    RULING = "行政裁决"
    OTHER = "其他"
    PUBLIC_SERVICE = "公共服务"


class ServiceScope(StrEnum):
    """How far the street itself takes an application."""

    STREET_DECIDES = "street_decides"
    STREET_FIRST_REVIEW = "street_first_review"
    INTAKE_ONLY = "intake_only"


class Handling(StrEnum):
    """Decided on the same day (即办), or within a promise: here (承诺), above (上报), jointly (联办)."""

    AT_ONCE = "at_once"
    PROMISED = "promised"
    REFERRED = "referred"
    JOINT = "joint"


class Presence(StrEnum):
    """Whether the resident has to come in person."""

    NEVER = "never"
    ALWAYS = "always"
    FOR_PART = "for_part"


class Discretion(StrEnum):
    """How quietly a matter is offered and handled; `off_menu` is never shown to the public."""

    OPEN = "open"
    SENSITIVE = "sensitive"
    DISCREET = "discreet"
    OFF_MENU = "off_menu"


STAFF = frozenset({"clerk", "worker", "station_head", "section_head", "leader"})


def offered(discretion: Discretion, roles: Collection[str]) -> bool:
    """Tell whether people in these roles are offered it: what is off the menu is for staff alone."""
    return discretion is not Discretion.OFF_MENU or not STAFF.isdisjoint(roles)
