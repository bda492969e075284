"""Families: who lives together, how old they are, and whose surname they bear."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from demo.street.codes import Relation, Sex
from demo.street.names import a_surname

ADULT_SPOUSE = 24  # years a spouse is old at least
MEN_AMONG_HEADS = 0.6


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a family, before he has a birthday and a name."""

    relation: Relation
    sex: Sex
    age: int
    surname: str


Family = list[Member]
Kin = Callable[[Random, Family], Member]


def a_spouse(luck: Random, family: Family) -> Member:
    head = family[0]
    age = max(ADULT_SPOUSE, head.age + luck.randint(-4, 4))
    return Member(Relation.SPOUSE, _other(head.sex), age, a_surname(luck))


def a_child(luck: Random, family: Family) -> Member:
    """Return a child of the head, younger than those before it, named after its father."""
    sex = luck.choice(list(Sex))
    relation = Relation.SON if sex is Sex.MALE else Relation.DAUGHTER
    last = family[-1]
    older = last.relation in {Relation.SON, Relation.DAUGHTER}
    age = last.age - luck.randint(2, 4) if older else max(0, family[0].age - luck.randint(25, 32))
    parents = [member for member in family if member.relation in {Relation.HEAD, Relation.SPOUSE}]
    father = next((parent for parent in parents if parent.sex is Sex.MALE), family[0])
    return Member(relation, sex, age, father.surname)


def a_parent(luck: Random, family: Family) -> Member:
    """Return the father or the mother of the head; the second one is the other of the two."""
    head, last = family[0], family[-1]
    second = last.relation is Relation.PARENT
    sex = _other(last.sex) if second else luck.choice(list(Sex))
    age = last.age + luck.randint(-2, 3) if second else head.age + luck.randint(23, 30)
    return Member(Relation.PARENT, sex, age, head.surname if sex is Sex.MALE else a_surname(luck))


def a_flatmate(luck: Random, family: Family) -> Member:
    age = max(20, family[0].age + luck.randint(-6, 6))
    return Member(Relation.OTHER, luck.choice(list(Sex)), age, a_surname(luck))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of family: how old its head is, who lives with him, how often it is met."""

    ages: tuple[int, int]
    kin: tuple[Kin, ...]
    weight: int = 1


REGISTERED = (
    Pattern((63, 99), (), 5),
    Pattern((24, 62), (), 5),
    Pattern((58, 92), (a_spouse,), 6),
    Pattern((26, 57), (a_spouse,), 5),
    Pattern((29, 60), (a_child,), 2),
    Pattern((28, 62), (a_spouse, a_child)),
    Pattern((36, 58), (a_spouse, a_child, a_child), 3),
    Pattern((30, 60), (a_spouse, a_child, a_parent), 2),
    Pattern((30, 60), (a_spouse, a_child, a_parent, a_parent)),
    Pattern((36, 56), (a_spouse, a_child, a_child, a_parent, a_parent)),
)
FLOATING = (
    Pattern((19, 45), ()),
    Pattern((24, 50), (a_spouse,), 2),
    Pattern((20, 35), (a_flatmate,)),
    Pattern((27, 48), (a_spouse, a_child), 3),
    Pattern((20, 35), (a_flatmate, a_flatmate)),
    Pattern((36, 48), (a_spouse, a_child, a_child), 2),
    Pattern((20, 35), (a_flatmate, a_flatmate, a_flatmate)),
)
LARGEST = 1 + max(len(pattern.kin) for pattern in REGISTERED)
LARGEST_FLOATING = 1 + max(len(pattern.kin) for pattern in FLOATING)


def a_family(luck: Random, patterns: tuple[Pattern, ...], *, size: int) -> Family:
    """Return a family of that size, the head first."""
    fitting = [pattern for pattern in patterns if len(pattern.kin) == size - 1]
    pattern = luck.choices(fitting, [pattern.weight for pattern in fitting])[0]
    sex = Sex.MALE if luck.random() < MEN_AMONG_HEADS else Sex.FEMALE
    family = [Member(Relation.HEAD, sex, luck.randint(*pattern.ages), a_surname(luck))]
    for kin in pattern.kin:
        family.append(kin(luck, family))
    return family


def _other(sex: Sex) -> Sex:
    return Sex.FEMALE if sex is Sex.MALE else Sex.MALE
