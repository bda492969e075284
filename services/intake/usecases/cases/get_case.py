"""Get a case, for those who work on it or asked for it."""

from services.intake.usecases.cases.ports import AnyCase, Cases
from shared.kernel.command import Caller
from shared.kernel.errors import NotAllowed

ANY_AREA = frozenset({"service", "operator"})


def get_case(cases: Cases, case_id: str, *, caller: Caller) -> AnyCase:
    """Return the case to its applicant and to whose area it lies in; refuse everybody else.

    As long as no grid is known, it lies in the whole street.
    """
    case = cases.get(case_id)
    if not may_see(case, caller):
        raise NotAllowed("该案件不在您负责的区域内")
    return case


def may_see(case: AnyCase, caller: Caller) -> bool:
    """Tell whether the caller asked for it, was named, or works where it lies or helps, or anywhere."""
    works_there = any(map(caller.covers, case.areas)) or case.is_named(caller)
    return asked_for_it(case, caller) or works_there or bool(caller.roles & ANY_AREA)


def asked_for_it(case: AnyCase, caller: Caller) -> bool:
    """Tell whether this is whoever asked, by his sign-in."""
    return case.applicant.id is not None and case.applicant.id == caller.id
