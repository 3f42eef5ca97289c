"""Why something could not be written: for the person who tried, in words that say what to do."""

from conflictmap.model.marking import N_

MESSAGES: dict[str, str] = {
    "busy": N_("Somebody else is writing to the files. Nothing was changed; try again in a moment."),
    "read-only": N_("{file} cannot be written: the file or its folder is read-only. Nothing was changed; the operator "
                    "can give the server write permission."),
    "disk-full": N_("There is no room to write {file} ({reason}). Nothing was changed; the operator has to make room."),
    "not-written": N_("{file} could not be written ({reason}). Nothing was changed."),
    "unreadable": N_("{file} could not be read ({reason}). Nothing was changed."),
    "encoding": N_("{file} is not in UTF-8, so that a new row cannot be added without harm. Nothing was changed; save "
                   "it as UTF-8 first."),
    "broken-line": N_("Line {line} of {file} opens a double quote and does not close it; a row written after it could "
                      "be swallowed. Nothing was changed; close the quote first."),
    "no-header": N_("{file} has no header line with the column {column}. Nothing was changed."),
    "id-taken": N_("{id} is already in {file} with other contents. Nothing was changed."),
    "row-gone": N_("{id} is no longer in {file}. Nothing was changed; look at the row again."),
    "row-changed": N_("{id} was changed by somebody else meanwhile. Nothing was changed; look at the row again."),
    "no-reason": N_("Say why: a correction or a retraction states its reason."),
    "has-errors": N_("The rows have errors; correct them first. Nothing was changed."),
    "hostile": N_("A cell begins like a formula or holds HTML. Nothing was changed; write it as plain text."),
    "too-large": N_("A submission holds at most {rows} rows and {characters} characters. Nothing was written; send it "
                    "in parts."),
    "long-comment": N_("A comment holds at most {characters} characters. Nothing was written; shorten it."),
    "queue-full": N_("{n} submissions are waiting for review, which is the most that is kept. Nothing was written; "
                     "try again when some have been read."),
    "no-submission": N_("There is no submission {id}."),
    "not-waiting": N_("The submission {id} has been decided already."),
    "not-allowed": N_("Writing is not open to you on this server. Nothing was written."),
}  # fmt: skip
"""Code → template, for the translator."""


class WritingProblem(Exception):
    """A write that was refused or failed, with all files as they were before.

    `code` is a key of MESSAGES, `params` fill its template. `retry` tells whether the same try may work later.
    """

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(MESSAGES[code].format_map(params))
        self.code = code
        self.params = params

    @property
    def template(self) -> str:
        """The English template, to be translated and filled with `params`."""
        return MESSAGES[self.code]

    @property
    def retry(self) -> bool:
        """Whether trying again may help without anybody changing anything."""
        return self.code == "busy"
