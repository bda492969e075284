"""Covers: the first page of each service says what it hears and announces, and leaves nothing out."""

import ast
import re

import pytest

from ops.services import NAMES, ROOT, class_of
from shared.events import CATALOGUE
from shared.plumbing.bus import listeners_of

HEADINGS = ("Words", "Hears", "Announces", "Read")
SECTION = r"^{} +(.*(?:\n +.*)*)"
# `grid.case_assigned`; without a publisher it is of the last that was named; `hazard_…` is all that begin so.
NAME = re.compile(rf"(?:\b({'|'.join(NAMES)})\.)?\b([a-z]+(?:_[a-z]+)*_?)(…?)")
TABLE = re.compile(r"^\| (\w+) \|[^|]*\|([^|]*)\|([^|]*)\|$", re.MULTILINE)


def cover_of(service):
    return ast.get_docstring(ast.parse((ROOT / "services" / service / "__init__.py").read_text("utf-8")))


def section(cover, heading):
    return re.search(SECTION.format(heading), cover, re.MULTILINE)[1]


def named(text, publisher):
    """Return what is named in a section, with its publisher."""
    found = []
    for said, what, more in NAME.findall(text):
        if said or more or "_" in what:
            publisher = said or publisher
            found.append(f"{publisher}.{what}{more}")
    return found


def meant(name, known):
    """Return what a name stands for: itself, or all that begin so."""
    return {each for each in known if each == name or (name[-1] == "…" and each.startswith(name[:-1]))}


def faults(names, known):
    """Return the names that stand for nothing, and what is not named."""
    told = set().union(*(meant(name, known) for name in names))
    return {name for name in names if not meant(name, known)} | {
        f"not named: {each}" for each in known - told
    }


def heard_by(service):
    return {f"{listener.source}.{listener.hears}" for listener in listeners_of(class_of(service))}


def announced_by(service):
    return {name for name in CATALOGUE if name.startswith(f"{service}.")}


@pytest.mark.parametrize("service", NAMES)
def test_a_cover_has_its_headings(service):
    assert all(re.search(SECTION.format(heading), cover_of(service), re.MULTILINE) for heading in HEADINGS)


@pytest.mark.parametrize("service", NAMES)
def test_a_cover_says_what_its_service_hears(service):
    assert faults(named(section(cover_of(service), "Hears"), service), heard_by(service)) == set()


@pytest.mark.parametrize("service", NAMES)
def test_a_cover_says_what_its_service_announces(service):
    assert faults(named(section(cover_of(service), "Announces"), service), announced_by(service)) == set()


def test_the_table_of_the_services_names_nothing_that_is_not_heard_or_announced():
    rows = TABLE.findall((ROOT / "docs" / "architecture.md").read_text("utf-8"))

    assert [service for service, _, _ in rows if service in NAMES] == list(NAMES)
    for service, heard, announced in rows:
        for names, known in ((named(heard, service), heard_by), (named(announced, service), announced_by)):
            assert [name for name in names if not meant(name, known(service))] == []


KNOWN = {"grid.case_assigned", "grid.hazard_found", "grid.hazard_closed", "intake.case"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("grid.case_assigned, hazard_found, hazard_closed; every fact about intake.case", set()),
        ("what happens to hazards (grid.hazard_…), case_assigned\n and intake.case", set()),
        ("case_assigned, hazard_…, intake.case", set()),
        ("grid.case_assigned, hazard_…", {"not named: intake.case"}),
        ("grid.case_…, grid.hazard_found, intake.case", {"not named: grid.hazard_closed"}),
        ("case_assigned, case_lost, hazard_…, intake.case", {"grid.case_lost"}),
        ("case_assigned, hazard_…, intake.case, dispute_…", {"intake.dispute_…"}),
        ("nothing", {f"not named: {each}" for each in KNOWN}),
    ],
)
def test_the_check_finds(text, found):
    assert faults(named(text, "grid"), KNOWN) == found
