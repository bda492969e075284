"""What every program for a terminal promises."""

import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions

import pytest

from ops.compose_rules.manual import COPIED, DOCKERFILE
from ops.services import JOBS, NAMES, OPERATED, ROOT, where

OF_OPERATORS = {module for modules in OPERATED.values() for module in modules}
OF_JOBS = {command[2] for command in JOBS.values()}
OF_SERVICES = {where(name).partition(":")[0] for name in NAMES}
PROGRAMS = sorted({"demo.case", "demo.load", "ops.declare", "ops.keys"} | OF_OPERATORS)


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_does_not_complain_of_the_packages_it_stands_on(program):
    asked = subprocess.run([sys.executable, "-m", program, "--help"], capture_output=True, text=True)

    assert asked.stdout
    assert asked.stderr == ""


def test_a_program_ends_quietly_when_nobody_reads_on():
    asked = subprocess.Popen(
        [sys.executable, "-m", "ops.ask"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    asked.stdout.close()

    assert asked.stderr.read() == ""
    assert asked.wait() == 1


def test_nothing_in_the_image_needs_what_the_image_lacks():
    """The image holds some folders and the packages of requirements/run.txt, and no tools for tests."""
    code = (
        "import eventlet; eventlet.monkey_patch()\n"
        f"import importlib, json, sys\nfor each in {sorted(OF_OPERATORS | OF_JOBS | OF_SERVICES)}:\n"
        "    importlib.import_module(each)\nprint(json.dumps(sorted(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(told.stdout)}

    ours = {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert loaded & ours <= set(COPIED.findall(DOCKERFILE.read_text(encoding="utf-8")))
    sources_of, pinned = packages_distributions(), set(pinned_packages())
    packages = {name: sources_of.get(name, ()) for name in loaded}
    assert {
        name for name, sources in packages.items() if sources and not pinned.intersection(map(plain, sources))
    } == set()


def pinned_packages():
    for line in (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines():
        if re.match(r"\w.*==", line):
            yield plain(line.partition("==")[0].partition("[")[0])


def plain(distribution):
    return re.sub(r"[-_.]+", "-", distribution).lower()
