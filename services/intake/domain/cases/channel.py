"""Channel: how the resident reached the one door, and how soon somebody must look."""

from enum import StrEnum


class Channel(StrEnum):
    """How the resident reached the door (domain reference §1.9)."""

    WINDOW = "window"
    PHONE = "phone"
    WEBSITE = "website"
    WECHAT = "wechat"
    WEIBO = "weibo"
    FORUM = "forum"
    PRESS_HALL = "press_hall"
    GRID_WORKER = "grid_worker"
    VISIT = "visit"
    HOTLINE_12345 = "hotline_12345"
    LETTER = "letter"
    SMS = "sms"
    SYNC = "sync"  # 同步: taken over from another system


class Urgency(StrEnum):
    """How soon somebody must look."""

    ORDINARY = "ordinary"
    URGENT = "urgent"
    EMERGENCY = "emergency"
