"""Asks at one door of the services, from a terminal.

  python -m ops.ask                                                 every door, and who may ask there
  python -m ops.ask intake.list_items category=就业服务             as a clerk
  python -m ops.ask intake.close_case --as duty_chief case_id=…
  python -m ops.ask intake.publish_calendar_year --as operator @2027.json

A word is NAME=VALUE, with JSON as the value where the door wants no text; or @FILE, which holds a JSON object
of words. A command gets an id of its own; say command_id=… to tell the same one again.

AMQP_URI names the broker, and TOKEN_CLERK, TOKEN_OPERATOR … hold the tokens: in the environment, or in
.run/env, where `make run` writes them.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from marshmallow import Schema, fields

from demo.excuses import Excuse, excused
from demo.installation import client_of, read_installation
from ops.services import NAMES, class_of
from shared.kernel.ids import new_id
from shared.plumbing.access import ROLES
from shared.plumbing.door import COMMAND_ID, DoorDescription, doors_of

PATIENCE = 20.0  # seconds
TEXTS = (fields.String, fields.Enum, fields.Date, fields.DateTime, fields.Time)


def main(arguments: list[str] | None = None) -> None:
    """Print the answer as JSON, or end with the refusal in a sentence."""
    wish = _parser().parse_intermixed_args(arguments)
    with excused():
        if not wish.door:
            print("\n".join(map(_described, _doors())), flush=True)
            return
        door = _door(wish.door)
        words = words_of(door, wish.words)
        client = client_of(read_installation(), f"TOKEN_{wish.who.upper()}", timeout=PATIENCE)
        try:
            answer = client.call(wish.door, **words)
        finally:
            client.close()
        print(json.dumps(answer, ensure_ascii=False, indent=2), flush=True)


def words_of(door: DoorDescription, said: list[str]) -> dict[str, Any]:
    """Return the words for a door as they travel; an Excuse for what is neither NAME=VALUE nor @FILE."""
    words: dict[str, Any] = {COMMAND_ID: new_id()} if door.kind == "command" else {}
    form = door.form()
    for each in said:
        name, sign, value = each.partition("=")
        if each.startswith("@"):
            words |= _read(Path(each[1:]))
        elif sign:
            words[name] = _value(form, name, value)
        else:
            raise Excuse(f"{each} is neither NAME=VALUE nor @FILE")
    return words


def _value(form: Schema, name: str, value: str) -> Any:
    """Read JSON, where the field is none of text; what is no JSON is left for the door to refuse."""
    if name not in form.fields or isinstance(form.fields[name], TEXTS):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _read(path: Path) -> dict[str, Any]:
    try:
        words = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unreadable:
        raise Excuse(f"{path} cannot be read: {unreadable}") from None
    if not isinstance(words, dict):
        raise Excuse(f"{path} holds no JSON object of words")
    return words


def _doors() -> list[DoorDescription]:
    return [door for name in NAMES for door in doors_of(class_of(name))]


def _door(name: str) -> DoorDescription:
    found = next((door for door in _doors() if f"{door.service}.{door.method}" == name), None)
    if found is None:
        raise Excuse(f"There is no door {name}; `python -m ops.ask` lists them all.")
    return found


def _described(door: DoorDescription) -> str:
    who = "everybody who is signed in" if ROLES.issubset(door.allow) else ", ".join(door.allow)
    says = next(iter(door.says.splitlines()), "")
    return f"{door.service}.{door.method}\n    {says}\n    A {door.kind} for {who}."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ops.ask", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("door", nargs="?", help="as intake.list_items")
    parser.add_argument("words", nargs="*", help="NAME=VALUE or @FILE")
    parser.add_argument("--as", dest="who", default="clerk", help="whose token: clerk is TOKEN_CLERK")
    return parser


if __name__ == "__main__":
    main()
