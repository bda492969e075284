"""Undertaking: what the item has settled about the way of an application, kept with it from its receipt on.

What time does by itself has nobody at hand who could look up the item, so the application carries this much.
"""

from dataclasses import dataclass, field

from services.intake.domain.applications.decision import Decision
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.menu.conduct import Conduct
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.menu import Handling
from services.intake.domain.menu.step import Step


@dataclass(frozen=True, kw_only=True)
class Undertaking:
    """`limits` run from acceptance, by kind of clock; `longest` are their amounts with all extensions.

    `steps` are the parts of the way in turn, with those that lie within another.
    """

    handling: Handling = Handling.PROMISED
    limits: dict[str, Limit]
    longest: dict[str, int] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    conduct: Conduct = field(default_factory=Conduct)

    @classmethod
    def of(cls, guide: ItemGuide) -> "Undertaking":
        """Take it over from the version of the item."""
        stated = {ClockKind.LEGAL.value: guide.legal, ClockKind.PROMISED.value: guide.promise}
        return cls(
            handling=guide.handling,
            limits=guide.limits,
            longest={kind: each.longest.amount for kind, each in stated.items() if each},
            steps=guide.steps,
            conduct=guide.conduct,
        )

    @property
    def chain(self) -> tuple[Step, ...]:
        """The steps that follow one another, up to the decision."""
        return tuple(step for step in self.steps if step.within is None and step.upon is None)

    def delivery_of(self, decision: Decision, usual: Limit) -> Limit:
        """Return in which time such a decision reaches the applicant: that of the item, else the usual."""
        own = (step.limit_to_keep for step in self.steps if step.upon is decision)
        return next((limit for limit in own if limit), usual)

    def minimums(self, title: str) -> tuple[StatedLimit, ...]:
        """Return what a step may not be shorter than: its own least time, and that of the steps within it."""
        least = (step for step in self.steps if step.is_minimum and title in {step.title, step.within})
        return tuple(step.stated for step in least if step.stated)

    def more_time(self, at_most: Limit) -> dict[ClockKind, int]:
        """Return by how much the limits may be extended, once, in the unit of each.

        The legal limit as far as its source allows, and the promise as far as the item says, never beyond the
        law. Where the item says nothing of it, the promise is moved by no more than `at_most`.
        """
        legal, promised = (self.limits.get(kind) for kind in (ClockKind.LEGAL, ClockKind.PROMISED))
        more = {}
        if legal:
            more[ClockKind.LEGAL] = self._room(ClockKind.LEGAL, legal)
        if promised:
            own = self._room(ClockKind.PROMISED, promised)
            bounds = [own or at_most.amount]
            if legal:  # what is not counted alike cannot be compared: then the item alone says how far
                left = legal.amount + more[ClockKind.LEGAL] - promised.amount
                bounds.append(left if legal.unit is promised.unit else own)
            more[ClockKind.PROMISED] = min(bounds)
        return {kind: amount for kind, amount in more.items() if amount > 0}

    def _room(self, kind: ClockKind, limit: Limit) -> int:
        """Return what the item itself leaves between a limit and the longest that it may become."""
        return self.longest.get(kind, limit.amount) - limit.amount
