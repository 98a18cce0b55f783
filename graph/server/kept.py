"""A server that stays: started once in a folder of the user's choice, found again by later commands, stopped.

The folder holds Neo4j's own data, `policygraph-server.json` (what runs, on which ports) and, with a password,
the file `password`, which only its owner can read. A process is ours only if its number, its time of birth
and its command line are those that we noted: a number that the system gave to somebody else is left alone.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .jars import ServerFiles
from .problems import INSTALL, ServerError
from .process import (
    HOST,
    USER,
    Ports,
    accepts,
    command_line,
    free_ports,
    is_free,
    set_first_password,
    wait_until_ready,
    write_configuration,
)

HOME_VARIABLE = "POLICYGRAPH_NEO4J_HOME"
PASSWORD_FILE = "password"  # noqa: S105 - the name of a file
STATE_FILE = "policygraph-server.json"
_LOCK_FILE = "policygraph-server.lock"
_STOP_SECONDS = 40
_BORN_SECONDS = 2.0
_SHORTEST = 8
# Started by a process that ends at once, so that the server is nobody's child and outlives this program.
_LAUNCH = (
    "import subprocess, sys; "
    "print(subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=open(sys.argv[1], 'wb'), "
    "stderr=subprocess.STDOUT, start_new_session=True).pid)"
)


@dataclass(frozen=True, slots=True)
class State:
    """What was started: process, release, ports (`guide`: for the guide of the Browser pack), protection.

    `settings` are the further lines of neo4j.conf that it was started with.
    """

    pid: int
    born: float
    neo4j: str
    bolt: int
    http: int
    guide: int
    auth: bool
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def bolt_address(self) -> str:
        """The address for drivers; `localhost`, as the server announces it."""
        return f"bolt://localhost:{self.bolt}"

    @property
    def http_address(self) -> str:
        """The address of the HTTP interface and, under `/browser/`, of Neo4j Browser."""
        return f"http://localhost:{self.http}"


@dataclass(frozen=True, slots=True)
class KeptServer:
    """A server that runs: what was started, and whether this call started it."""

    state: State
    started_now: bool


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a server shall be started; a port of `None` is the one of last time if free, else a random one."""

    bolt: int | None = None
    http: int | None = None
    auth: bool = True
    heap: str = "512m"
    settings: Mapping[str, str] = field(default_factory=dict)


def server_home(named: Path | None = None) -> ServerHome:
    """Return the folder named, that of $POLICYGRAPH_NEO4J_HOME, or `neo4j` in the user's data directory."""
    if named is None:
        variable = os.environ.get(HOME_VARIABLE, "").strip()
        platformdirs = importlib.import_module("platformdirs")
        default = Path(platformdirs.user_data_dir("policygraph", appauthor=False)) / "neo4j"
        named = Path(variable) if variable else default
    return ServerHome(named.expanduser().resolve())  # Neo4j refuses `..` in it


@dataclass(frozen=True, slots=True)
class ServerHome:
    """A folder that holds, or will hold, one server."""

    folder: Path

    @property
    def password_file(self) -> Path:
        """Where the password stands, readable by its owner alone."""
        return self.folder / PASSWORD_FILE

    def password(self) -> str | None:
        """Return the stored password, `None` where none was ever set."""
        try:
            return self.password_file.read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None
        except OSError as error:
            raise ServerError(
                f"The password in {self.password_file} cannot be read ({error.strerror}); "
                "it belongs to who started the server."
            ) from error

    def last(self) -> State | None:
        """Return what was started last here, whether it still runs or not; `None` for a folder never used."""
        try:
            return State(**json.loads((self.folder / STATE_FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):  # none, cut off, or of another version: as if never started
            return None

    def running(self) -> State | None:
        """Return what runs here now."""
        state = self.last()
        return state if state is not None and _process(state, self.folder) is not None else None

    def start(self, files: ServerFiles, wishes: Wishes | None = None) -> KeptServer:
        """Start the server, or find it running; return when it answers.

        With `auth` a password is set at the first start ($POLICYGRAPH_PASSWORD, else a random one) and
        stored. Raises `ServerError` where the folder cannot be used, a port is taken, or it does not start.
        """
        wanted = wishes or Wishes()
        self._make_folder()
        with self._alone():
            running = self.running()
            if running is not None:
                self._check_fits(running, wanted)
                return KeptServer(running, started_now=False)
            last = self.last()
            if last is not None and last.neo4j != files.release.neo4j:
                raise ServerError(
                    f"The data in {self.folder} belong to Neo4j {last.neo4j}, and {files.release.neo4j} "
                    "might change them for good; start that one, or name another folder with --home."
                )
            return KeptServer(self._start(files, wanted, last), started_now=True)

    def stop(self) -> State | None:
        """Stop the server in good order; return what ran, or `None` if nothing did."""
        state = self.running()
        process = None if state is None else _process(state, self.folder)
        if process is None:
            return None
        psutil = _psutil()
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(_STOP_SECONDS)
        return state

    def _start(self, files: ServerFiles, wanted: Wishes, last: State | None) -> State:
        ports, guide = _ports(wanted, last)
        password = self._keep_password() if wanted.auth else None
        write_configuration(self.folder, ports, auth=wanted.auth, settings=_of_guide(wanted.settings, guide))
        pid = _launch(command_line(files, self.folder, heap=wanted.heap), self.folder / "console.log")
        born = _birth(pid)
        settings = dict(wanted.settings)
        state = State(pid, born, files.release.neo4j, ports.bolt, ports.http, guide, wanted.auth, settings)
        ready = False
        try:
            wait_until_ready(self.folder, ports, lambda: _process(state, self.folder) is not None)
            if password is not None:
                self._see_to_password(f"bolt://{HOST}:{ports.bolt}", password)
            self._write(state)
            ready = True
        finally:
            process = None if ready else _process(state, self.folder)
            if process is not None:  # a fault or Ctrl-C: no server that nobody knows of
                process.terminate()
        return state

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not any(self.folder.iterdir()):
                self.folder.chmod(0o700)
        except OSError as error:
            raise ServerError(
                f"The folder {self.folder} cannot be made ({error.strerror}); name another with --home."
            ) from error
        ours = (self.folder / STATE_FILE).exists() or (self.folder / _LOCK_FILE).exists()
        if not ours and any(one.name not in _OF_A_SERVER for one in self.folder.iterdir()):
            raise ServerError(
                f"The folder {self.folder} holds other things than a server of policygraph; "
                "name an empty or a new one with --home."
            )

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep a second start away: two at the same time would write over each other's configuration."""
        lock = self.folder / _LOCK_FILE
        try:
            with contextlib.suppress(FileNotFoundError, ValueError):
                if _psutil().pid_exists(int(lock.read_text(encoding="utf-8"))):
                    raise ServerError(
                        f"Another command is starting the server in {self.folder}; wait until it is done."
                    )
                lock.unlink()  # of a command that was killed
            _write_new(lock, str(os.getpid()))
        except OSError as error:
            raise ServerError(
                f"The folder {self.folder} cannot be written ({error.strerror}); name another with --home."
            ) from error
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)

    def _check_fits(self, running: State, wanted: Wishes) -> None:
        asked = {"bolt": wanted.bolt, "http": wanted.http}
        for name, port in asked.items():
            if port is not None and port != getattr(running, name):
                raise ServerError(
                    f"The server in {self.folder} runs already, with {name} on port "
                    f"{getattr(running, name)}; stop it first with `policygraph neo4j stop`."
                )

    def _keep_password(self) -> str:
        """Return the stored password; at the first start choose one and store it before the server has it."""
        stored = self.password()
        if stored is not None:
            return stored
        chosen = os.environ.get("POLICYGRAPH_PASSWORD") or secrets.token_urlsafe(18)
        if len(chosen) < _SHORTEST:  # Neo4j would refuse it, and each later start would try it again
            raise ServerError(
                f"The password in $POLICYGRAPH_PASSWORD is too short for Neo4j; choose one of {_SHORTEST} "
                "or more signs."
            )
        self.password_file.unlink(missing_ok=True)  # an empty one
        _write_new(self.password_file, chosen)
        return chosen

    def _see_to_password(self, bolt: str, password: str) -> None:
        if not accepts(bolt, password) and not set_first_password(bolt, password):
            raise ServerError(
                f"The server in {self.folder} does not accept the password in {self.password_file}; write "
                f"there the one that its user {USER} has, or name another folder with --home."
            )

    def _write(self, state: State) -> None:
        side = self.folder / f"{STATE_FILE}.new"
        side.write_text(json.dumps(asdict(state), indent=1), encoding="utf-8")
        side.replace(self.folder / STATE_FILE)


_OF_A_SERVER = frozenset(
    {"conf", "plugins", "import", "data", "logs", "run", "licenses", "console.log", PASSWORD_FILE}
)
GUIDE_PORT = "@GUIDE@"
"""In a setting, stands for the port that is kept for the guide."""


def _of_guide(settings: Mapping[str, str], port: int) -> dict[str, str]:
    return {name: value.replace(GUIDE_PORT, str(port)) for name, value in settings.items()}


def _ports(wanted: Wishes, last: State | None) -> tuple[Ports, int]:
    """Choose ports: the given ones, else those of last time, else random ones.

    Kept from start to start, since Neo4j Browser keeps saved scripts by the address that it was opened at.
    """
    if wanted.bolt is not None and wanted.bolt == wanted.http:
        raise ServerError(f"Bolt and HTTP cannot both listen on port {wanted.bolt}; give two ports.")
    for name, port in (("Bolt", wanted.bolt), ("HTTP", wanted.http)):
        if port is not None and not is_free(port):
            raise ServerError(f"Port {port} for {name} is taken by another program; give another one.")
    chosen = []
    spare = iter(free_ports(3))
    for given, before in (
        (wanted.bolt, last and last.bolt),
        (wanted.http, last and last.http),
        (None, last and last.guide),
    ):
        random = next(spare)
        chosen.append(given or (before if before and is_free(before) else random))
    return Ports(chosen[0], chosen[1]), chosen[2]


def _launch(command: list[str], log: Path) -> int:
    done = subprocess.run(  # noqa: S603 - this Python, our own jars
        [sys.executable, "-I", "-c", _LAUNCH, str(log), *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ServerError(
            f"The Neo4j server cannot be started ({said[:200]}); {log.parent} must be writable."
        )
    return int(done.stdout)


def _write_new(file: Path, text: str) -> None:
    """Write a file that must not be there yet, readable by its owner alone from the first moment."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)


def _psutil() -> Any:  # noqa: ANN401 - a package of an extra, without types
    try:
        return importlib.import_module("psutil")
    except ImportError as error:
        raise ServerError(f"Processes cannot be looked at (no package psutil); {INSTALL}.") from error


def _birth(pid: int) -> float:
    psutil = _psutil()
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error:  # ended at once; the wait for it will say why
        return 0.0


def _process(state: State, folder: Path) -> Any:  # noqa: ANN401 - a process of psutil
    """Return the process of a state if it lives and is the one that was started, else `None`."""
    psutil = _psutil()
    try:
        process = psutil.Process(state.pid)
        same = abs(process.create_time() - state.born) < _BORN_SECONDS
        if same and process.status() != psutil.STATUS_ZOMBIE and f"--home-dir={folder}" in process.cmdline():
            return process
    except psutil.Error:
        return None
    return None
