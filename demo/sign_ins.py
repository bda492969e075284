"""Sign-ins: who may try the demo, in which role, and for which part of the street."""

from dataclasses import dataclass

from demo.street import DemoStreet
from demo.street.codes import Role
from demo.street.records import Grid, Person

ADULT = 18  # years


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """What a token says, and the variable of the environment that holds the token."""

    variable: str
    subject: str
    roles: tuple[str, ...]
    areas: tuple[str, ...] = ()


def demo_sign_ins(street: DemoStreet) -> tuple[SignIn, ...]:
    """Return everybody who can sign in: programs, officers, the two of one grid, and one resident.

    A resident has no area: he sees what is his own, wherever it is.
    """
    grid = demo_grid(street)
    everywhere, community, here = (street.street.code,), (grid.community_code,), (grid.code,)
    holder = {(post.area, post.post): post.worker_id for post in street.posts}
    worker_a, worker_b = holder[grid.code, "A"], holder[grid.code, "B"]
    head = holder[grid.community_code, "head"]
    clerk, section_head, leader = (
        _officer(street, role) for role in (Role.CLERK, Role.SECTION_HEAD, Role.LEADER)
    )
    resident = demo_resident(street).id
    return (
        SignIn(variable="TOKEN_OPERATOR", subject="operator", roles=("operator",), areas=everywhere),
        SignIn(variable="TOKEN_PORTAL", subject="portal", roles=("service",), areas=everywhere),
        SignIn(variable="TOKEN_LEADER", subject=leader, roles=("leader",), areas=everywhere),
        SignIn(
            variable="TOKEN_SECTION_HEAD", subject=section_head, roles=("section_head",), areas=everywhere
        ),
        SignIn(variable="TOKEN_CLERK", subject=clerk, roles=("clerk",), areas=everywhere),
        SignIn(variable="TOKEN_STATION_HEAD", subject=head, roles=("station_head",), areas=community),
        SignIn(variable="TOKEN_WORKER_A", subject=worker_a, roles=("worker",), areas=here),
        SignIn(variable="TOKEN_WORKER_B", subject=worker_b, roles=("worker",), areas=here),
        SignIn(variable="TOKEN_RESIDENT", subject=resident, roles=("resident",)),
    )


def demo_grid(street: DemoStreet) -> Grid:
    """Return the grid in which the demo plays: the workers and the resident who sign in belong to it."""
    return street.grids[0]


def demo_resident(street: DemoStreet) -> Person:
    """Return the resident who signs in: the first adult of the demo grid who has a phone."""
    code = demo_grid(street).code
    reachable = (person for person in street.people if person.grid_code == code and person.phone)
    return next(person for person in reachable if person.age_on(street.as_of) >= ADULT)


def _officer(street: DemoStreet, role: Role) -> str:
    return next(officer.id for officer in street.officers if officer.role is role)
