"""The embedded database's program: one limit lowered, and refused where that limit is not known any more."""

import pytest
from secantus import cli, transactions

from ops import embedded


def test_it_serves_with_the_lowered_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transactions, embedded.LIMIT, 10_000)
    monkeypatch.setattr(cli, "main", lambda: getattr(transactions, embedded.LIMIT))
    assert embedded.main() == embedded.ENOUGH


def test_an_edition_without_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(transactions, embedded.LIMIT)
    monkeypatch.setattr(cli, "main", lambda: pytest.fail("it served"))
    with pytest.raises(SystemExit, match=embedded.LIMIT):
        embedded.main()
