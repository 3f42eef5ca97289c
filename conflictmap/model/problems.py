"""The one exception that a cell raises when it cannot be read; the checker turns it into a Notice."""


class CellProblem(ValueError):
    """A cell that cannot be read.

    `code` is a key of `conflictmap.notices.codes.CODES`; `found` is the offending text (the cell or one item of it);
    `fix` is what to write in place of the *whole cell*, where that is known; `params` fill the message template.
    The contributor's mistake, never ours; reading it again gives the same answer.
    """

    def __init__(self, code: str, found: str, fix: str | None = None, **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.fix = fix
        self.params = params
