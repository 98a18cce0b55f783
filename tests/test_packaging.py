"""What is in the tree is in the wheel: `pyproject.toml` lists packages and data by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
ROOMS = ["ontology", "loaders", "graph", "cypher", "analysis", "sparql", "maps", "web", "commands", "data"]


def folder(package: str) -> Path:
    return ROOT.joinpath(*package.split(".")[1:])


def files_of_rooms() -> set[Path]:
    found = {f for room in ROOMS for f in (ROOT / room).rglob("*") if f.is_file()}
    return {f for f in found if "__pycache__" not in f.parts and not f.name.startswith(".")}


def test_every_package_is_listed():
    there = {f.parent for f in files_of_rooms() if f.name == "__init__.py"} | {ROOT}
    assert there == {folder(p) for p in SETUP["packages"]}


def test_every_data_file_is_listed():
    listed = {f for p, globs in SETUP["package-data"].items() for g in globs for f in folder(p).glob(g)}
    assert {f for f in files_of_rooms() if f.suffix != ".py"} | {ROOT / "py.typed"} == listed
