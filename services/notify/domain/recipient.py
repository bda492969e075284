"""Recipient: who a notice is for, by kind and code: worker/W0001, grid, applicant, area, leader or committee.

A notice for an area is for whoever heads it. It lies in the box of that area and of every area around it,
so the head of a community opens one box and finds what concerns any of its grids. A notice for a grid is for
whoever works there: both posts open its box, so who is on duty finds it, whatever the roster was when it was
written, and what one of them has confirmed is confirmed.
"""

from collections.abc import Collection

from shared.kernel.command import Caller

# Digits of the codes that enclose a grid: county, street, community (domain reference §3.2).
ENCLOSING = (6, 9, 12)
STREET, COMMUNITY = 9, 12  # digits of a street's and of a community's code
UNPLACED = "area/unplaced"  # nobody knows where it is: every head sees it until somebody places it
COMMITTEE = "committee"
HEADS = frozenset({"station_head", "section_head"})


def worker(id: str) -> str:
    """Return the recipient that a worker is."""
    return f"worker/{id}"


def grid(code: str) -> str:
    """Return the recipient that the workers of a grid are together."""
    return f"grid/{code}"


def applicant(id: str) -> str:
    """Return the recipient that a resident is."""
    return f"applicant/{id}"


def area(code: str | None) -> str:
    """Return the recipient who heads an area; without a code, everybody who heads one."""
    return f"area/{code}" if code else UNPLACED


def around(codes: Collection[str]) -> str:
    """Return the recipient who heads the smallest area that holds all of some areas."""
    whole = max(map(len, codes))
    same = [digits for digits in (*ENCLOSING, whole) if len({code[:digits] for code in codes}) == 1]
    return area(min(codes)[: max(same, default=0)])


def leader(code: str) -> str:
    """Return the recipient who leads the street that an area lies in."""
    return f"leader/{code[:STREET]}"


def committee(code: str) -> str:
    """Return the recipient that the evaluation committee of the street is."""
    return f"{COMMITTEE}/{code[:STREET]}"


def boxes_of(recipient: str) -> tuple[str, ...]:
    """Return the boxes that a notice for this recipient lies in, its own first."""
    kind, _, code = recipient.partition("/")
    if kind != "area" or recipient == UNPLACED:
        return (recipient,)
    return (recipient, *(area(code[:digits]) for digits in reversed(ENCLOSING) if digits < len(code)))


def boxes_for(caller: Caller) -> tuple[str, ...]:
    """Return the boxes that somebody may open: his own, and those of the areas that he heads."""
    own = {applicant(caller.id)} if "resident" in caller.roles else set()
    if caller.roles - {"resident"}:
        own.add(worker(caller.id))
    if "worker" in caller.roles:
        own |= {grid(code) for code in caller.areas}
    if caller.roles & HEADS:
        own |= {UNPLACED, *(area(code) for code in caller.areas)}
    if "leader" in caller.roles:
        own |= {leader(code) for code in caller.areas}
    if COMMITTEE in caller.roles:
        own |= {committee(code) for code in caller.areas}
    return tuple(sorted(own))


def may_open(caller: Caller, recipient: str) -> bool:
    """Tell whether a notice for this recipient lies in one of the caller's boxes."""
    return not set(boxes_of(recipient)).isdisjoint(boxes_for(caller))
