"""What the command that signs tokens promises."""

import pytest

from ops.keys import PRIVATE, PUBLIC, make_keys
from ops.tokens import main
from shared.plumbing.access import read_keys, verify


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    make_keys(folder)
    return folder


def test_a_token_says_who_may_do_what_and_where(folder, capsys):
    main(["--key", str(folder / PRIVATE), "--subject", "watcher", "--role", "service", "--area", "340102998"])

    caller = verify(capsys.readouterr().out.strip(), read_keys(folder / PUBLIC))
    assert (caller.id, caller.roles, caller.areas) == ("watcher", {"service"}, {"340102998"})


@pytest.mark.parametrize("name", ["nowhere.pem", PUBLIC])
def test_a_key_that_cannot_sign_is_refused_in_a_sentence(folder, capsys, name):
    with pytest.raises(SystemExit):
        main(["--key", str(folder / name), "--subject", "watcher", "--role", "service"])

    refusal = capsys.readouterr().err
    assert f"{name} cannot sign: " in refusal
    assert "Traceback" not in refusal
