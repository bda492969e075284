"""The shape of the code, checked: what ruff and import-linter cannot see."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from shared.events import CATALOGUE

ROOT = Path(__file__).parents[2]
MODULES = [
    path for top in ("services", "shared", "ops", "demo", "bench") for path in (ROOT / top).rglob("*.py")
]
SERVICES = sorted(
    path for path in (ROOT / "services").iterdir() if path.is_dir() and path.name != "__pycache__"
)
CHAPTERS = {"domain", "usecases", "store", "schemas", "entrypoints", "data", "channels", "templates"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "core"}
LONGEST_MODULE = 200
LONGEST_FUNCTION = 25


def shown(path):
    return str(path.relative_to(ROOT))


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_module_says_what_it_is_and_stays_short(path):
    text = path.read_text(encoding="utf-8")

    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= LONGEST_MODULE
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", MODULES, ids=shown)
def test_a_function_fits_on_half_a_screen(path):
    for function in functions(path):
        assert function.end_lineno - function.lineno < LONGEST_FUNCTION, function.name


@pytest.mark.parametrize("service", SERVICES, ids=shown)
def test_a_service_has_only_the_known_chapters_and_none_is_empty(service):
    chapters = [path for path in service.iterdir() if path.is_dir() and path.name != "__pycache__"]

    assert {path.name for path in chapters} <= CHAPTERS
    assert all(any(path.rglob("[!_]*.*")) for path in chapters)


@pytest.mark.parametrize("package", ["shared/kernel", "shared/plumbing", "ops"])
def test_a_table_of_contents_leaves_nobody_out(package):
    contents = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8")))
    modules = {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"}

    assert modules - set(re.findall(r"\w+", contents)) == set()


def test_a_use_case_module_holds_the_function_it_is_named_after():
    for path in (ROOT / "services").glob("*/usecases/**/*.py"):
        if path.stem not in {"__init__", "ports"}:
            assert path.stem in {function.name for function in functions(path)}, shown(path)


def test_nobody_asks_for_the_time_but_the_clock():
    for path in MODULES:
        if path != ROOT / "shared/kernel/clock.py" and path.parts[len(ROOT.parts)] in {"services", "shared"}:
            assert "datetime.now(" not in path.read_text(encoding="utf-8"), shown(path)


def test_an_event_is_in_the_past_tense_and_belongs_to_its_publisher():
    for name, event in CATALOGUE.items():
        publisher, _, what = name.partition(".")
        assert inspect.getmodule(event).__name__.startswith(f"shared.events.{publisher}")
        assert what.replace("_", "") == event.__name__.lower()
