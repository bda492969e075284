"""Runs a service in the test's own process, and leaves nothing of it on the broker."""

from contextlib import contextmanager, suppress

import eventlet
from amqp.exceptions import NotFound
from kombu import Connection

from shared.plumbing.container import Container


@contextmanager
def running(service, config, *, container_class=Container, patience=8):
    """Start the service; when done, end it in one way or the other."""
    container = container_class(service, dict(config))
    try:
        with eventlet.Timeout(15):
            container.start()
        yield container
    finally:
        end(container, patience)
        delete_queue(config["AMQP_URI"], f"rpc-{service.name}")


def end(container, patience):
    """Stop the service, or kill it when it has not stopped after some seconds."""
    with suppress(eventlet.Timeout), eventlet.Timeout(patience):
        container.stop()
        return
    with suppress(eventlet.Timeout), eventlet.Timeout(3):
        container.kill()


def delete_queue(amqp_uri, name):
    with Connection(amqp_uri, connect_timeout=3) as connection, suppress(NotFound):
        connection.default_channel.queue_delete(name)
