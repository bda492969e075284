"""Checks docker-compose.yml: by our own rules, and by docker's where docker knows compose."""

import shutil
import subprocess
import sys

import yaml

from ops.compose_rules import RULES, faults_of
from ops.services import ROOT

FILE = ROOT / "docker-compose.yml"


def ask_docker() -> list[str]:
    """Return what docker itself says against the file; nothing where docker knows no compose."""
    docker = shutil.which("docker")
    if not docker or subprocess.run([docker, "compose", "version"], capture_output=True).returncode:
        return []
    check = [docker, "compose", "--file", str(FILE), "config", "--quiet"]
    said = subprocess.run(check, capture_output=True, text=True)
    return said.stderr.splitlines() if said.returncode else []


def main() -> int:
    """Run with `python -m ops.compose_check`."""
    faults = faults_of(yaml.safe_load(FILE.read_text(encoding="utf-8"))) + ask_docker()
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"{FILE.name}: {len(RULES)} rules kept")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
