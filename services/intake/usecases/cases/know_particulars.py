"""Know the particulars: seal what identifies those whom the matter is about, keep masked labels."""

from dataclasses import dataclass, field, replace

from services.intake.domain.cases.particulars import Particulars, Party
from services.intake.domain.cases.wishes import Wishes
from services.intake.usecases.cases.ports import Seal
from shared.kernel.masking import masked_name, masked_phone


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody in plain."""

    name: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told beside the words. The `parties` are in plain; `particulars` hold none of them yet."""

    particulars: Particulars = field(default_factory=Particulars)
    parties: tuple[Named, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)


def know_particulars(seal: Seal, case_id: str, *, told: Told, name: str | None) -> Particulars:
    """Return the particulars of a case; `name` is that of who asks.

    Where he wants to stay unknown and names himself as a party, that party bears no label.
    """
    unknown = name if told.wishes.secrecy_requested else None
    parties = tuple(_party(seal, case_id, n, each, unknown) for n, each in enumerate(told.parties))
    return replace(told.particulars, main_parties=parties)


def open_parties(seal: Seal, case_id: str, parties: tuple[Party, ...]) -> tuple[Named, ...]:
    """Return the parties in plain."""
    return tuple(
        Named(
            name=seal.open(each.name, about=_about(case_id, n, "name")),
            phone=seal.open(each.phone, about=_about(case_id, n, "phone")) if each.phone else None,
        )
        for n, each in enumerate(parties)
    )


def _party(seal: Seal, case_id: str, n: int, told: Named, unknown: str | None) -> Party:
    name, phone, hidden = told.name or "", told.phone, told.name == unknown
    return Party(
        name=seal.seal(name, about=_about(case_id, n, "name")),
        name_label=None if hidden else masked_name(name),
        phone=seal.seal(phone, about=_about(case_id, n, "phone")) if phone else None,
        phone_label=masked_phone(phone) if phone and not hidden else None,
    )


def _about(case_id: str, n: int, what: str) -> str:
    return f"party.{n}.{what}/{case_id}"
