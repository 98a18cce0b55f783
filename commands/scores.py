"""What `policygraph evaluate` reads and writes: pairs of gold and record, tables or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DocumentError, UsageError
from ..loaders.evaluate import Evaluation, Gold, read_gold, shared_measures
from ..loaders.record import Record
from .inputs import one_record

if TYPE_CHECKING:
    from ..cypher.header import Lang


def gold_pairs(paths: Sequence[Path], tell: Callable[[str], None]) -> Iterator[tuple[Gold, Record]]:
    """Yield gold and record of each pair of files; a document in place of a record is read on the spot.

    `tell` is given a sentence on each pair that hardly shares a measure: its scores would be low without a
    word on why, as when files are paired in the wrong order.
    """
    if len(paths) % 2:
        raise UsageError(f"Files come in pairs, GOLD and then its RECORD; {paths[-1]} stands alone.")
    for wanted, given in zip(paths[::2], paths[1::2], strict=True):
        gold, record = read_gold(_bytes_of(wanted), str(wanted)), one_record(given)
        shared, whole = shared_measures(gold, record), len(gold.measures)
        if 2 * shared < whole:
            tell(
                f"{given} has {shared} of the {whole} measures of {wanted} by outline path; "
                "check that both are of one plan, else look at its outline with policygraph extract --html."
            )
        yield gold, record


def write_evaluation(result: Evaluation, form: str, lang: Lang, *, errors: bool) -> None:
    """Write the scores to standard output, and with `errors` what differs."""
    from ..maps.evaluation import error_sheet, score_sheet
    from ..maps.writers import write_sheet

    if form == "json":
        whole = {"scores": result.scores()} | ({"errors": result.errors()} if errors else {})
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
        return
    write_sheet(score_sheet(result.scores(), lang), "table", None)
    if errors:
        write_sheet(error_sheet(result.errors(), lang), "table", None)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DocumentError(f"{file} cannot be read ({error.strerror}); check the name.") from error
