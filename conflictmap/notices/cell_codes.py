"""Codes of single cells: dates, numbers, vocabularies, forms."""

from conflictmap.model.marking import N_
from conflictmap.notices.code import NoticeCode

CELL_CODES: dict[str, NoticeCode] = {
    "required-value": NoticeCode(
        "error",
        N_("A required cell is blank"),
        N_("{column} is blank."),
        N_("Write what the source says, for example `{example}`."),
    ),
    "unknown-value": NoticeCode(
        "error",
        N_("A word that the vocabulary does not have"),
        N_('"{value}" is not one of the values of {column}.'),
        N_("Did you mean `{fix}`? The values are: {allowed}."),
        N_("The values are: {allowed}. For example `{example}`."),
    ),
    "sub-type-elsewhere": NoticeCode(
        "error",
        N_("A sub type of another event type"),
        N_('"{value}" belongs to {right_type}, but event_type says {event_type}.'),
        N_("Write one of {allowed}, for example `{example}`; or write {right_type} in event_type."),
    ),
    "id-form": NoticeCode(
        "error",
        N_("An id that is not written as ids are"),
        N_('"{found}" is not written as an id: small letters, a hyphen, then small letters, digits, hyphens.'),
        N_("Write it so, for example `{right}`."),
    ),
    "paragraph-form": NoticeCode(
        "error",
        N_("A paragraph that is not a number"),
        N_('"{found}" does not end in the number of a paragraph.'),
        N_("Write `{id}#12`, or `{id}` where there is no paragraph; of several paragraphs each is an item of its own."),
    ),
    "relation-form": NoticeCode(
        "error",
        N_("A relation that is not written as relations are"),
        N_('"{found}" does not say how the two events are related.'),
        N_("Put about:, follows:, outcome-of:, part-of: or possibly-same: before the id, as in `{right}`."),
    ),
    "country-code": NoticeCode(
        "error",
        N_("A country that is not a code of ISO 3166-1"),
        N_('"{value}" is not a two-letter country code in capitals.'),
        N_("Write `{fix}`."),
        N_("Write the code, for example `SY` for Syria."),
    ),
    "language-code": NoticeCode(
        "error",
        N_("A language that is not a code of ISO 639"),
        N_('"{value}" is not a language code of two or three small letters.'),
        N_("Write `{fix}`."),
        N_("Write the code, for example `ar` for Arabic or `en` for English."),
    ),
    "url-form": NoticeCode(
        "error",
        N_("An address that is not http or https"),
        N_('"{value}" is not an address of the web; only http and https become links.'),
        N_("Write `{fix}`."),
        N_("Write the whole address, for example `https://example.org/2018/01/11/report`, or leave the cell blank."),
    ),
    "date-not-iso": NoticeCode(
        "error",
        N_("A date that can be read in two ways"),
        N_('"{value}" can be read day first or month first.'),
        N_("Write `{first}` or `{second}`; if the source gives only a month, `{month}`."),
    ),
    "date-other-form": NoticeCode(
        "error",
        N_("A date in another form"),
        N_('"{value}" is not written year-month-day.'),
        N_("Write `{fix}`."),
    ),
    "date-digits": NoticeCode(
        "error",
        N_("A date in Arabic-Indic digits"),
        N_('"{value}" is written in digits that a sort or a filter does not read.'),
        N_("Write `{right}`."),
    ),
    "date-impossible": NoticeCode(
        "error",
        N_("A day that no calendar has"),
        N_('There is no day "{found}".'),
        N_("Look it up in the source; `{right}` would pass, if that is what it says."),
    ),
    "date-reversed": NoticeCode(
        "error",
        N_("A span that ends before it begins"),
        N_('"{value}" ends before it begins.'),
        N_("Write `{fix}`."),
    ),
    "date-open": NoticeCode(
        "error",
        N_("A date that is open on a side where it cannot be"),
        N_('"{value}" is open on the wrong side: a/.. began at a and goes on, [..b] is no later than b.'),
        N_("Write `{fix}`, if that is what the source says."),
    ),
    "date-unreadable": NoticeCode(
        "error",
        N_("A date that cannot be read"),
        N_('"{value}" is not a date.'),
        N_("Write the day as `2018-01-10`, a month as 2018-01, a span as 2018-01-05/2018-01-06, no later than as "
           "[..2018-01-10]."),
    ),
    "not-a-number": NoticeCode(
        "error",
        N_("A number that cannot be read"),
        N_('"{value}" is not a plain decimal number: digits 0-9 and a dot.'),
        N_("Write `{fix}`."),
        N_("Write it so, for example `{example}`."),
    ),
    "not-a-count": NoticeCode(
        "error",
        N_("A count that cannot be read"),
        N_('"{value}" is not a whole number in digits 0-9.'),
        N_("Write `{fix}`."),
        N_("Write it so, for example `{example}`; leave the cell blank where no number is reported."),
    ),
    "latitude-range": NoticeCode(
        "error",
        N_("A latitude beyond the poles"),
        N_("Latitude {value} is not between -90 and 90."),
        N_("Write degrees with a dot, for example `{example}`; in Syria latitudes are 32 to 37.5."),
    ),
    "longitude-range": NoticeCode(
        "error",
        N_("A longitude beyond 180 degrees"),
        N_("Longitude {value} is not between -180 and 180."),
        N_("Write degrees with a dot, for example `{example}`; in Syria longitudes are 35.5 to 42.5."),
    ),
    "radius-range": NoticeCode(
        "error",
        N_("A radius out of range"),
        N_("{value} km is not a radius: more than 0, at most 1000."),
        N_("Write kilometres, for example `{example}`."),
    ),
}  # fmt: skip
