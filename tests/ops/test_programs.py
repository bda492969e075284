"""What every program for a terminal promises."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("program", ["ops.declare", "ops.dead", "demo.load"])
def test_a_program_does_not_complain_of_the_packages_it_stands_on(program):
    asked = subprocess.run([sys.executable, "-m", program, "--help"], capture_output=True, text=True)

    assert asked.stdout
    assert asked.stderr == ""
