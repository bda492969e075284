"""Boxes: under which names a card is found: its subject, its case, and the areas around it."""

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.accountability.subject import SubjectKind
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed

# Digits of the codes that enclose a grid: county, street, community (domain reference §3.2).
ENCLOSING = (6, 9, 12)
OVERSEERS = frozenset({"station_head", "section_head", "leader", "committee"})
END_OF_PLACES = 10**13  # milliseconds since 1970, in the year 2286


def enclosing(code: str) -> tuple[str, ...]:
    """Return an area and every area around it."""
    return (*(code[:digits] for digits in ENCLOSING if digits < len(code)), code)


def boxes_of(card: Card) -> tuple[str, ...]:
    """Return the boxes in which a card lies, each also with its state alone."""
    own = (card.subject.key, f"case/{card.case_id}", *(f"area/{code}" for code in enclosing(card.area)))
    return (*own, *(boxed(box, card.state) for box in own))


def boxed(box: str, state: CardState | None) -> str:
    """Return the part of a box with the cards of one state; all of it where none is named."""
    return f"{box}:{state}" if state else box


def boxes_for(caller: Caller, area: str | None) -> tuple[str, ...]:
    """Return the boxes that somebody may open: his own cards, or those of an area that he oversees."""
    oversees = bool(caller.roles & OVERSEERS)
    if area is None:
        overseen = sorted(caller.areas) if oversees else ()
        return (f"{SubjectKind.STAFF}/{caller.id}", *(f"area/{code}" for code in overseen))
    if not oversees:
        raise NotAllowed("您只能查看自己的牌")
    caller.require_area(area)
    return (f"area/{area}",)


def may_read(card: Card, caller: Caller) -> bool:
    """Tell whether somebody may see a card: its subject, and who oversees the area of its case."""
    oversees = bool(caller.roles & OVERSEERS) and caller.covers(card.area)
    return oversees or card.subject.speaks(caller)


def place_of(card: Card) -> str:
    """Where it lies in a box: the smaller, the newer; no two cards share a place."""
    age = END_OF_PLACES - round(card.raised_at.timestamp() * 1000)
    return f"{age:013d}-{card.id}"
