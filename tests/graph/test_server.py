"""A server of our own: fetched whole, started, found again, stopped; and never somebody else's process."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from dataclasses import asdict, replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from policygraph.graph.server import (
    LTS,
    NEWEST,
    Release,
    ServerError,
    ServerHome,
    State,
    Wishes,
    fetch_server,
    find_java,
    jars,
    kept,
)
from policygraph.graph.server.java import javas
from policygraph.graph.server.process import Ports, accepts, set_first_password, write_configuration
from policygraph.graph.server.releases import Jar
from policygraph.graph.stores import StoreUnreachable, open_store

CONTENT = b"PK as if it were a jar"
STATE = State(pid=1, born=0.0, neo4j=LTS.neo4j, bolt=1, http=2, guide=3, auth=False)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """A mirror of Maven Central with one file in it, named in the settings of the fetcher."""
    folder = tmp_path / "mirror" / "org" / "example" / "part" / "1.0"
    folder.mkdir(parents=True)
    (folder / "part-1.0.jar").write_bytes(CONTENT)
    (folder / "part-1.0.jar.sha1").write_text(hashlib.sha1(CONTENT).hexdigest())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "mirror"))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings = tmp_path / "settings"
    settings.mkdir()
    address = f"http://127.0.0.1:{server.server_port}"
    (settings / "jgo.conf").write_text(f"[repositories]\ncentral = {address}\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(settings))
    monkeypatch.setattr(jars, "_WAITS", ())
    yield folder
    server.shutdown()
    thread.join()
    server.server_close()


def release_of(*wanted):
    release = Release("0.0", "Main", LTS.java)
    vars(release)["jars"] = {jar.name: jar for jar in wanted}
    return release


def test_what_a_release_holds_is_written_down_with_checksums():
    for release in (LTS, NEWEST):
        assert len(release.jars) > 200
        assert f"neo4j-{release.neo4j}.jar" in release.jars
        assert all(len(bytes.fromhex(jar.sha256)) == 32 for jar in release.jars.values())
    assert "netty-transport-native-epoll-4.1.137.Final-linux-x86_64.jar" in LTS.jars


def test_files_come_from_the_mirror_that_the_user_has_named(mirror, tmp_path):
    release = release_of(Jar("org.example:part:1.0", hashlib.sha256(CONTENT).hexdigest()))
    files = fetch_server(tmp_path / "cache", release=release)
    assert [jar.name for jar in files.jars.iterdir()] == ["part-1.0.jar"]
    shutil.rmtree(mirror)  # the second time nothing is asked of it
    assert fetch_server(tmp_path / "cache", release=release) == files


def test_a_file_that_is_not_the_published_one_is_refused(mirror, tmp_path):
    release = release_of(Jar("org.example:part:1.0", hashlib.sha256(b"another").hexdigest()))
    with pytest.raises(ServerError, match=r"part-1\.0\.jar: damaged, or not the published file"):
        fetch_server(tmp_path / "cache", release=release)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_file_that_cannot_be_had_is_said(mirror, tmp_path):
    release = release_of(Jar("org.example:other:1.0", "0" * 64))
    with pytest.raises(ServerError, match="could not be fetched in 1 tries"):
        fetch_server(tmp_path / "cache", release=release)


def test_a_cache_in_which_a_file_is_missing_is_filled_again(mirror, tmp_path):
    release = release_of(Jar("org.example:part:1.0", hashlib.sha256(CONTENT).hexdigest()))
    jars.jar_folder(release, tmp_path / "cache").mkdir(parents=True)
    assert list(fetch_server(tmp_path / "cache", release=release).jars.glob("*.jar"))


def test_a_java_that_does_not_fit_is_passed_over(monkeypatch, tmp_path):
    old = tmp_path / "java"
    old.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    old.chmod(0o755)
    monkeypatch.setenv("POLICYGRAPH_JAVA", str(old))
    assert find_java() != str(old)


def test_java_8_calls_itself_1_8(monkeypatch, tmp_path):
    old = tmp_path / "java"
    old.write_text("#!/bin/sh\necho 'java version \"1.8.0_402\"' >&2\n")
    old.chmod(0o755)
    monkeypatch.setenv("POLICYGRAPH_JAVA", str(old))
    assert javas()[0].version == 8


def test_a_setting_may_hold_any_sign(tmp_path):
    """Neo4j reads its file as Latin-1, with escapes."""
    write_configuration(tmp_path, Ports(1, 2), auth=False, settings={"a.b": "议题 {x}; 🙂 'é'"})
    lines = (tmp_path / "conf" / "neo4j.conf").read_bytes().splitlines()
    assert b"a.b=\\u8bae\\u9898 {x}; \\ud83d\\ude42 '\\u00e9'" in lines


@pytest.fixture
def home(tmp_path):
    return ServerHome(tmp_path / "home")


def remember(home, **known):
    home.folder.mkdir(exist_ok=True)
    (home.folder / kept.STATE_FILE).write_text(json.dumps(asdict(replace(STATE, **known))))


@pytest.fixture
def stranger():
    """A process that has nothing to do with us."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield process
    process.kill()
    process.wait()


def test_a_process_that_got_the_number_of_ours_is_left_alone(home, stranger):
    remember(home, pid=stranger.pid, born=kept._birth(stranger.pid))
    assert home.running() is None
    assert home.stop() is None
    assert stranger.poll() is None


@pytest.mark.parametrize("damage", ["", "{", '{"pid": 1}', "[]", "null"])
def test_a_damaged_note_reads_like_none(home, damage):
    home.folder.mkdir()
    (home.folder / kept.STATE_FILE).write_text(damage)
    assert home.last() is None
    assert home.running() is None


@pytest.fixture
def no_files():
    """What a start takes, where it must be refused before anything is started."""
    return jars.ServerFiles("no-java", jars.Path("no-jars"))


def test_a_folder_with_other_things_in_it_is_refused(home, no_files):
    home.folder.mkdir()
    (home.folder / "thesis.docx").write_text("mine")
    with pytest.raises(ServerError, match="holds other things"):
        home.start(no_files)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path, no_files):
    (tmp_path / "file").write_text("")
    with pytest.raises(ServerError, match="cannot be made"):
        ServerHome(tmp_path / "file" / "home").start(no_files)


def test_two_starts_at_the_same_time_do_not_meet(home, no_files):
    home.folder.mkdir()
    (home.folder / "policygraph-server.lock").write_text(str(os.getpid()))
    with pytest.raises(ServerError, match="Another command is starting"):
        home.start(no_files)


def test_data_of_another_release_are_not_touched(home, no_files):
    remember(home, neo4j="2026.08.1")
    with pytest.raises(ServerError, match=r"belong to Neo4j 2026\.08\.1"):
        home.start(no_files)


def test_a_given_port_that_is_taken_is_said(home, no_files):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {port} for Bolt is taken"):
            home.start(no_files, Wishes(bolt=port))


def test_one_port_for_both_is_said(home, no_files):
    with pytest.raises(ServerError, match="cannot both listen on port 17687"):
        home.start(no_files, Wishes(bolt=17687, http=17687))


def test_a_password_too_short_is_not_kept(home, no_files, monkeypatch):
    """Kept, it would be tried and refused at each later start, whatever the variable then holds."""
    monkeypatch.setenv("POLICYGRAPH_PASSWORD", "short")
    with pytest.raises(ServerError, match="8 or more"):
        home.start(no_files)
    assert not home.password_file.exists()


def test_a_server_that_goes_away_while_it_gets_its_password_is_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        gone = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
    for speak in (accepts, set_first_password):
        with pytest.raises(ServerError, match="went away while it started"):
            speak(gone, "any password")


def test_a_server_that_ends_at_once_says_why_and_leaves_nothing(server_files, home):
    wishes = Wishes(auth=False, settings={"no.such.setting": "1"})
    with pytest.raises(ServerError, match=r"no\.such\.setting"):
        home.start(server_files, wishes)
    assert home.running() is None
    assert not (home.folder / "policygraph-server.lock").exists()


def test_no_server_runs_on_this_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICYGRAPH_NEO4J_HOME", str(tmp_path))
    with pytest.raises(StoreUnreachable, match="policygraph neo4j start"):
        open_store("neo4j://")
