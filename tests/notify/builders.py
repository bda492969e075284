"""Ready-made things of notify; a test names only what it is about."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

from services.notify.domain.known_case import KnownCase
from services.notify.domain.notice import Notice, notice_id
from shared.kernel.command import Caller, Command

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
NUMBER = "340102998202611242000017"
GRID = "340102998001J001"
COMMUNITY = "340102998001"
STREET = "340102998"


def a_notice(**but: Any) -> Notice:
    """A notice that asks for confirmation and lies in the inbox of worker W0001."""
    said = {
        "recipient": "worker/W0001",
        "template": "case_assigned",
        "template_version": 1,
        "case_id": "c1",
        "title": "新派单：路灯不亮",
        "text": "请确认",
        "needs_ack": True,
        "queued_at": NOON,
    } | but
    said.setdefault("id", notice_id("e1", recipient=said["recipient"], template=said["template"]))
    return Notice(**said)


def a_sent_notice(**but: Any) -> Notice:
    notice = a_notice(**but)
    notice.send("inbox", NOON)
    notice.deliver()
    return notice


def a_known_case(**but: Any) -> KnownCase:
    return KnownCase(**{"id": "c1", "number": NUMBER, "subject": "路灯不亮", "applicant_id": "R1"} | but)


def a_caller(
    id: str = "W0001", *, roles: tuple[str, ...] = ("worker",), areas: tuple[str, ...] = ()
) -> Caller:
    return Caller(id=id, roles=frozenset(roles), areas=frozenset(areas))


def a_command(by: Caller | None = None, **but: Any) -> Command:
    return Command(**{"id": "k1", "by": by or a_caller(), "digest": "d", "at": NOON} | but)


PLAIN = {
    str: "x",
    int: 80,
    bool: True,
    datetime: NOON,
    date: NOON.date(),
    tuple[str, ...]: ("x",),
}


def an_event(kind: type[Any], **but: Any) -> Any:
    """An event of any kind: what is optional is None, everything else has some value."""
    hints = get_type_hints(kind)
    filled = {field.name: PLAIN.get(hints[field.name]) for field in fields(kind)}
    return kind(**filled | {name: "c1" for name in filled if name == "case_id"} | but)
