"""Doors: what several mixins bring into one service, none hides behind another of the same name."""

from collections import defaultdict
from pathlib import Path

import pytest

from ops.services import NAMES, class_of
from tests.architecture.test_shape import ROOT


def hidden_names(service_class):
    """Return what more than one class among its ancestors defines, and which; only the first is heard."""
    found = defaultdict(list)
    for kind in service_class.__mro__[:-1]:  # all but object
        for name in vars(kind):
            if not (name.startswith("__") and name.endswith("__")):
                found[name].append(kind.__name__)
    return {name: kinds for name, kinds in found.items() if len(kinds) > 1}


@pytest.mark.parametrize("service", NAMES)
def test_no_two_mixins_of_a_service_define_the_same_name(service):
    assert hidden_names(class_of(service)) == {}


@pytest.mark.parametrize("service", NAMES)
def test_every_door_of_every_service_is_tried(service):
    assert Path(ROOT, f"tests/{service}/test_every_door.py").exists()


def test_the_check_finds_a_door_that_is_lost():
    class CaseDoors:
        def get_case(self):
            """Show a case."""

    class IssueDoors:
        def get_case(self):
            """Show an issue."""

        def close_case(self):
            """Close it."""

    class Service(CaseDoors, IssueDoors):
        """Two doors of one name."""

    assert hidden_names(Service) == {"get_case": ["CaseDoors", "IssueDoors"]}
