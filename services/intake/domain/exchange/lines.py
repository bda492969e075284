"""Lines of a record: materials, steps, scenarios and the rest, each line flat."""

from collections.abc import Callable
from typing import Any

from services.intake.domain.menu.conduct import LawfulPause
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import Material
from services.intake.domain.menu.question import Question
from services.intake.domain.menu.step import Step

Record = dict[str, Any]

OF_THE_MATERIAL = (
    "code",
    "name",
    "required",
    "when",
    "asked_of",
    "source",
    "tolerable",
    "tolerance_days",
    "pledge_allowed",
    "review_points",
    "sample_guid",
)
OF_ITS_PAPER = ("kind", "form", "copies", "validity_check", "issued_within", "keep", "retention")
OF_THE_STEP = ("title", "bound", "within", "upon")
OF_A_LIMIT = {"amount": "amount", "unit": "unit", "ends": "ends"}
OF_ITS_STATEMENT = {
    "source": "source",
    "since": "effective_from",
    "longest": "at_longest",
    "explain": "explain",
}


def write_lines(name: str, guide: ItemGuide) -> list[Record]:
    """Return the lines of one kind."""
    of, write, _ = LINES[name]
    return [write(line) for line in of(guide)]


def read_lines(name: str, record: Record) -> Any:
    """Return what the lines of one kind are built of; what is no list is left for others to refuse."""
    lines = record[name]
    if not isinstance(lines, list):
        return lines
    _, _, read = LINES[name]
    return [read(line) if isinstance(line, dict) else line for line in lines]


def _write_material(material: Material) -> Record:
    own = {name: getattr(material, name) for name in OF_THE_MATERIAL}
    return own | {name: getattr(material.paper, name) for name in OF_ITS_PAPER}


def _read_material(line: Record) -> Record:
    paper = {name: line[name] for name in OF_ITS_PAPER if name in line}
    return {name: line[name] for name in line if name not in OF_ITS_PAPER} | {"paper": paper}


def _write_step(step: Step) -> Record:
    stated = step.stated
    limit = {name: getattr(stated.limit, ours) if stated else None for name, ours in OF_A_LIMIT.items()}
    said = {name: getattr(stated, ours) if stated else None for name, ours in OF_ITS_STATEMENT.items()}
    return {name: getattr(step, name) for name in OF_THE_STEP} | limit | said


def _read_step(line: Record) -> Record:
    limit = {ours: line[name] for name, ours in OF_A_LIMIT.items() if line.get(name) is not None}
    said = {ours: line[name] for name, ours in OF_ITS_STATEMENT.items() if line.get(name) is not None}
    own = {name: line[name] for name in OF_THE_STEP if name in line}
    return own | {"stated": {"limit": limit} | said if limit or said else None}


def _write_question(question: Question) -> Record:
    answers = [{"code": answer.code, "text": answer.text} for answer in question.answers]
    return {
        "code": question.code,
        "text": question.text,
        "asked_if": question.asked_if,
        "answers": answers,
    }


def _write_pause(pause: LawfulPause) -> Record:
    return {"code": pause.procedure, "law": pause.law, "max_days": pause.most_days}


def _read_pause(line: Record) -> Record:
    ours = {"code": "procedure", "max_days": "most_days"}
    return {ours.get(name, name): value for name, value in line.items()}


def _write_plainly(*names: str) -> Callable[[Any], Record]:
    return lambda line: {name: getattr(line, name) for name in names}


def _as_it_is(line: Record) -> Record:
    return line


LINES: dict[str, tuple[Callable[[ItemGuide], Any], Callable[[Any], Record], Callable[[Record], Record]]] = {
    "materials": (lambda guide: guide.materials, _write_material, _read_material),
    "steps": (lambda guide: guide.steps, _write_step, _read_step),
    "scenarios": (lambda guide: guide.questions, _write_question, _as_it_is),
    "special_procedures": (lambda guide: guide.conduct.pauses, _write_pause, _read_pause),
    "form_schema": (
        lambda guide: guide.form_schema,
        _write_plainly("code", "label", "kind", "required", "choices"),
        _as_it_is,
    ),
    "decision_templates": (
        lambda guide: guide.decision_templates,
        _write_plainly("code", "decision", "text"),
        _as_it_is,
    ),
}
"""Where the lines stand in the guide, how one is written, and how it is read."""
