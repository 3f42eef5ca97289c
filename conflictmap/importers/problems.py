"""Why an import cannot start: the wrong file or the wrong folder, told so that the user can mend it."""

from __future__ import annotations

from collections.abc import Callable

from conflictmap.model.marking import N_

TEMPLATES: dict[str, str] = {
    "no-file": N_("{file}: there is no such file."),
    "empty": N_("{file}: the file is empty."),
    "packed": N_("{file}: this is a packed file or a spreadsheet. Unpack it, or save the sheet as CSV (UTF-8)."),
    "wrong-format": N_("{file}: this is not {wanted}. Columns that are missing: {missing}. It looks like {looks}."),
    "unknown-format": N_(
        "{file}: this is not {wanted}. Columns that are missing: {missing}. Its columns are: {columns}."
    ),
    "unreadable": N_("{file}: {reason}"),
    "no-rows": N_("Not one row could be taken over. {reason}"),
    "target-in-use": N_("{folder} holds other files. Give an empty folder, or one that an import has made."),
}


class ImportProblem(ValueError):
    """The import did not start or wrote nothing; the output folder is as it was. The user's file is to be mended."""

    def __init__(self, code: str, **values: str) -> None:
        self.code = code
        self.values = values
        super().__init__(self.message())

    def message(self, translate: Callable[..., str] | None = None) -> str:
        """Return the sentence for people; ``translate(msgid, **values)`` defaults to English."""
        template = TEMPLATES[self.code]
        return translate(template, **self.values) if translate else template.format(**self.values)
