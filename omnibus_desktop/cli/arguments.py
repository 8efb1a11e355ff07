"""What can be typed after the program's name."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from omnibus_desktop.charts.spec import ChartKind, Neutral
from omnibus_desktop.cli import values
from omnibus_desktop.cli.choices import TOTAL_ALONE

PROGRAM = "omnibus-desktop"
_USAGE = f"{PROGRAM} [WAVE | BRIEFING.omnibus]\n       {PROGRAM} COMMAND ... [-h]"


class _Breaks(argparse.Action):
    """Breaks one after another; the total alone goes with no other."""

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        value: str | Sequence[Any] | None,
        _option: str | None = None,
    ) -> None:
        breaks = [*(getattr(namespace, self.dest) or []), str(value)]
        if TOTAL_ALONE in breaks and len(set(breaks)) > 1:
            raise argparse.ArgumentError(self, f"{TOTAL_ALONE} is the total alone, without breaks")
        setattr(namespace, self.dest, breaks)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was typed. It leaves with status 2, and the usage of the subcommand, where that is
    wrong. What has no name (the file, its questions) may stand before, between and after options.
    """
    top, commands = _parsers()
    name, *typed = arguments or [""]
    command = commands.get(name)
    if command is None:
        return top.parse_args(arguments)
    found = argparse.Namespace(command=name)
    return command.parse_intermixed_args(typed, found)


def _parsers() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The parser of the program, which names its subcommands, and those of each of them."""
    top = argparse.ArgumentParser(
        PROGRAM,
        usage=_USAGE,
        description="Read a survey wave, tabulate and chart it, offline."
        " Without a subcommand the window opens.",
        allow_abbrev=False,
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, prog=PROGRAM)
    info = _command(commands, "info", "what a wave is: its size, weight and population")
    questions = _command(commands, "questions", "the questions of a wave and their answers")
    for command in (info, questions):
        _file(command, "WAVE")
        command.add_argument("--json", action="store_true", help="as JSON")
    _table(_command(commands, "table", "questions by breaks"))
    _chart(_command(commands, "chart", "one question as a picture or a slide"))
    _book(_command(commands, "book", "all questions by breaks as a workbook"))
    _compare(_command(commands, "compare", "the same questions in several waves"))
    _briefing(_command(commands, "briefing", "a briefing as slides, pages, pictures or tables"))
    _possible(_command(commands, "possible", "which counts a published percentage can stand for"))
    check = _command(commands, "check", "does this installed copy work")
    check.add_argument("--json", action="store_true", help="as JSON")
    example = _command(commands, "example", "the example's briefing, slides and pictures")
    example.add_argument("folder", metavar="FOLDER", help="where they are written")
    return top, commands.choices


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _command(commands: _Commands, name: str, what: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=what, description=what, allow_abbrev=False)


def _file(command: argparse.ArgumentParser, name: str) -> None:
    command.add_argument("file", metavar=name, help="a survey file, or a briefing with its wave")


def _table(command: argparse.ArgumentParser) -> None:
    _file(command, "WAVE")
    command.add_argument("questions", metavar="QUESTION", nargs="+", help="ids or variables")
    _table_options(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--csv", action="store_true", help="one line a figure")


def _table_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--by", action=_Breaks, metavar="Q[*Q2]", help="a break; none for the total alone")
    add("--weight", metavar="VAR", help="weight variable, or none")
    add(
        "--filter",
        type=values.kept,
        action="append",
        default=[],
        metavar="Q=CODE,...",
        help="keep these answers",
    )
    add("--base", choices=("answered", "asked", "all", "any"), default="answered")
    add(
        "--without",
        type=values.codes,
        default=(),
        metavar="CODE,...",
        help="answers out of rows and base",
    )
    add("--with-missing", action="store_true", help="user-missing codes are answers")
    add(
        "--net",
        type=values.net,
        action="append",
        default=[],
        metavar="LABEL=CODE,...",
        help="a union of answers",
    )
    add(
        "--by-net",
        type=values.group,
        action="append",
        default=[],
        metavar="Q:LABEL=CODE,...",
        help="a net as one more group of the break Q",
    )
    add(
        "--percent-of",
        choices=("respondents", "responses"),
        default="respondents",
        help="of a set: of those who answered, or of all answers given",
    )
    _testing_options(command)


def _testing_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--test", choices=("none", "rest", "pairs"), default="rest")
    add("--preset", choices=("ours", "spss", "q", "plain"), default="ours")
    add("--adjust", choices=("none", "bonferroni", "holm", "bh"))
    add("--level", type=values.level, default=95.0, metavar="PERCENT")
    add("--interval", choices=("wilson", "exact"), default="wilson", help="how sure a share is")
    add("--population", type=values.population, default="frame", metavar="frame|none|N")
    add("--disclosure", choices=("off", "internal", "publication"), default="internal")
    add("--min-base", type=values.min_base, metavar="N", help="bases under N are marked low")
    add("--tiny-base", type=values.min_base, metavar="N", help="under N counts, no percentages")
    add("--symbols", choices=("shorthand", "legacy"), default="shorthand", help="[low] or *")


def _book(command: argparse.ArgumentParser) -> None:
    _file(command, "WAVE")
    add = command.add_argument
    add("questions", metavar="QUESTION", nargs="*", help="ids or variables; all if none is named")
    add("-o", "--output", required=True, metavar="OUT", help=".xlsx or .ods")
    _table_options(command)
    add(
        "--layout",
        choices=("accessible", "compact"),
        default="accessible",
        help="a table a sheet, or all on one",
    )


def _chart(command: argparse.ArgumentParser) -> None:
    _file(command, "WAVE")
    add = command.add_argument
    add("question", metavar="QUESTION")
    add("-o", "--output", required=True, metavar="OUT", help=".png, .svg, .pdf or .pptx")
    _table_options(command)
    add("--kind", choices=tuple(ChartKind), default="auto")
    add(
        "--wave",
        action="append",
        default=[],
        metavar="WAVE",
        help="another wave of the survey: the question over waves, as lines or slopes",
    )
    add("--sort", choices=("given", "size"))
    add(
        "--neutral",
        choices=tuple(Neutral),
        default="split",
        help="the middle answer of a diverging scale",
    )
    add(
        "--size",
        type=values.size,
        default="16:9",
        metavar="16:9|4:3|A4|A4-portrait|square|WxH",
        help="points",
    )
    add("--dpi", type=values.dpi, default=300, metavar="N", help="of a PNG")
    add("--title", metavar="TEXT", help="in place of the suggested headline")
    add("--highlight", action="append", default=[], metavar="CODE")
    add(
        "--note",
        type=values.note,
        action="append",
        default=[],
        metavar=values.NOTE_FORM,
        help="KIND is callout, difference, line, bracket, band or text; in place of CODE =VALUE is"
        " a value of the axis, and a line may be @total or @average",
    )
    add("--alt", metavar="FILE", help="the picture's alt text as a file")
    add("--table", action="store_true", help="its figures as OUT.csv beside it")
    add("--template", metavar="FILE", help="of a slide: any .pptx or .potx")


def _briefing(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("file", metavar="BRIEFING.omnibus", help="a saved briefing")
    add(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help=".pptx, .pdf or .xlsx; with --pictures a folder",
    )
    add("--wave", metavar="OTHER_WAVE", help="another wave, onto which it is moved first")
    add("--pictures", choices=("png", "svg"), help="a folder with a picture a page")
    add(
        "--pages",
        type=values.pages,
        default=("cover", "agenda", "method"),
        metavar="PAGE,...",
        help="around the slides: cover, agenda, sections, method; or none",
    )
    add("--template", metavar="FILE", help="of a deck: any .pptx or .potx")


def _compare(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    command.usage = f"{PROGRAM} compare [-h] WAVE WAVE [WAVE ...] [QUESTION ...] [--json]"
    _file(command, "WAVE")
    add(
        "others",
        metavar="WAVE|QUESTION",
        nargs="+",
        help="more waves, then ids or variables; all questions if none is named",
    )
    add("--json", action="store_true", help="one JSON object a line")


def _possible(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("percent", type=values.percent, metavar="PERCENT", help="as printed, such as 13 or 12.5")
    add("bases", type=values.bases, metavar="BASE", help="one, or a range such as 80-120")
    add("--decimals", type=int, choices=range(7), metavar="N", help="as PERCENT has if not given")
