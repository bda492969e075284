"""Hear staff: who works here, who holds which post and who is on duty."""

from typing import TypeVar

from services.grid.usecases.posts.ports import Announcements

E = TypeVar("E")


def hear_staff(announcements: Announcements[E], announced: E, *, sequence: int) -> None:
    """Remember what staff says now; what it said earlier and is heard late is forgotten."""
    announcements.hear(announced, sequence=sequence)
