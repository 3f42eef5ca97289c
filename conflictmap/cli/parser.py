"""argparse in the reader's language: its own words from the catalogues, and lines that keep their direction."""

import argparse
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from conflictmap.model.bidi import POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE, isolate
from conflictmap.model.marking import N_

Translate = Callable[[str], str]
"""English → the reader's language."""

WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("unexpected option string: %s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("not allowed with argument %s"),
    N_("one of the arguments %s is required"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("unknown parser %(parser_name)r (choices: %(choices)s)"),
)
"""What argparse says to a reader, as it looks it up; a test compares the list with argparse itself."""

_WHOLE_NUMBER = N_("“{found}” is not a whole number")
_COLUMNS = re.compile(r"( *)(\S+(?: \S+)*)(.*)")
_ARABIC_RUN = re.compile(r"[\u0600-\u06ff]+(?: [\u0600-\u06ff]+)*")


@contextmanager
def spoken(t: Translate) -> Iterator[None]:
    """Let argparse speak with `t` meanwhile. It looks up its words in the `_` of its module, and nowhere else."""
    own = vars(argparse)["_"]
    vars(argparse)["_"] = t
    try:
        yield
    finally:
        vars(argparse)["_"] = own


def whole_number(t: Translate) -> Callable[[str], int]:
    """Return the reader of an integer: argparse would speak of an “int”."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(t(_WHOLE_NUMBER).replace("{found}", text[:80])) from None

    return read


class Parser(argparse.ArgumentParser):
    """A parser whose usage and options stay whole beside Arabic: argparse lays lines out before they are isolated."""

    def format_usage(self) -> str:
        """Return the usage with its options isolated where it is Arabic."""
        return _isolated(super().format_usage())

    def format_help(self) -> str:
        """Return the help with usage, options and names isolated where it is Arabic."""
        return _isolated(super().format_help())


def _isolated(text: str) -> str:
    if not _ARABIC_RUN.search(text):
        return text
    usage, blank, rest = text.partition("\n\n")
    word, colon, options = usage.partition(": ")
    usage = word + colon + "\n".join(_line(line) for line in options.split("\n"))
    return usage + blank + "\n".join(_line(line) if re.match(" {2,4}\\S", line) else line for line in rest.split("\n"))


def _line(line: str) -> str:
    """Isolate the first column of a line: up to two spaces."""
    match = _COLUMNS.fullmatch(line)
    return match[1] + left_to_right(match[2]) + match[3] if match else line


def left_to_right(text: str) -> str:
    """Isolate what reads from the left, and the Arabic names within it from the right."""
    return isolate(_ARABIC_RUN.sub(lambda run: f"{RIGHT_TO_LEFT_ISOLATE}{run[0]}{POP_ISOLATE}", text))
