"""Know a person: seal what identifies him, and keep fingerprints by which he is known again."""

import unicodedata
from dataclasses import dataclass

from services.intake.domain.cases.known_person import KnownPerson
from services.intake.usecases.cases.know_applicant import know_applicant, plain_phone
from services.intake.usecases.cases.ports import PersonSeal
from shared.kernel.command import Caller

PURPOSE = "resident"


@dataclass(frozen=True, kw_only=True)
class Person:
    """What is said of a resident. The identity number is not kept, only its fingerprint."""

    name: str | None = None
    phone: str | None = None
    id_number: str | None = None


def know_person(seal: PersonSeal, id: str, *, person: Person, caller: Caller) -> KnownPerson:
    """Return who it is; what is sealed can be opened for this id alone.

    A resident is known by his sign-in alone: a number that anybody may type must not bar its owner. Whoever
    is entered by staff is known by each number that he has shown.
    """
    known = know_applicant(seal, id, caller=caller, name=person.name, phone=person.phone)
    marks = prints_of(seal, caller) if known.id else _shown(seal, person)
    return KnownPerson(
        id=known.id,
        name=known.name,
        name_label=known.name_label,
        phone=known.phone,
        phone_label=known.phone_label,
        prints=marks,
    )


def prints_of(seal: PersonSeal, resident: Caller) -> tuple[str, ...]:
    """Return by what a resident who has signed in is known."""
    return (seal.fingerprint(f"sign-in:{resident.id}", PURPOSE),)


def _shown(seal: PersonSeal, person: Person) -> tuple[str, ...]:
    shown = {"id": _plain_number(person.id_number), "phone": person.phone and plain_phone(person.phone)}
    return tuple(seal.fingerprint(f"{kind}:{said}", PURPOSE) for kind, said in shown.items() if said)


def _plain_number(typed: str | None) -> str | None:
    """Return an identity number the same however it was typed."""
    return typed and "".join(unicodedata.normalize("NFKC", typed).upper().split())
