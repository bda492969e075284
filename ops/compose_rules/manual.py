"""Manual: what docs/operations.md tells an operator to type, he can type, with nothing but docker.

Each command runs in a program of compose that is there for it, and the image holds its module.
"""

import re
from collections.abc import Iterator

from ops.compose_rules.form import Compose, Faults
from ops.services import OPERATED, ROOT

MANUAL = ROOT / "docs" / "operations.md"
DOCKERFILE = ROOT / "ops" / "Dockerfile"
TYPED = re.compile(r"^```\w*$(.*?)^```$", re.MULTILINE | re.DOTALL)
STARTED = re.compile(r"(?:\b(\w+) )?python -m ([\w.]+)")
SPOKEN_OF = re.compile(r"python -m ([\w.]+)")
COPIED = re.compile(r"^COPY (\w+) \1$", re.MULTILINE)


def commands_can_be_typed(compose: Compose) -> Faults:
    """Find commands of the manual that need Python at hand, or a program that is not there for them."""
    text = MANUAL.read_text(encoding="utf-8")
    yield from faults_of_manual(text, DOCKERFILE.read_text(encoding="utf-8"))
    for name in OPERATED.keys() - compose["services"].keys():
        yield f"there is no {name}, which operators are told to run"


def faults_of_manual(text: str, dockerfile: str) -> Iterator[str]:
    """Find commands in a manual that cannot be typed so, with an image of this Dockerfile."""
    copied = set(COPIED.findall(dockerfile))
    for module in sorted(set(SPOKEN_OF.findall(text))):
        if module not in {each for modules in OPERATED.values() for each in modules}:
            yield f"no program of compose is there for python -m {module}"
        if module.partition(".")[0] not in copied or not _is_there(module):
            yield f"the image does not hold {module}"
    for program, module in STARTED.findall("\n".join(TYPED.findall(text))):
        if module not in OPERATED.get(program, ()):
            yield f"python -m {module} cannot be typed in {program or 'no container'}"


def _is_there(module: str) -> bool:
    return (ROOT / f"{module.replace('.', '/')}.py").is_file()
