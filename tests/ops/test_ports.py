"""What remembering ports promises: the same ones again, unless somebody has taken them."""

import socket

import pytest

from ops.ports import LOOPBACK, keep_ports, recall_ports

NAMES = ("amqp", "http", "nodes")


@pytest.fixture
def memory(tmp_path):
    return tmp_path / "ports.json"


def test_every_name_gets_a_port_of_its_own(memory):
    assert len(set(keep_ports(memory, *NAMES).values())) == len(NAMES)


def test_a_second_start_gets_the_same_ports(memory):
    assert keep_ports(memory, *NAMES) == keep_ports(memory, *NAMES) == recall_ports(memory)


def test_only_the_port_that_was_taken_is_replaced(memory):
    first = keep_ports(memory, *NAMES)
    with socket.create_server((LOOPBACK, first["http"])):
        second = keep_ports(memory, *NAMES)

    assert second["http"] != first["http"]
    assert {name: second[name] for name in ("amqp", "nodes")} == {
        name: first[name] for name in ("amqp", "nodes")
    }


@pytest.mark.parametrize("rubbish", ["", "{", '{"amqp": "x"}'])
def test_a_spoilt_memory_is_no_memory(memory, rubbish):
    memory.write_text(rubbish)

    assert recall_ports(memory) == {}
    assert set(keep_ports(memory, *NAMES)) == set(NAMES)
