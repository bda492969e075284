"""Post label: by which post somebody is called before residents, who learn no name and no number of staff."""

from collections.abc import Collection, Iterable

from services.grid.domain.service_cards.service_card import Seat

POSTS = {"A": "网格员A岗", "B": "网格员B岗", "head": "社区负责人"}
ROLES = {
    "resident": "本人",
    "worker": "网格员",
    "clerk": "窗口人员",
    "station_head": "社会管理工作站负责人",
    "section_head": "街道科室负责人",
    "leader": "街道领导",
    "provider": "购买服务承接方",
    "operator": "系统运维人员",
}
OTHERS = "其他工作人员"


def post_label(roles: Collection[str], seats: Iterable[Seat]) -> str:
    """Return the posts that somebody holds now, with their areas; or the role in which he looked."""
    held = "、".join(f"{seat.area} {POSTS.get(seat.post, OTHERS)}" for seat in seats)
    return held or next((label for role, label in ROLES.items() if role in roles), OTHERS)
