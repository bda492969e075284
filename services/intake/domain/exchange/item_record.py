"""Item record: a guide written flat under the names of the exchange (domain reference §2.2), and read again.

What is written is read back the same. Names that the exchange lacks are ours.
"""

from typing import Any

from services.intake.domain.exchange.groups import read_groups, write_groups
from services.intake.domain.exchange.limits import read_limit, write_limit
from services.intake.domain.exchange.lines import LINES, read_lines, write_lines
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.service_item import STATES, ServiceItem

Record = dict[str, Any]

SAME = {
    "task_name": "title",
    "category6": "category",
    "task_type": "task_type",
    "project_type": "handling",
    "service_scope": "service_scope",
    "scope_note": "scope_note",
    "plan_effective_date": "effective_from",
    "plan_cancel_date": "effective_to",
    "agent_allowed": "agent_allowed",
    "must_present": "must_present",
    "must_present_for": "must_present_for",
    "must_present_when": "must_present_when",
    "tolerance_allowed": "tolerance_allowed",
    "keywords": "keywords",
    "discretion": "discretion",
    "notes": "notes",
}
"""The name in the record, and the name in the guide, of what is written as it is."""

CONDUCT = ("certificate", "after_correction")
ABOUT = ("code", "task_version", "task_state", "clock_unit")
"""What tells which version it is, and what follows from the rest; not read as part of the guide."""


def write_item(item: ServiceItem) -> Record:
    """Return the record of a version."""
    about = {
        "code": item.code,
        "task_version": item.version_no,
        "task_state": STATES[item.state],
        "clock_unit": item.guide.clock_unit,
    }
    return about | write_guide(item.guide)


def write_guide(guide: ItemGuide) -> Record:
    """Return everything that a guide says."""
    return (
        {name: getattr(guide, ours) for name, ours in SAME.items()}
        | write_limit("anticipate", guide.legal)
        | write_limit("promise", guide.promise)
        | {name: getattr(guide.conduct, name) for name in CONDUCT}
        | dict(write_groups(guide))
        | {name: write_lines(name, guide) for name in LINES}
    )


def read_guide(record: Record) -> Record:
    """Return what a guide is built of; what the record leaves out is left out, too."""
    conduct: Record = {name: record[name] for name in CONDUCT if name in record}
    if "special_procedures" in record:
        conduct["pauses"] = read_lines("special_procedures", record)
    return {
        **{ours: record[name] for name, ours in SAME.items() if name in record},
        "legal": read_limit("anticipate", record),
        "promise": read_limit("promise", record),
        "conduct": conduct,
        **read_groups(record),
        **{ours: read_lines(name, record) for name, ours in OF_THE_GUIDE.items() if name in record},
    }


OF_THE_GUIDE = {
    "materials": "materials",
    "steps": "steps",
    "scenarios": "questions",
    "form_schema": "form_schema",
    "decision_templates": "decision_templates",
}
"""The lines of a record, and their name in the guide."""
