"""Ready-made offices, stations and lists; a test names only what it is about."""

from typing import Any

from services.intake.domain.organisation.list_entry import ListEntry
from services.intake.domain.organisation.organisation import Organisation
from services.intake.domain.organisation.route import Decider, Route
from services.intake.domain.organisation.topic_list import ListKind, TopicList
from services.intake.domain.organisation.unit import Level, Unit
from tests.intake.menu_builders import NEW_YEAR

ITEMS = {"JY": 8, "SB": 9, "JZ": 12, "ZA": 6, "WS": 5, "JS": 6}
ISSUE_TYPES = {"MS": 12, "MD": 10, "ZF": 5, "TR": 5, "SQ": 3, "TF": 1, "QT": 2, "WD": 4}
TOPICS = (
    *(f"{prefix}-{n:03}" for prefix, count in ITEMS.items() for n in range(1, count + 1)),
    *(f"{prefix}-{n:02}" for prefix, count in ISSUE_TYPES.items() for n in range(1, count + 1)),
)


def an_office(code: str = "WMZX", **but: Any) -> Unit:
    return Unit(**{"code": code, "kind": code, "title": "为民服务中心", "level": Level.STREET} | but)


def a_station(code: str = "GLZ-001", **but: Any) -> Unit:
    own = {"kind": "GLZ", "title": "填海巷社区社会管理工作站", "level": Level.COMMUNITY}
    return Unit(**{"code": code, **own, "parent": "GZZX", "community": "001"} | but)


def an_organisation() -> Organisation:
    return Organisation(units=(an_office(), an_office("GZZX", title="共治服务中心"), a_station()))


def an_entry(topic: str = "MS-04", **but: Any) -> ListEntry:
    own = {"title": "住房", "office": "WMZX", "decides": Decider.STREET, "source": "P"}
    return ListEntry(**{"topic": topic, **own} | but)


def a_list(kind: ListKind = ListKind.DUTY, *topics: str, **but: Any) -> TopicList:
    entries = tuple(an_entry(topic) for topic in topics or TOPICS)
    return TopicList.of(kind, **{"version_no": 1, "effective_from": NEW_YEAR, "entries": entries} | but)


def a_published_list(kind: ListKind = ListKind.DUTY, *topics: str, **but: Any) -> TopicList:
    published = a_list(kind, *topics, **but)
    if published.version_no == 1:
        published.publish(former=None)
    else:
        before = {"version_no": published.version_no - 1, "effective_from": published.effective_from}
        published.publish(former=a_list(kind, *topics, **before))
    return published


def a_route(**but: Any) -> Route:
    own = {"office": "GZZX", "station": None, "decides": Decider.STREET, "listed": "duty@1"}
    return Route(**own | but)
