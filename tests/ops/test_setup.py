"""What ops/setup.sh promises on a machine where something is missing."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = {"AMQP_URI": "amqp://elsewhere", "PAPER_FONT": __file__}  # with a broker and a font
TOOLS = ("bash", "id", "grep", "cat", "cmp", "sha256sum", "dirname", "env")


@pytest.fixture
def bare_machine(tmp_path):
    """A machine without apt-get and without RabbitMQ."""
    for tool in TOOLS:
        (tmp_path / tool).symlink_to(shutil.which(tool))
    return {"PATH": str(tmp_path), "RABBITMQ_BIN": str(tmp_path / "nowhere")}


@pytest.fixture
def checkout(tmp_path):
    """A fresh checkout: nothing is set up yet."""
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "ops", checkout / "ops")
    shutil.copytree(ROOT / "requirements", checkout / "requirements")
    return checkout


def put(environment, tool, *lines):
    """Put a program into the machine that does what the lines say, and notes that it was called."""
    path = Path(environment["PATH"]) / tool
    path.unlink(missing_ok=True)
    note = f'echo "{tool} $*" >>{environment["PATH"]}/called'
    path.write_text("\n".join([f"#!{shutil.which('bash')}", note, *lines]) + "\n")
    path.chmod(0o755)


def called(environment, tool):
    """Return how a program was called."""
    told = Path(environment["PATH"]) / "called"
    lines = told.read_text().splitlines() if told.exists() else []
    return [line.partition(" ")[2] for line in lines if line.partition(" ")[0] == tool]


def set_up(environment, where=ROOT):
    return subprocess.run(
        [where / "ops/setup.sh"], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


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


def test_without_python_it_says_what_to_install(bare_machine, checkout):
    done = set_up(bare_machine | NAMED, checkout)

    assert done.returncode == 1
    assert "install Python 3.11 or newer" in done.stderr


def test_where_apt_is_there_and_may_not_be_used_it_says_what_to_install(bare_machine):
    put(bare_machine, "apt-get")
    put(bare_machine, "id", "echo 1000")

    done = set_up(bare_machine)

    assert done.returncode == 1
    assert "this user cannot install it. As root: apt-get install rabbitmq-server" in done.stderr
    assert called(bare_machine, "apt-get") == []


def test_where_sudo_asks_for_a_password_and_nobody_is_there_it_says_what_to_install(bare_machine):
    put(bare_machine, "apt-get")
    put(bare_machine, "id", "echo 1000")
    put(bare_machine, "sudo", "exit 1")

    done = set_up(bare_machine)

    assert done.returncode == 1
    assert "As root: apt-get install rabbitmq-server" in done.stderr
    assert called(bare_machine, "sudo") == ["-n true"]


PYTHON_WITHOUT_VENV = (
    'case "$*" in',
    '*ensurepip*) [ -e "$0.venv" ];;',
    '*"version_info[:2]"*) echo python3.11-venv;;',
    "-V) echo Python 3.11.9;;",
    "*) exit 0;;",
    "esac",
)


def test_where_venv_is_missing_it_says_which_package_to_install(bare_machine, checkout):
    put(bare_machine, "python3", *PYTHON_WITHOUT_VENV)

    done = set_up(bare_machine | NAMED, checkout)

    assert done.returncode == 1
    assert "python3.11-venv is missing, and this user cannot install it" in done.stderr
    assert "As root: apt-get install python3.11-venv" in done.stderr


def test_where_venv_is_missing_root_has_it_installed(bare_machine, checkout):
    put(bare_machine, "python3", *PYTHON_WITHOUT_VENV)
    put(bare_machine, "id", "echo 1000")
    put(bare_machine, "sudo", "exit 0")  # may, without a password; does nothing on this machine
    put(bare_machine, "apt-get")

    done = set_up(bare_machine | NAMED, checkout)

    assert "Installing python3.11-venv … done" in done.stderr
    assert any(words.endswith("python3.11-venv") for words in called(bare_machine, "sudo"))


def test_two_that_set_up_the_same_checkout_at_once_take_turns(bare_machine, checkout):
    """The first makes the environment, slowly; the second waits, and finds it made."""
    put(
        bare_machine,
        "python3",
        'if [ "$*" = "-m venv --clear .venv" ]; then',
        "mkdir -p .venv/bin; echo version = 3.11 >.venv/pyvenv.cfg; cp $0 .venv/bin/python; sleep 1",
        "fi",
        '[ "$*" != "-m pip --version" ] || [ -e .venv/pyvenv.cfg ]',
    )
    for tool in ("flock", "mkdir", "cp", "sleep"):
        (Path(bare_machine["PATH"]) / tool).symlink_to(shutil.which(tool))
    environment = bare_machine | NAMED

    both = [
        subprocess.Popen([checkout / "ops/setup.sh"], env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [each.communicate(timeout=30)[1] for each in both]

    assert [each.returncode for each in both] == [0, 0], said
    assert called(environment, "python3").count("-m venv --clear .venv") == 1
    assert sum("Another set-up is under way" in each for each in said) == 1
