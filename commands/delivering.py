"""Commands about what is due: targets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .options import PATHS, sheet_options
from .shell import tell_written

if TYPE_CHECKING:
    from ..analysis.deliverables import Deliverable
    from ..analysis.view import Plans
    from ..cypher.header import Lang
    from ..maps.writers import Format
    from ..ontology.places import Place


@click.command()
@click.argument("indicator", required=False)
@click.option("--due", is_flag=True, help="By year: what is due when, and who answers.")
@click.option("--year", type=int, help="Only what is due in this year.")
@click.option("--office", help="What this office or agency is to deliver, by year.")
@click.option("--place", help="Only this place and those inside it.")
@click.option("--all", "every", is_flag=True, help="Also indicators that only one place sets.")
@click.option("--svg", type=PATHS, help="Draw INDICATOR across places as a dot plot, to this SVG file.")
@click.option("--png", type=PATHS, help="The same as a PNG file.")
@sheet_options
def targets(  # noqa: PLR0913, PLR0917 - one argument an option
    indicator: str | None,
    due: bool,
    year: int | None,
    office: str | None,
    place: str | None,
    every: bool,
    svg: Path | None,
    png: Path | None,
    location: str | None,
    lang: Lang,
    form: Format,
    output: Path | None,
) -> None:
    """Lay targets side by side.

    By indicator across places: bound, baseline, whether it binds or is a stretch. INDICATOR is one of its
    names or some words of it; names that mean one figure are taken as one. Without it, all indicators
    that at least two places set. With --due by year, with --office what one office is to deliver.

    Example: policygraph targets 非化石能源消费比重
    """
    from ..analysis.deliverables import by_year, of_office, shared_indicators
    from ..analysis.sources import Wanted
    from ..maps.charts import write_pictures
    from ..maps.targets import indicator_sheet, office_sheet, year_sheet
    from ..maps.targets_chart import dot_plot
    from ..maps.writers import write_sheet
    from .options import place_called
    from .plans import plans_at

    where = place_called(place)
    by_date = due or (year is not None and office is None)
    wanted = Wanted(roles=None if by_date or office else (), on_targets=True)
    if (svg or png) and indicator is None:
        raise UsageError("A picture is of one indicator; name it, such as 非化石能源消费比重.")
    with plans_at((), location, wanted) as plans:
        found = _chosen(plans, indicator, where, year)
        if svg or png:
            for note in write_pictures(dot_plot(found, lang), svg, png):
                click.echo(note, err=True)
            tell_written(svg, png)
            return
        if office is not None:
            sheet = office_sheet(of_office(found, office), lang, data=form != "table")
        elif by_date:
            sheet = year_sheet(by_year(found), lang, data=form != "table")
        else:
            compared = found if every or indicator else shared_indicators(found)
            sheet = indicator_sheet(compared, lang, data=form != "table")
    write_sheet(sheet, form, output)


def _chosen(plans: Plans, indicator: str | None, place: Place | None, year: int | None) -> list[Deliverable]:
    from ..analysis.deliverables import at_place, by_year, deliverables, of_indicator

    found = deliverables(plans)
    if not found:
        raise UsageError("The graph holds no target; load plans with `policygraph load`.")
    if indicator is not None:
        found = of_indicator(found, indicator)
    if place is not None:
        found = at_place(found, place)
    return found if year is None else by_year(found, year)
