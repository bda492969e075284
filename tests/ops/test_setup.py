"""What ops/setup.sh promises on a machine where something is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("bash", "id", "grep", "cat", "cmp", "sha256sum", "dirname", "env")


@pytest.fixture
def bare_machine(tmp_path):
    """A machine without apt-get and without RabbitMQ."""
    for tool in TOOLS:
        (tmp_path / tool).symlink_to(shutil.which(tool))
    return {"PATH": str(tmp_path), "RABBITMQ_BIN": str(tmp_path / "nowhere")}


def set_up(environment):
    return subprocess.run([ROOT / "ops/setup.sh"], env=environment, capture_output=True, text=True)


def test_without_rabbitmq_and_apt_it_says_what_to_install(bare_machine):
    done = set_up(bare_machine)

    assert done.returncode == 1
    assert "As root: apt-get install rabbitmq-server" in done.stderr


def test_where_a_broker_is_named_none_is_installed(bare_machine):
    done = set_up(bare_machine | {"AMQP_URI": "amqp://elsewhere"})

    assert (done.returncode, done.stderr) == (0, "")


def test_without_the_font_and_apt_it_says_what_to_install(bare_machine):
    done = set_up(bare_machine | {"AMQP_URI": "amqp://elsewhere", "PAPER_FONT": "/nowhere.ttf"})

    assert done.returncode == 1
    assert "As root: apt-get install fonts-wqy-microhei" in done.stderr


def test_without_python_it_says_what_to_install(bare_machine, tmp_path):
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "ops", checkout / "ops")
    shutil.copytree(ROOT / "requirements", checkout / "requirements")

    done = subprocess.run(
        [checkout / "ops/setup.sh"],
        env=bare_machine | {"AMQP_URI": "amqp://elsewhere"},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "install Python 3.11 or newer" in done.stderr
