"""Track an issue: let who has its number and query code act on it as its reporter."""

from dataclasses import dataclass, replace

from services.intake.domain.cases.history import REPORTER
from services.intake.domain.issues.issue import Issue
from services.intake.usecases.cases.ports import Cases, Seal, WrongCodes
from services.intake.usecases.cases.track_case import track_case
from services.intake.usecases.issues.get_issue import as_issue
from services.intake.usecases.menu.ports import Policies
from shared.kernel.command import Caller, Command

RECEIPT_HOLDER = Caller(id=REPORTER, roles=frozenset())


@dataclass(frozen=True, kw_only=True)
class Codes:
    """What it takes to check a query code."""

    seal: Seal
    policies: Policies
    wrong_codes: WrongCodes


def track_issue(
    cases: Cases, codes: Codes, *, number: str, query_code: str, command: Command
) -> tuple[Issue, Command]:
    """Return the issue, and the command as its reporter's own, in nobody's name (§1.3).

    Wrong codes bar the number as they do for whoever only looks. The case remembers the command by a keyed
    fingerprint: the plain digest covers the code, whose six digits could be guessed from it.
    """
    case = track_case(
        cases,
        codes.seal,
        codes.policies,
        codes.wrong_codes,
        number=number,
        query_code=query_code,
        at=command.at,
    )
    digest = codes.seal.fingerprint(command.digest, "command")
    return as_issue(case), replace(command, by=RECEIPT_HOLDER, digest=digest)
