"""SQL for what every import does: cells, ids, days, and the folding of ``model.folding`` for texts of any length."""

from __future__ import annotations

_LETTERS = {
    "أإآٱىیئؤةکگھەہۀپچڤ": "اااايييوهككههههبجف",
    "ıłøđð": "ilodd",
    "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹": "01234567890123456789",
}
_FROM, _TO = "".join(_LETTERS), "".join(_LETTERS.values())
_DROPPED = "ءـ'`´‘’‛ʻʼʽʾʿˈ′ʹ\u200c\u200d\u200e\u200f"
_GOD = "\ue000"  # keeps the word for God whole while articles go


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


MACROS: tuple[str, ...] = (
    "CREATE OR REPLACE MACRO cell(v) AS nullif(trim(v), '')",
    "CREATE OR REPLACE MACRO whole(v) AS CASE WHEN regexp_full_match(trim(v), '[0-9]{1,7}(\\.0+)?') "
    "THEN CAST(CAST(trim(v) AS DOUBLE) AS INTEGER) END",
    "CREATE OR REPLACE MACRO degrees_of(v) AS CASE WHEN regexp_full_match(trim(v), '-?[0-9]{1,3}(\\.[0-9]*)?') "
    "THEN CAST(trim(v) AS DOUBLE) END",
    # A time of day after an ISO day (newer UCDP files write 00:00:00.000) says nothing and is left out.
    "CREATE OR REPLACE MACRO day_of(v) AS coalesce(try_strptime(regexp_extract(trim(v), "
    "'^([0-9]{4}-[0-9]{2}-[0-9]{2})([ T][0-9:.]*)?$', 1), '%Y-%m-%d'), try_strptime(trim(v), '%d %B %Y'), "
    "try_strptime(trim(v), '%d-%B-%Y'))::DATE",
    "CREATE OR REPLACE MACRO slug_of(v) AS CASE WHEN regexp_full_match(v, '[a-z0-9]+') THEN v ELSE "
    "trim(regexp_replace(lower(strip_accents(v)), '[^a-z0-9]+', '-', 'g'), '-') END",
    "CREATE OR REPLACE MACRO id_of(prefix, v) AS prefix || CASE WHEN slug_of(v) = '' OR length(slug_of(v)) > 60 "
    "THEN left(slug_of(v), 50) || substr(md5(v), 1, 8) ELSE slug_of(v) END",
    "CREATE OR REPLACE MACRO parts_of(v) AS list_distinct(list_filter(list_transform("
    "string_split(coalesce(v, ''), ';'), lambda p: trim(p)), lambda p: p <> ''))",
    f"CREATE OR REPLACE MACRO letters(v) AS translate(v, {_quoted(_FROM)}, {_quoted(_TO)})",
    "CREATE OR REPLACE MACRO bare(v) AS letters(strip_accents(letters(translate("
    f"replace(lower(nfc_normalize(v)), 'ß', 'ss'), {_quoted(_DROPPED)}, ''))))",
    # The two article expressions cost most of a fold, and most texts have nothing for them.
    "CREATE OR REPLACE MACRO without_al(v) AS CASE WHEN contains(v, 'ال') THEN replace(regexp_replace("
    f"replace(v, 'الله', '{_GOD}'), '(^|[^\\p{{L}}\\p{{N}}{_GOD}])ال([\\p{{L}}\\p{{N}}]{{2}})', '\\1\\2', 'g'), "
    f"'{_GOD}', 'الله') ELSE v END",
    "CREATE OR REPLACE MACRO without_latin_al(v) AS CASE WHEN contains(v, 'al') THEN regexp_replace("
    "v, '(^|[^\\p{L}\\p{N}])al[\\s\\-‐-―]+(\\p{L})', '\\1\\2', 'g') ELSE v END",
    # strlen counts bytes, length letters: equal means plain ASCII, which needs none of the slow mapping of letters.
    "CREATE OR REPLACE MACRO fold(v) AS CASE WHEN strlen(v) = length(v) THEN trim(regexp_replace(without_latin_al("
    "replace(replace(lower(v), '''', ''), '`', '')), '[^a-z0-9]+', ' ', 'g')) ELSE trim(regexp_replace("
    "without_latin_al(without_al(bare(v))), '[^\\p{L}\\p{N}]+', ' ', 'g')) END",
)
"""Statements that define cell, whole, degrees_of, day_of, slug_of, id_of, parts_of, fold and what these are made of."""
