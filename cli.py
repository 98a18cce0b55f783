"""The command line: wires the rooms, holds no logic. Heavy libraries are imported where they are used.

Exit codes: 0 done, 1 done with findings, 2 wrong use, 3 input that cannot be read, 4 store not reachable or
refusing, 130 stopped by Ctrl-C. What goes wrong is one sentence on standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from . import __version__
from .commands import (
    asking,
    browser,
    checking,
    comparing,
    completing,
    delivering,
    documents,
    exporting,
    importing,
    machine,
    manual,
    mapping,
    networking,
    querying,
    reporting,
    serving,
    storing,
)
from .commands.shell import Commands, last_words, say, telling_warnings
from .errors import DocumentError, PolicygraphError

INTERRUPTED = 130
BROKEN_PIPE = 141

FIRST_STEPS = {
    "zh": """\
policygraph 读政府方案，列出每项任务由谁负责，并给出原文依据。

先做五件事：

  policygraph load                          把随程序提供的方案载入图中
  policygraph ask leads-everywhere          挥发性有机物治理，各省由哪些部门牵头
  policygraph responsibility 生态环境       生态环境部门的全部责任
  policygraph questions                     可以问的全部问题
  policygraph extract PLAN.pdf -o plan.json 读自己的方案；然后：policygraph load plan.json

每个命令都有说明（英文）：policygraph COMMAND --help
""",
    "en": """\
policygraph reads Chinese government plans and says who answers for what, with the characters that prove it.

Five things to do first:

  policygraph load                          put the plans that ship with policygraph into a graph
  policygraph ask leads-everywhere          which offices lead on VOC work in every province
  policygraph responsibility 生态环境       everything that ecology offices answer for
  policygraph questions                     all the questions that can be asked
  policygraph extract PLAN.pdf -o plan.json read a plan of your own; then: policygraph load plan.json

Each command explains itself: policygraph COMMAND --help
""",
}
"""What `policygraph` alone says, in the language of $POLICYGRAPH_LANG, else of the machine."""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    # As click writes it from 8.2 on, so that the help is the same with every version that is allowed.
    subcommand_metavar="[COMMAND] [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="policygraph")
@click.pass_context
def cli(context: click.Context) -> None:
    """Read Chinese government plans, and ask who answers for what, with the characters that prove it.

    Example: policygraph load, then policygraph ask leads-by-topic
    """
    if context.invoked_subcommand is None:
        click.echo(FIRST_STEPS["zh" if _speaks_chinese() else "en"], nl=False)


def _speaks_chinese() -> bool:
    """Return whether to greet in Chinese: as POSIX looks for the language of messages."""
    named = (os.environ.get(name, "") for name in ("POLICYGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, named), "").startswith("zh")


for command in (
    documents.text,
    documents.extract,
    storing.load,
    storing.remove,
    asking.ask,
    asking.cypher,
    asking.questions,
    asking.ref,
    mapping.responsibility,
    networking.network,
    comparing.diff,
    comparing.compare,
    reporting.report,
    comparing.conflicts,
    delivering.targets,
    documents.evaluate,
    exporting.export,
    checking.validate,
    machine.neo4j,
    machine.doctor,
    completing.completion,
    querying.sparql,
    serving.serve,
    importing.import_,
    browser.browser,
    manual.manual,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: the one place where errors become sentences."""
    if arguments is None:
        sys.excepthook = last_words
    out = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        # A pipe on a machine with another locale must not break on the first Chinese character.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        with telling_warnings():
            code = cli.main(args=arguments, prog_name="policygraph", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except PolicygraphError as error:
        say(error)
        return error.exit_code
    except (BrokenPipeError, SystemExit) as stop:
        # click answers a broken pipe with exit code 1, which here means "done with findings". It leaves
        # no trace of it but a standard output of its own (8.5), or the error that it was about (before).
        if not (sys.stdout is not out or isinstance(stop, OSError) or isinstance(stop.__context__, OSError)):
            raise
        # Who reads the pipe (head, less) has gone; what Python still holds must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return BROKEN_PIPE
    except OSError as error:
        click.echo(f"policygraph: {error.filename or 'The output'}: {error.strerror or error}.", err=True)
        return DocumentError.exit_code
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
