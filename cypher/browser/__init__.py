"""The Browser pack: saved scripts, style and guide for Neo4j Browser, and the server that hands them out."""

from .guide import guide
from .scripts import Script, queries_zip, scripts
from .style import style

__all__ = ["Script", "guide", "queries_zip", "scripts", "style"]
