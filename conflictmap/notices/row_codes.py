"""Codes of rows: cells that contradict each other, and rows that contradict other rows."""

from conflictmap.model.marking import N_
from conflictmap.notices.code import NoticeCode

ROW_CODES: dict[str, NoticeCode] = {
    "title-missing": NoticeCode(
        "error",
        N_("An event without a title"),
        N_("Both title_en and title_ar are blank."),
        N_("Write a short title of your own in at least one language, for example `{example}`."),
    ),
    "other-language-missing": NoticeCode(
        "warning",
        N_("A text in one language only"),
        N_("{column} is blank, while {other} is not; readers of one language see the other's text."),
        N_("Write it in both languages, for example `{example}`."),
    ),
    "point-half": NoticeCode(
        "error",
        N_("Half a point"),
        N_("{column} is blank, while {other} is {value}."),
        N_("Write both, for example `{example}`, or leave both blank."),
    ),
    "point-missing": NoticeCode(
        "warning",
        N_("A precise place without a point"),
        N_("geo_precision says {precision}, but there is no latitude and longitude, so it is not on the map."),
        N_("Write the point of {place}, for example `{example}` north with its longitude; or write `unknown`."),
    ),
    "precision-missing": NoticeCode(
        "error",
        N_("A point without its precision"),
        N_("There is a point, but geo_precision does not say how precisely it is known."),
        N_("Write it, for example `area`, together with its radius in radius_km; or `town`."),
    ),
    "radius-missing": NoticeCode(
        "warning",
        N_("An area without a radius"),
        N_("geo_precision says area, but radius_km is blank, so its size cannot be drawn."),
        N_("Write the radius in kilometres, for example `{example}`."),
    ),
    "radius-not-area": NoticeCode(
        "error",
        N_("A radius that is not of an area"),
        N_("radius_km says {value}, but geo_precision says {precision}."),
        N_("Leave radius_km blank; or write `area` in geo_precision, if it happened somewhere within that disc."),
    ),
    "site-of-violence": NoticeCode(
        "warning",
        N_("A precise point for violence against civilians"),
        N_("geo_precision says site, and the event is violence against civilians: a precise point can do harm."),
        N_("Write `{fix}`, and round the point accordingly."),
    ),
    "coordinates-swapped": NoticeCode(
        "error",
        N_("Latitude and longitude changed places"),
        N_("{latitude}, {longitude} is not in {country}; with the two changed it is."),
        N_("Write latitude `{longitude}` and longitude `{latitude}`."),
    ),
    "outside-country": NoticeCode(
        "error",
        N_("A point in another country"),
        N_("{latitude}, {longitude} lies {km} km outside {country}."),
        N_("Write country `{fix}`, or correct the point."),
        N_("Correct the point, or leave country blank where it lies in no country."),
    ),
    "outside-admin1": NoticeCode(
        "warning",
        N_("A point in another governorate"),
        N_("{latitude}, {longitude} lies {km} km outside {admin1}."),
        N_("Write `{fix}`, or correct the point."),
        N_("Correct the point or the governorate."),
    ),
    "unknown-admin1": NoticeCode(
        "error",
        N_("A governorate that Syria does not have"),
        N_('"{value}" is not one of the 14 governorates of Syria.'),
        N_("Did you mean `{fix}`?"),
        N_("They are: {allowed}. For example `Idlib`."),
    ),
    "fatalities-order": NoticeCode(
        "error",
        N_("Figures of deaths in the wrong order"),
        N_("{column} is {value}, but {other} is {other_value}."),
        N_("The lowest is at most the best, the best at most the highest. Write `{fix}`, or correct the other."),
    ),
    "zero-fatalities": NoticeCode(
        "warning",
        N_("Zero deaths that nobody reported"),
        N_("fatalities is 0, and no claim about casualties says that nobody died."),
        N_("Leave the cell blank where nothing is reported; or add a claim with the attribute casualties."),
    ),
    "announced-in-the-past": NoticeCode(
        "warning",
        N_("An announcement of something past"),
        N_("status says announced, but {event_date} was over when its source was published ({published})."),
        N_("Write `{fix}` in status, or correct the date."),
    ),
    "date-after-source": NoticeCode(
        "error",
        N_("A date after the source was published"),
        N_('"{value}" is after {source} was published ({published}).'),
        N_("A source cannot report what comes after it: correct the date, or cite the later source. If it only "
           "announces the event, status is announced; if the day is not known, write `{fix}`."),
    ),
    "disputed-without-claim": NoticeCode(
        "warning",
        N_("A dispute without a claim"),
        N_("attribution says disputed, but no claim in claims.csv says who did it or where it came from."),
        N_("Add the claims (attribute perpetrator or origin); or write `{fix}`."),
    ),
    "duplicate-id": NoticeCode(
        "error",
        N_("The same id twice"),
        N_('"{value}" is also the id in line {first}.'),
        N_("Leave {column} blank in the new row; tidy writes a new id."),
        N_("Give the new row an id of its own, for example `{right}`."),
    ),
    "unknown-actor": NoticeCode(
        "error",
        N_("An actor that is not in actors.csv"),
        N_('"{found}" is not in actors.csv.'),
        N_("Nearest: {nearest} ({name}). Write `{fix}`, or add the new actor to actors.csv in the same change."),
        N_("Add the actor to actors.csv in the same change, as the row `{row}`."),
    ),
    "unknown-source": NoticeCode(
        "error",
        N_("A source that is not in sources.csv"),
        N_('"{found}" is not in sources.csv.'),
        N_("Nearest: {nearest} ({name}). Write `{fix}`, or add the new source to sources.csv in the same change."),
        N_("Add the source to sources.csv in the same change, as the row `{row}`."),
    ),
    "unknown-event": NoticeCode(
        "error",
        N_("An event that is not in events.csv"),
        N_('"{found}" is not in {files}.'),
        N_("Nearest: {nearest} ({name}). Write `{fix}`."),
        N_("Write the id of a row that is there, for example `{example}`; a new row gets its id from tidy."),
    ),
    "unknown-claim": NoticeCode(
        "error",
        N_("A claim that is not in claims.csv"),
        N_('"{found}" is not in claims.csv.'),
        N_("Nearest: {nearest} ({name}). Write `{fix}`."),
        N_("Write the id of a row that is there, for example `{example}`; a new row gets its id from tidy."),
    ),
    "refers-to-itself": NoticeCode(
        "error",
        N_("A row that refers to itself"),
        N_('"{found}" in {column} is this very row.'),
        N_("Write the id of the other row; with this one taken out the cell reads `{fix}`."),
    ),
    "cycle": NoticeCode(
        "error",
        N_("Rows that refer to each other in a circle"),
        N_("{column} leads in a circle: {path}."),
        N_("Break it where the later row refers to the earlier one; without this link the cell reads `{fix}`."),
    ),
    "to-claim-missing": NoticeCode(
        "error",
        N_("A claim that revises or withdraws nothing"),
        N_("stance says {stance}, but to_claim does not say which claim."),
        N_("Write the id of the earlier claim in to_claim, for example `{example}`."),
    ),
    "claim-value": NoticeCode(
        "error",
        N_("A value that does not fit its attribute"),
        N_('"{value}" is not {expected}, which a claim about {attribute} has as its value.'),
        N_("Write it so, for example `{right}`; or leave value blank and say it in the statement."),
    ),
    "statement-missing": NoticeCode(
        "error",
        N_("A claim without a statement"),
        N_("Both statement_en and statement_ar are blank."),
        N_("Write what the claimant says, in your own words, in at least one language, for example `{example}`."),
    ),
    "lifetime-reversed": NoticeCode(
        "error",
        N_("An actor that ended before it began"),
        N_("valid_to says {value}, but valid_from says {valid_from}."),
        N_("Write valid_from `{value}` and valid_to `{valid_from}`, or correct one of them."),
    ),
}  # fmt: skip
