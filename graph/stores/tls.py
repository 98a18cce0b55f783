"""Why an encrypted connection fails: clients of Neo4j say it late, cut short, or not at all."""

from __future__ import annotations

import socket
import ssl

from .errors import StoreUnreachable

_SECONDS = 5.0


def tls_refusal(scheme: str, host: str) -> StoreUnreachable | None:
    """Return the error for a server whose certificate or encryption does not fit the scheme, if it is that.

    `scheme` is one of Neo4j's: `+s` takes certificates of authorities that this machine knows, `+ssc` any.
    """
    if not scheme.endswith(("+s", "+ssc")):
        return None
    name, _, port = host.rpartition(":")
    name = name.strip("[]")
    try:
        with (
            socket.create_connection((name, int(port)), timeout=_SECONDS) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=name),
        ):
            return None
    except ssl.SSLCertVerificationError as error:
        if scheme.endswith("+ssc"):
            return None
        return StoreUnreachable(
            f"The certificate of Neo4j at {host} is not trusted ({error.verify_message.rstrip('.')}); name "
            f"the file of its authority in $SSL_CERT_FILE, or write {scheme}sc:// if you know the server."
        )
    except (ssl.SSLError, ConnectionResetError):
        bare = scheme.partition("+")[0]
        return StoreUnreachable(
            f"The server at {host} does not speak TLS; write {bare}:// without +s, or switch TLS on there."
        )
    except (OSError, ValueError):  # nobody answers, or the host's name is none: others say that better
        return None
