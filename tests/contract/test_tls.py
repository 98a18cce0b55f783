"""Encrypted connections to a real server whose certificate was made here, by an authority nobody knows."""

from __future__ import annotations

import subprocess
import sys

import pytest
import trustme
from policygraph.graph.loading import load_elements
from policygraph.graph.server import running_server
from policygraph.graph.stores import StoreUnreachable, open_store

POLICY = "dbms.ssl.policy.bolt"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def server(server_files, authority, tmp_path_factory):
    """A server that shows a certificate for `localhost` where it is asked for one."""
    home = tmp_path_factory.mktemp("tls")
    shown = authority.issue_cert("localhost")
    shown.private_key_pem.write_to_path(home / "private.key")
    for at, part in enumerate(shown.cert_chain_pems):
        part.write_to_path(home / "public.crt", append=at > 0)
    settings = {
        "server.bolt.tls_level": "OPTIONAL",
        f"{POLICY}.enabled": "true",
        f"{POLICY}.base_directory": str(home),
        f"{POLICY}.private_key": "private.key",
        f"{POLICY}.public_certificate": "public.crt",
        f"{POLICY}.client_auth": "NONE",
    }
    with running_server(server_files, home, throwaway=True, settings=settings) as one:
        yield one.bolt.rpartition(":")[2]


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    """The authority is one that this machine knows."""
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))


@pytest.mark.parametrize("scheme", ["neo4j+ssc", "bolt+ssc"])
def test_any_certificate_is_taken_where_that_is_asked_for(server, handmade, scheme):
    with open_store(f"{scheme}://localhost:{server}") as store:
        load_elements(store, [handmade.Plan(size=2).elements()])
        assert store.query("MATCH (n:Measure) RETURN count(n) AS n") == [{"n": 2}]


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_of_an_authority_that_is_known(server, scheme):
    with open_store(f"{scheme}://localhost:{server}") as store:
        assert store.query("RETURN 1 AS x") == [{"x": 1}]


@pytest.mark.parametrize("scheme", ["neo4j+s", "bolt+s"])
def test_a_certificate_that_nobody_vouches_for_is_refused(server, scheme):
    with pytest.raises(StoreUnreachable) as caught:
        open_store(f"{scheme}://localhost:{server}")
    assert str(caught.value).startswith(f"The certificate of Neo4j at localhost:{server} is not trusted (")
    assert f"{scheme}sc://" in str(caught.value)


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_refused(server):
    with pytest.raises(StoreUnreachable, match=r"not trusted .*mismatch.*127\.0\.0\.1"):
        open_store(f"bolt+s://127.0.0.1:{server}")


def asked_by_command(location):
    command = [sys.executable, "-m", "policygraph.cli", "ask", "plans", "--store", location]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_py2neo_is_as_careful(server):
    """As processes, since py2neo itself uses what Python gives up, and leaves sockets open."""
    assert asked_by_command(f"py2neo+bolt+ssc://localhost:{server}").returncode == 0
    refused = asked_by_command(f"py2neo+bolt+s://localhost:{server}")
    assert refused.returncode == 4
    assert "is not trusted" in refused.stderr


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+ssc"])
def test_a_server_without_encryption_is_named_as_one(neo4j_server, scheme):
    host = neo4j_server.bolt.partition("://")[2]
    with pytest.raises(StoreUnreachable, match=rf"does not speak TLS; write {scheme.partition('+')[0]}://"):
        open_store(f"{scheme}://{host}")


@pytest.mark.parametrize("scheme", ["neo4j", "neo4j+s"])
def test_nothing_but_the_sentence_is_printed(scheme):
    """The driver writes to the log what it raises; where nobody set up a log, Python prints that."""
    done = asked_by_command(f"{scheme}://127.0.0.1:1")
    assert done.returncode == 4
    assert done.stderr.startswith("policygraph: No Neo4j answers at 127.0.0.1:1 ")
    assert len(done.stderr.splitlines()) == 1
