"""The guide for Neo4j Browser (`:play`): slides whose queries are the scripts of the pack, at a click."""

from __future__ import annotations

import html
import re
from importlib import resources

from .scripts import script, scripts

_SCRIPT = re.compile(r"<!--script:([\w-]+)-->")
_FILE = re.compile(r"<!--file:([\w.-]+)-->")


def guide(address: str | None = None) -> str:
    """Return the guide as HTML. `address` is where the other files of the pack are served, if they are.

    Without one it speaks of files beside it: the Browser takes a style and scripts that are dropped on it.
    """
    text = resources.files(__package__).joinpath("guide.html").read_text(encoding="utf-8")
    text = text.replace("<!--count-->", str(len(scripts())))
    text = text.replace("<!--folders-->", str(len({one.folder for one in scripts()})))
    text = text.replace("<!--style-->", _style(address))
    text = _FILE.sub(lambda m: _link(m[1], address), text)
    return _SCRIPT.sub(lambda m: _runnable(script(m[1]).text), text)


def _runnable(query: str) -> str:
    return f'<pre class="pre-scrollable code runnable">{html.escape(query.rstrip())}</pre>'


def _link(name: str, address: str | None) -> str:
    if address is None:
        return f"<code>{name}</code>"
    return f'<a href="{html.escape(address)}/{name}" target="_blank" download>{name}</a>'


def _style(address: str | None) -> str:
    if address is None:
        return "把 <code>policy.grass</code> 拖到这个页面上，"
    return f'点 <a data-exec="style {html.escape(address)}/policy.grass">换上配色</a>，'
