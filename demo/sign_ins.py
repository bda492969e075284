"""Sign-ins: who may try the demo, in which role, and for which part of the street."""

from dataclasses import dataclass

from demo.street import DemoStreet
from demo.street.codes import Role
from demo.street.records import Grid, Person

ADULT = 18  # years
OFFICES = (Role.LEADER, Role.SECTION_HEAD, Role.CLERK)


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
    grid, everywhere = demo_grid(street), street.street.code
    community = grid.community_code
    holder = {(post.area, post.post): post.worker_id for post in street.posts}
    officer = {role: next(each.id for each in street.officers if each.role is role) for role in OFFICES}
    return (
        _sign_in("TOKEN_OPERATOR", "operator", "operator", everywhere),
        _sign_in("TOKEN_PORTAL", "portal", "service", everywhere),
        _sign_in("TOKEN_LEADER", officer[Role.LEADER], "leader", everywhere),
        _sign_in("TOKEN_SECTION_HEAD", officer[Role.SECTION_HEAD], "section_head", everywhere),
        _sign_in("TOKEN_CLERK", officer[Role.CLERK], "clerk", everywhere),
        _sign_in("TOKEN_STATION_HEAD", holder[community, "head"], "station_head", community),
        _sign_in("TOKEN_WORKER_A", holder[grid.code, "A"], "worker", grid.code),
        _sign_in("TOKEN_WORKER_B", holder[grid.code, "B"], "worker", grid.code),
        _sign_in("TOKEN_RESIDENT", demo_resident(street).id, "resident"),
    )


def demo_grid(street: DemoStreet) -> Grid:
    """Return the grid in which the demo plays: the workers and the resident who sign in belong to it."""
    return street.grids[0]


def demo_resident(street: DemoStreet) -> Person:
    """Return the resident who signs in: the first adult of the demo grid who has a phone."""
    code = demo_grid(street).code
    reachable = (person for person in street.people if person.grid_code == code and person.phone)
    return next(person for person in reachable if person.age_on(street.as_of) >= ADULT)


def _sign_in(variable: str, subject: str, role: str, *areas: str) -> SignIn:
    return SignIn(variable=variable, subject=subject, roles=(role,), areas=areas)
