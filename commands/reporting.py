"""Commands that write whole sites: report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import PolicygraphError, UsageError
from .options import PATHS, lang_option, ocr_option, quiet_option
from .shell import progress_bar, telling_errors

if TYPE_CHECKING:
    from ..cypher.header import Lang
    from ..loaders.record import Record
    from ..maps.site.build import Counts, Site
    from .inputs import OnError


@click.command()
@click.argument("folder", metavar="DIR", type=PATHS)
@click.option(
    "-o", "--output", type=PATHS, required=True, help="The site's folder: new, empty, or such a site."
)
@ocr_option
@lang_option
@quiet_option
def report(folder: Path, output: Path, ocr: bool, lang: Lang, quiet: bool) -> None:
    """Make a small site of a folder of plans.

    An overview, a page for each plan with its text and all that was read marked in it, each office, each
    topic, who answers where, targets, contradictions, and the sentences that were not understood; every
    line leads to its sentence. The pages work from disk, with no server and no network. A second run
    reads what is new or changed and draws only the pages that it changes. DIR holds documents or records.

    Example: policygraph report plans/ -o site/
    """
    from ..maps.site.build import Site

    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; name the folder that holds the plans.")
    with telling_errors() as tell, progress_bar(quiet, "report") as progress:
        files = _files(folder, output, tell)
        with Site(output, lang) as site:
            site.keep_only(str(file.relative_to(folder)) for file in files)
            for done, file in enumerate(files, 1):
                _take_in(site, folder, file, tell, use_ocr=ocr)
                if progress:
                    progress(done, len(files))
            counts = site.finish()
    if not quiet:
        click.echo(_summary(counts, output), err=True)


def _files(folder: Path, output: Path, tell: OnError) -> list[Path]:
    """Return the documents and records of a folder, without the pages of a site that lies in it."""
    from ..loaders.documents import SUFFIXES
    from .inputs import RECORD_SUFFIXES, files_in

    site = output.resolve()
    return [
        file
        for file in files_in([folder], RECORD_SUFFIXES | SUFFIXES, tell)
        if not file.resolve().is_relative_to(site)
    ]


def _take_in(site: Site, folder: Path, file: Path, tell: OnError, *, use_ocr: bool) -> None:
    name = str(file.relative_to(folder))
    try:
        stamp = _stamp(file.read_bytes())
        if not site.is_current(name, stamp):
            site.put(name, stamp, _read(file, tell, use_ocr=use_ocr))
    except PolicygraphError as error:
        tell(error)


def _stamp(data: bytes) -> str:
    """Return what a plan's page depends on: the file, the programs that read it, the look of the pages."""
    from ..loaders.canonical import CANONICALISER
    from ..loaders.extraction import EXTRACTOR
    from ..maps.site.build import style_version

    parts = (hashlib.sha256(data).hexdigest(), EXTRACTOR, CANONICALISER, style_version())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _read(file: Path, tell: OnError, *, use_ocr: bool) -> Iterator[tuple[Record, str | None]]:
    from ..loaders.canonical import canonicalise
    from ..loaders.documents import read_document
    from ..loaders.extraction import extract_text
    from .inputs import RECORD_SUFFIXES, records_from

    if file.suffix.lower() in RECORD_SUFFIXES:
        yield from ((record, None) for record in records_from([file], tell))
        return
    canonical = canonicalise(read_document(file, use_ocr=use_ocr))
    yield extract_text(canonical), canonical.text


def _summary(counts: Counts, output: Path) -> str:
    return (
        f"{counts.read} plans read, {counts.kept} files unchanged, {counts.gone} gone, "
        f"{counts.pages} pages written: {output / 'index.html'}"
    )
