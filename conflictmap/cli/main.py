"""The command line: finds the command asked for and imports nothing else."""

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from conflictmap.cli.parser import Parser, Translate, left_to_right, spoken
from conflictmap.i18n.tags import TAGS, parts_of
from conflictmap.model.marking import N_

COMMANDS: dict[str, str] = {
    "geocode": "conflictmap.cli.geocode",
    "geodata": "conflictmap.cli.geodata",
    "reverse": "conflictmap.cli.reverse",
    "check": "conflictmap.cli.check",
    "docs": "conflictmap.cli.docs",
    "snapshot": "conflictmap.cli.snapshot",
    "export": "conflictmap.cli.export",
    "import": "conflictmap.cli.import_",
    "tidy": "conflictmap.cli.tidy",
    "duplicates": "conflictmap.cli.duplicates",
    "floor": "conflictmap.cli.floor",
}
"""Name → module with HELP (N_), add_arguments(parser, t) and run(args) → exit code."""

PROGRAM = "python -m conflictmap"

OK, FAILED, MISUSE = 0, 1, 2
"""Exit codes: all is well; the command found what it looks for (errors, stale files); the command line is wrong."""

_COMMAND = N_("COMMAND")
_USAGE = N_("An interactive, bilingual, offline conflict map: its commands.")
_UNKNOWN = N_("There is no command {name}. Did you mean {near}?")
_ONE_LANGUAGE = N_("{name} speaks one language: --lang en or --lang ar.")


class Command(Protocol):
    """What a command module has."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser, t: Translate) -> None:
        """Add the command's own arguments, their help and the names of their values said by `t`."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; return the exit code. `args.lang` is one of TAGS; of a BILINGUAL command also "both", or "" for none.

        A BILINGUAL command takes a view, whose address may name the language when `--lang` does not.
        """


def load(name: str) -> Command:
    """Import the module of one command."""
    return cast(Command, import_module(COMMANDS[name]))


def main(argv: Sequence[str]) -> int:
    """Run `argv` (without the program's name) and return the exit code; 2 for a wrong command line."""
    _write_any_script()
    try:
        options, words = _split(argv)
        lang: str = _top_parser().parse_args(options).lang
        if not words or words[0] in ("-h", "--help"):
            _print_overview(lang)
            return OK if words else MISUSE
        if words[0] not in COMMANDS:
            print(_unknown(words[0], lang), file=sys.stderr)
            return MISUSE
        return _run(words[0], words[1:], lang)
    except SystemExit as stop:  # argparse stops so: 0 after --help, 2 after a wrong argument
        return stop.code if isinstance(stop.code, int) else MISUSE
    except BrokenPipeError:  # `… | head`: the reader has gone, nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return 130


def _run(name: str, rest: Sequence[str], lang: str) -> int:
    command = load(name)
    bilingual = getattr(command, "BILINGUAL", False)
    if lang == "both" and not bilingual:
        print(_say(_ONE_LANGUAGE, lang).format(name=name), file=sys.stderr)
        return MISUSE
    t = partial(_say, lang=lang)
    with spoken(t):
        parser = Parser(prog=f"{PROGRAM} {name}", description=t(command.HELP))
        command.add_arguments(parser, t)
        args = parser.parse_args(rest)
    args.lang = lang if bilingual else lang or "en"
    return command.run(args)


def _top_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=(*TAGS, "both"), default="")
    return parser


def _split(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return `--lang` with its value, and the other words; it may stand before or after the command."""
    options: list[str] = []
    words: list[str] = []
    waiting = list(argv)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            words += [word, *waiting]
            break
        if word == "--lang":
            options += [word, *waiting[:1]]
            waiting = waiting[1:]
        else:
            (options if word.startswith("--lang=") else words).append(word)
    return options, words


def _print_overview(lang: str) -> None:
    """Print every command with its one line of help (the only case that imports all of them)."""
    tags = "|".join(TAGS)
    line = f"{PROGRAM} [--lang {tags}] {_say(_COMMAND, lang)} …"
    width = max(map(len, COMMANDS))
    print(f"{_say(_USAGE, lang)}\n\n  {_isolated(line, lang)}\n")
    for name in COMMANDS:
        print(f"  {_isolated(name, lang)}{' ' * (width - len(name))} {_say(load(name).HELP, lang)}")


def _unknown(name: str, lang: str) -> str:
    near = get_close_matches(name, COMMANDS, 1, 0.4)
    return _say(_UNKNOWN, lang).format(name=repr(name), near=near[0] if near else ", ".join(COMMANDS))


def _isolated(text: str, lang: str) -> str:
    return left_to_right(text) if parts_of(lang)[0] == "ar" else text


def _say(text: str, lang: str) -> str:
    """Translate; English needs no catalogue, and so no import. Without a language, and for both, it is English."""
    if parts_of(lang)[0] == "en":
        return text
    from conflictmap.i18n.translator import translator

    return translator(lang).t(text)


def _write_any_script() -> None:
    """Let Arabic through where the terminal's encoding has none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
