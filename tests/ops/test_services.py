"""The one list of services says how each is started, and nameko understands it so."""

import pytest
from nameko.cli.run import import_service

from ops.services import NAMES, class_of, command_of


@pytest.mark.parametrize("name", NAMES)
def test_nameko_runs_the_service_and_nothing_beside_it(name):
    assert import_service(command_of(name)[-1]) == [class_of(name)]
    assert class_of(name).name == name
