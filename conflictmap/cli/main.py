"""The command line: finds the command asked for and imports nothing else."""

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Protocol, cast

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
"""Name → module with HELP (N_), add_arguments(parser) and run(args) → exit code."""

PROGRAM = "python -m conflictmap"

OK, FAILED, MISUSE = 0, 1, 2
"""Exit codes: all is well; the command found what it looks for (errors, stale files); the command line is wrong."""

_USAGE = N_("An interactive, bilingual, offline conflict map: its commands.")
_UNKNOWN = N_("There is no command {name}. Did you mean {near}?")
_ONE_LANGUAGE = N_("{name} speaks one language: --lang en or --lang ar.")


class Command(Protocol):
    """What a command module has."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; return the exit code. `args.lang` is "en" or "ar"."""


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
    if lang == "both" and not getattr(command, "BILINGUAL", False):
        print(_ONE_LANGUAGE.format(name=name), file=sys.stderr)
        return MISUSE
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} {name}", description=_say(command.HELP, lang))
    command.add_arguments(parser)
    args = parser.parse_args(rest)
    args.lang = lang
    return command.run(args)


def _top_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", choices=("en", "ar", "both"), default="en")
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
    print(f"{_say(_USAGE, lang)}\n\n  {PROGRAM} [--lang en|ar] COMMAND …\n")
    for name in COMMANDS:
        print(f"  {name:<10} {_say(load(name).HELP, lang)}")


def _unknown(name: str, lang: str) -> str:
    near = get_close_matches(name, COMMANDS, 1, 0.4)
    return _say(_UNKNOWN, lang).format(name=repr(name), near=near[0] if near else ", ".join(COMMANDS))


def _say(text: str, lang: str) -> str:
    """Translate; English needs no catalogue, and so no import."""
    if lang == "en":
        return text
    from conflictmap.i18n.translator import translator

    return translator(lang).t(text)


def _write_any_script() -> None:
    """Let Arabic through where the terminal's encoding has none."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
