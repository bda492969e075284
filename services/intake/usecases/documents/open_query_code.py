"""Open a query code, to print it on a receipt; who may print it has been asked before."""

from services.intake.usecases.cases.ports import Cases, Seal


def open_query_code(cases: Cases, seal: Seal, case_id: str) -> str:
    """Return in plain by which code the case can be looked up."""
    return seal.open(cases.get(case_id).query_code, about=f"query_code/{case_id}")
