"""Folder `templates/<message>/<version>.txt`: a line with the title, an empty line, the body."""

from pathlib import Path

from services.notify.domain.message import Message
from services.notify.domain.template import Template
from services.notify.domain.wording import sayable
from shared.kernel.errors import Invalid

FOLDER = Path(__file__).parents[1] / "templates"


class TemplateFolder:
    """Every version of every message, read and checked once.

    Raises Invalid, which stops the service at start: for a message without a template, a folder that is no
    message, and a template that is broken or names what may not be said.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        strangers = {path.name for path in folder.iterdir()} - set(Message)
        if strangers:
            raise Invalid(f"there is no message {', '.join(sorted(strangers))}")
        self._newest = {message: _newest(folder / message, message=message) for message in Message}

    def newest(self, message: Message) -> Template:
        return self._newest[message]


def _newest(folder: Path, *, message: Message) -> Template:
    versions = [_read(path, message=message) for path in folder.glob("*.txt")]
    if not versions:
        raise Invalid(f"message {message} has no template")
    for template in versions:
        template.check(sayable(message))
    return max(versions, key=lambda template: template.version)


def _read(path: Path, *, message: Message) -> Template:
    title, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    if not path.stem.isdecimal():
        raise Invalid(f"template {message}/{path.name} must be named after its version")
    return Template(message=message, version=int(path.stem), title=title.strip(), body=body.strip())
