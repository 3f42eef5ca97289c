"""Codes of whole files and of the CSV form."""

from conflictmap.model.marking import N_
from conflictmap.notices.code import NoticeCode

FILE_CODES: dict[str, NoticeCode] = {
    "events-missing": NoticeCode(
        "error",
        N_("There is no events.csv"),
        N_("{file} is not in the folder."),
        N_("Put it there; an empty one begins with the header line `{header}`."),
    ),
    "table-missing": NoticeCode(
        "warning",
        N_("One of the other tables is not there"),
        N_("{file} is not in the folder, so what refers to it cannot be checked."),
        N_("Put it there; an empty one begins with the header line `{header}`."),
    ),
    "file-unreadable": NoticeCode(
        "error",
        N_("A file cannot be opened"),
        N_("{file} cannot be read: {reason}."),
        N_("Let the program read it: it must be a file, with read permission (`chmod a+r {file}`)."),
    ),
    "file-empty": NoticeCode(
        "error",
        N_("A file has nothing in it"),
        N_("{file} has no header line."),
        N_("Write the header line `{header}`."),
    ),
    "no-rows": NoticeCode(
        "warning",
        N_("A file holds its header only"),
        N_("{file} has a header line and no rows."),
        N_("Add a row below it, for example `{row}`."),
    ),
    "not-utf8": NoticeCode(
        "error",
        N_("A file is not in UTF-8"),
        N_("{file} is not written in UTF-8; the first byte that is not is in this line."),
        N_("Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)."),
    ),
    "utf-16": NoticeCode(
        "error",
        N_("A file is in UTF-16"),
        N_("{file} is written in UTF-16 (a spreadsheet's “Unicode text”)."),
        N_("Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)."),
    ),
    "delimiter": NoticeCode(
        "error",
        N_("A file is not parted by commas"),
        N_("{file} has “{value}” between its cells, as spreadsheets of some languages write it."),
        N_("Save it with commas, or upload it on the page Contribute, which hands it back so."),
    ),
    "lost-character": NoticeCode(
        "error",
        N_("A character could not be read"),
        N_('"{value}" holds the mark � in place of a character that was lost.'),
        N_("Write the word again, and save the file as UTF-8; without the mark the cell reads `{fix}`."),
    ),
    "column-missing": NoticeCode(
        "error",
        N_("A required column is missing"),
        N_("{file} has no column {column}."),
        N_("Add {column} to the header line, and its cell to every row. The whole header line is `{header}`."),
    ),
    "optional-column-missing": NoticeCode(
        "warning",
        N_("An optional column is missing"),
        N_("{file} has no column {column}; every row is read as if it were blank."),
        N_("Add {column} to the header line, and a cell to every row. The whole header line is `{header}`."),
    ),
    "column-unknown": NoticeCode(
        "warning",
        N_("A column that the codebook does not know"),
        N_('"{value}" is not a column of {file}; its cells are not read.'),
        N_("Did you mean `{fix}`?"),
        N_("Take it out, or keep what it says in `note`."),
    ),
    "column-twice": NoticeCode(
        "error",
        N_("A column stands twice in the header"),
        N_('"{value}" stands twice in the header line; only the first of the two is read.'),
        N_("Take the second one out of the header line and of every row. The whole header line is `{header}`."),
    ),
    "row-too-short": NoticeCode(
        "error",
        N_("A row has too few cells"),
        N_("This row has {cells} cells; the header line has {columns}."),
        N_("Add the missing commas: an empty cell still has its comma. With them at the end the row reads `{row}`."),
    ),
    "row-too-long": NoticeCode(
        "error",
        N_("A row has too many cells"),
        N_("This row has {cells} cells; the header line has {columns}. The first cell too many is “{value}”."),
        N_('Put a cell that holds a comma in double quotes, as in `"Talks, second day"`, or take the commas out.'),
    ),
    "quote-open": NoticeCode(
        "error",
        N_("A double quote is not closed"),
        N_("A cell that begins with a double quote in this line does not end with one: {value}"),
        N_('Close it before the next comma, and write a double quote within a cell twice, as in `"the ""new"" plan"`.'),
    ),
    "cell-too-long": NoticeCode(
        "warning",
        N_("A cell is longer than 10,000 characters"),
        N_("{column} holds {length} characters; only the first 10,000 are shown."),
        N_("Shorten it: a summary is a few sentences, for example `{example}`."),
    ),
    "control-character": NoticeCode(
        "warning",
        N_("A cell holds an invisible character"),
        N_('"{value}" holds {found}, which is not seen and can make text read differently from what is written.'),
        N_("Write `{fix}`."),
    ),
    "formula-start": NoticeCode(
        "warning",
        N_("A cell begins like a formula"),
        N_('"{value}" begins with {found}; a spreadsheet would run it. It is shown as plain text.'),
        N_("Write `{fix}`."),
    ),
}
