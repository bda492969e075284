"""An ordeal: people ask, something goes wrong, all comes to rest, and the stores are looked through."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.audit import Audit
from tests.faults.findings import findings
from tests.faults.fleet import Fleet
from tests.faults.measures import publishes_bounded
from tests.faults.people import People
from tests.faults.settling import settle
from tests.faults.story import tell
from tests.faults.world import World


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What a fault can reach."""

    world: World
    fleet: Fleet
    people: People
    audit: Audit


def ordeal(world, chance, disturb: Callable[[Stage], None], *, sizes=None, arms=None, poison=(), **load):
    """Return everything that is not as it must be after the disturbance; nothing, if all is well.

    Whatever was armed is started anew without its arm before all comes to rest.
    """
    audit = Audit(world)
    audit.declare()
    with Fleet(world, sizes, arms=arms) as fleet, People(world, chance, **load) as people:
        disturb(Stage(world=world, fleet=fleet, people=people, audit=audit))
        people.stop()
        late = list(publishes_bounded(fleet))
        fleet.disarm()
        fleet.until_ready()
        left = settle(world)
        found = findings(world, people.history, audit, poison=poison)
        tell(f"  {people.history.told()}; {len(audit.facts)} facts, {audit.again()} told again")
        found = [*left, *late, *found, *fleet.fallen(), *fleet.deaf()]
        for finding in found:
            tell(f"  {finding}")
        return found
