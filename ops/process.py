"""A process of ours that knows its folder, so that whoever comes later can find and end it."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

MARK = "YIMEN_FOLDER"  # the variable that tells a process which folder it belongs to


class DidNotStart(Exception):
    """A process ended, or stayed silent too long, before it was ready. Says where its log is."""


class Process:
    """One background process: its pid file lies in `folder`, and its environment names `folder`.

    Anybody may hold a handle: who started it does not matter. A pid that the system has given to somebody
    else in the meantime is never touched, because that one's environment does not name the folder.
    """

    def __init__(self, folder: Path, log: Path | None = None) -> None:
        self.folder = folder.resolve()
        self.log = log or self.folder / "output.log"
        self._pid_file = self.folder / "pid"

    def pid(self) -> int | None:
        """Return the number of the living process, None when there is none."""
        try:
            pid = int(self._pid_file.read_text())
        except (OSError, ValueError):
            return None
        return pid if f"{MARK}={self.folder}" in _environment(pid) else None

    def spawn(self, command: list[str], env: Mapping[str, str]) -> None:
        """Start it in a session of its own, so that a Ctrl-C at the keyboard is not for it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(self.log), write, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ]
        marked = {**env, MARK: str(self.folder)}
        pid = os.posix_spawn(command[0], command, marked, file_actions=actions, setsid=True)
        self._pid_file.write_text(str(pid))

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> None:
        """Wait for readiness; refused with DidNotStart when it ends or takes longer."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self.pid() is None or time.monotonic() > deadline:
                raise DidNotStart(f"{self.folder.name} did not start, see {self.log}")
            time.sleep(0.05)

    def ask_to_end(self) -> None:
        """Ask it to end (SIGTERM), frozen or not, and do not wait for it."""
        self.thaw()
        self._send(signal.SIGTERM)

    def end(self, *, patience: float) -> None:
        """Ask it to end and wait; one that is still there after `patience` seconds is killed."""
        self.ask_to_end()
        self.await_end(patience=patience)

    def await_end(self, *, patience: float) -> None:
        """Wait for it to end; one that is still there after `patience` seconds is killed."""
        if not self._gone_within(patience):
            self.kill()

    def kill(self) -> None:
        """End it at once (SIGKILL), frozen or not, and wait until it is gone."""
        self._send(signal.SIGKILL)
        self._gone_within(10)

    def freeze(self) -> None:
        """Stop it where it stands (SIGSTOP): it keeps its connections and answers nobody."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on (SIGCONT)."""
        self._send(signal.SIGCONT)

    def _send(self, number: signal.Signals) -> None:
        pid = self.pid()
        if pid is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def _gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self.pid() is not None:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        self._pid_file.unlink(missing_ok=True)
        return True


def _environment(pid: int) -> list[str]:
    """Return the environment a process began with; none when it is gone, or is not ours to look into."""
    for _ in range(200):
        try:
            words = Path(f"/proc/{pid}/environ").read_bytes()
        except PermissionError:
            return []
        except OSError:
            words = b""
        if words:
            return words.decode(errors="replace").split("\0")
        if _is_over(pid):
            break
        time.sleep(0.005)  # in the middle of exec, or of dying, it has none either
    _bury(pid)
    return []


def _is_over(pid: int) -> bool:
    """Tell whether a process is gone, or dead with all its threads and not yet buried."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
        return state in "ZX" and len(os.listdir(f"/proc/{pid}/task")) == 1
    except OSError:
        return True


def _bury(pid: int) -> None:
    """Take leave of a dead child; somebody else's child is somebody else's business."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
