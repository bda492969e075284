"""Keep a case whose clocks were looked at."""

from services.intake.usecases.cases.ports import AnyCase, Cases


def keep_case(cases: Cases, case: AnyCase) -> None:
    """Save it with what it has to tell; where that is nothing, keep what was reckoned."""
    if case.happened():
        cases.save(case)
    else:
        cases.keep_reckoning(case)
