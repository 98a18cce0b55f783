"""Building blocks of every page that the tool writes: one file, no network, one look.

Elements are made with `h`, which escapes all text and attributes, so that a title such as `<script>` stays a
title. A page carries its style and script in itself and forbids everything else (Content-Security-Policy):
nothing leaves it, nothing comes in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

if TYPE_CHECKING:
    from lxml.etree import _Element

    from ..cypher.header import Lang

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
_LANGUAGES = {"zh": "zh-Hans", "en": "en"}
# What no page may hold (XML 1.0, 2.2): broken text layers have them, and a browser drops them in silence.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def h(tag: str, *children: object, **attributes: object) -> _Element:
    """Return an element. Children are text, numbers, elements, or iterables of these; `None` is left out.

    An attribute `data_kind` is written `data-kind`, `class_` is written `class`; `True` writes the bare name,
    `None` and `False` leave it out.
    """
    element = etree.Element(tag)
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        element.set(plain, plain if value is True else legible(str(value)))
    _append(element, children)
    return element


def _append(element: _Element, children: Iterable[object]) -> None:
    for child in children:
        if child is None:
            continue
        if isinstance(child, etree._Element):
            element.append(child)
        elif isinstance(child, (str, int, float)):
            _append_text(element, legible(str(child)))
        elif isinstance(child, Iterable):
            _append(element, child)
        else:
            raise TypeError(f"a page cannot show a {type(child).__name__}")


def _append_text(element: _Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def legible(text: str) -> str:
    """Return the text with the characters that no page can hold shown as the replacement character."""
    return _ILLEGAL.sub("\ufffd", text)


def data_script(name: str, value: object) -> _Element:
    """Return values for the page's script: JSON in an element with this id, which no text in it can end."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return _raw("script", legible(text), id=name, type="application/json")


def _raw(tag: str, text: str, **attributes: object) -> _Element:
    """Return an element whose text is the program's own style or script: HTML writes these as they are."""
    if "</" in text:
        raise ValueError(f"text in <{tag}> would end it")
    element = h(tag, **attributes)
    element.text = text
    return element


def page(
    title: str, body: Iterable[object], lang: Lang = "zh", *, style: str = "", script: str = ""
) -> bytes:
    """Return a page in UTF-8; `style` and `script` are the program's own, beside what all pages share."""
    head = h(
        "head",
        h("meta", charset="utf-8"),
        h("meta", **{"http-equiv": "Content-Security-Policy"}, content=_POLICY),
        h("meta", name="viewport", content="width=device-width, initial-scale=1"),
        h("meta", name="generator", content="policygraph"),
        h("title", title),
        _raw("style", asset("page.css") + style),
    )
    document = h("html", head, h("body", body, _raw("script", script) if script else None))
    document.set("lang", _LANGUAGES[lang])
    written: bytes = lxml_html.tostring(document, doctype="<!DOCTYPE html>", encoding="utf-8", method="html")
    return written


@cache
def asset(name: str) -> str:
    """Return a style or script that ships with the program: `page.css` is what all pages share."""
    return resources.files("policygraph.maps").joinpath(name).read_text("utf-8")
