"""Row: one line of the tables of who is told what; and the readers there are."""

from collections.abc import Callable
from dataclasses import dataclass

from services.notify.domain import recipient
from services.notify.domain.known_case import KnownCase
from services.notify.domain.message import Message
from shared.events.grid import CaseAssigned, HandoverMade
from shared.events.intake_organisation import ApprovalAwaited
from shared.events.intake_rating import CaseRated, RedressEnded
from shared.events.intake_results import ApplicationRated
from shared.events.intake_ruling import CaseReferred
from shared.events.intake_supervision import SupervisionAnswered
from shared.kernel.event import Event

OF_A_HANDOVER = frozenset({"handed_over", "handed_back"})

Reader = Callable[[Event, KnownCase | None], str | tuple[str, ...] | None]


def the_applicant(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever asked, if he is known."""
    return recipient.applicant(case.applicant_id) if case and case.applicant_id else None


def the_agent_of_the_case(event: Event, case: KnownCase | None) -> str | None:
    """Return the agent who asked for a resident, if the resident wants him told."""
    return recipient.worker(case.agent_id) if case and case.agent_id else None


def the_principal(event: Event, case: KnownCase | None) -> str | None:
    """Return the resident for whom an agent acts, if he has signed in."""
    id: str | None = getattr(event, "principal_id", None)
    return recipient.applicant(id) if id else None


def the_agent(event: Event, case: KnownCase | None) -> str | None:
    """Return the agent who answers for an order, if there is one yet."""
    id: str | None = getattr(event, "agent_id", None)
    return recipient.worker(id) if id else None


def the_visitor(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever has the seat in a slot, if he has signed in for it."""
    id: str | None = getattr(event, "visitor_id", None)
    return recipient.applicant(id) if id else None


def the_street(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever heads the street that the fact names."""
    code: str | None = getattr(event, "street", None)
    return recipient.area(code) if code else None


def the_sections(event: Event, case: KnownCase | None) -> str | None:
    """Return the section heads of the street that an area lies in, wherever in it that is."""
    code: str | None = getattr(event, "grid_code", None)
    return recipient.area(code[: recipient.STREET]) if code else None


def the_asker(event: Event, case: KnownCase | None) -> str | None:
    """Return the resident whom the fact itself names; whoever asked by a handle alone is not known here."""
    id: str | None = getattr(event, "applicant_id", None)
    return recipient.applicant(id) if id else None


def the_worker(event: Event, case: KnownCase | None) -> str | None:
    """Return the worker whom the fact names, if it names one."""
    id: str | None = getattr(event, "worker_id", None)
    return recipient.worker(id) if id else None


def the_assigned(event: Event, case: KnownCase | None) -> str | None:
    """Return who gets a case; of the cases of a handover its two are told together, with its list."""
    if not isinstance(event, CaseAssigned) or event.reason in OF_A_HANDOVER:
        return None
    return recipient.worker(event.worker_id)


def the_taker(event: Event, case: KnownCase | None) -> str | None:
    """Return who takes over while another is away."""
    return recipient.worker(event.to_id) if isinstance(event, HandoverMade) else None


def the_leaver(event: Event, case: KnownCase | None) -> str | None:
    """Return who has handed over what he had, if the fact names him."""
    id: str | None = getattr(event, "from_id", None)
    return recipient.worker(id) if id else None


def the_head(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever heads the smallest area that the fact names."""
    return recipient.area(getattr(event, "grid_code", None) or getattr(event, "community_code", None))


def the_grid(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever works in the grid that the fact names, if it names one."""
    code: str | None = getattr(event, "grid_code", None)
    return recipient.grid(code) if code else None


def the_grid_or_head(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever works there, or where no grid lies whoever heads the community."""
    return the_grid(event, case) or the_head(event, case)


def the_grids(event: Event, case: KnownCase | None) -> tuple[str, ...]:
    """Return whoever works in the areas that the fact names: in their grids, or as heads where none lies."""
    codes: tuple[str, ...] = getattr(event, "areas", ())
    return tuple(dict.fromkeys(who_works_in(code) for code in codes))


def who_works_in(code: str) -> str:
    """Return the workers of a grid, or the head of a larger area."""
    return recipient.grid(code) if len(code) > recipient.COMMUNITY else recipient.area(code)


def the_leader(event: Event, case: KnownCase | None) -> str | None:
    """Return the leadership of the street, of what it has to decide or what was in vain."""
    if isinstance(event, RedressEnded):
        return recipient.leader(event.grid_code) if event.how == "in_vain" else None
    return recipient.leader(event.grid_code) if isinstance(event, CaseReferred | ApprovalAwaited) else None


def the_head_if_bad(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever heads the area, where a rating is bad."""
    return the_head(event, case) if isinstance(event, CaseRated | ApplicationRated) and event.is_bad else None


def the_supervisor(event: Event, case: KnownCase | None) -> str | None:
    """Return whoever pressed for the case."""
    return recipient.worker(event.supervised_by) if isinstance(event, SupervisionAnswered) else None


def always(event: Event) -> bool:
    """Tell that it does not depend on anything."""
    return True


@dataclass(frozen=True, kw_only=True)
class Row:
    """When this happens, in such a case, that reader gets this message.

    `progress`: it only says how the case goes; an applicant who wants no reply is spared it. What he has to
    do, and whatever has an effect in law, he is told all the same (domain reference §1.9).
    """

    event: type[Event]
    message: Message
    reader: Reader
    needs_ack: bool = False
    when: Callable[[Event], bool] = always
    progress: bool = False

    def tells(self, event: Event, case: KnownCase | None) -> bool:
        """Tell whether it is about this event, and its reader is not spared it."""
        is_spared = self.progress and case is not None and not case.wants_reply
        return isinstance(event, self.event) and self.when(event) and not is_spared

    def readers(self, event: Event, case: KnownCase | None) -> tuple[str, ...]:
        """Return everybody who gets it of this event."""
        told = self.reader(event, case)
        return (told,) if isinstance(told, str) else told or ()
