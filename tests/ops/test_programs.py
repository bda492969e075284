"""What every program for a terminal promises."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("program", ["ops.ask", "ops.declare", "ops.dead", "ops.tokens", "demo.load"])
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
