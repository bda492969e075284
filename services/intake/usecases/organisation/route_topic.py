"""Route a topic: which list charges the street with it, and who leads it."""

from datetime import datetime

from services.intake.domain.organisation.route import Route
from services.intake.usecases.organisation.ports import TopicLists
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Unavailable

OFF_LISTS = "不在本街道现行的权力清单、责任清单、公共服务清单上"


def route_topic(lists: TopicLists, topic: str, *, at: datetime) -> Route | None:
    """Return the way of a case of this topic that begins now, or None: it stands on no list.

    Raises Unavailable as long as not all three lists have been published: nobody can say then.
    """
    today = lists.in_force(local_time(at).date())
    if not today.is_whole:
        raise Unavailable("权责清单尚未公布，请稍后再试")
    return today.route(topic)


def require_route(lists: TopicLists, topic: str, *, title: str, at: datetime) -> Route:
    """Return the way of such a case, or refuse to take it and say why."""
    route = route_topic(lists, topic, at=at)
    if route is None:
        reason = f"“{title}”（{topic}）{OFF_LISTS}，本街道无权受理"
        raise Conflict(reason, {"item": [OFF_LISTS]})
    return route
