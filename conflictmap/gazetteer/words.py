"""The words around a place's own name, in English and Arabic, folded: what they say of its kind, and what they leave.

Every table is closed and general: no place is named here.
"""

from __future__ import annotations

from conflictmap.model.folding import fold


def _table(rows: dict[str, str]) -> dict[str, str]:
    """Turn {"value": "word, word"} into {folded word: value}."""
    return {fold(word): value for value, listed in rows.items() for word in listed.split(",")}


#: One spelling for what tells two villages of a name apart: their side, height or size, translated or transliterated.
ADJECTIVES = _table(
    {
        "sharki": "eastern, east, sharqi, sharki, charqi, sharqiyah, sharqiya, sharqiyeh, sharqieh, sharqiyya, chargi, "
        "شرقي, شرقية",
        "gharbi": "western, west, gharbi, gharbiyah, gharbiya, gharbiyeh, gharbieh, gharbiyya, garbi, gharbih, "
        "غربي, غربية",
        "shamali": "northern, north, shamali, shamaliyah, shamaliya, shamaliyeh, shimali, shimaliyah, chamali, "
        "chamaliye, شمالي, شمالية",
        "janubi": "southern, south, janubi, janubiyah, janubiya, janubiyeh, janoubi, جنوبي, جنوبية",
        "kibli": "qibli, qibliyah, qibliya, qibliyeh, kibli, kibliye, qebli, قبلي, قبلية",
        "kabir": "kabir, kabirah, kabira, kabireh, kebir, kebire, kebirah, kbir, kbireh, great, greater, big, large, "
        "buyuk, boyuk, mezin, mazin, كبير, كبيرة",
        "saghir": "saghir, saghirah, saghira, saghireh, sghir, sghireh, shagir, small, little, minor, kucuk, kuchuk, "
        "bichuk, picuk, صغير, صغيرة",
        "fukani": "ulya, olya, yukari, jorin, عليا, "
        "fawqani, fawqaniyah, fawqaniya, fawqa, foqani, fouqani, fuqani, foqaniyeh, fawkani, faouqani, "
        "upper, فوقاني, فوقانية, فوقا",
        "tahtani": "sufla, sofla, asagi, ashaghi, jerin, سفلي, "
        "tahtani, tahtaniyah, tahtaniya, tahta, tahtanyeh, tahtaniyeh, tehtani, "
        "lower, تحتاني, تحتانية, تحتا",
    }
)

#: Words for an army unit's branch, which its name is told with and without.
BRANCHES = frozenset(("armoured", "armored", "mechanized", "mechanised", "motorized", "motorised", "infantry",
                      "artillery", "tank"))  # fmt: skip

#: What a query asks for → the kinds of the gazetteer that answer it.
ASKED: dict[str, frozenset[str]] = {
    "village": frozenset({"village", "town", "city", "capital", "neighbourhood"}),
    "town": frozenset({"village", "town", "city", "capital", "neighbourhood"}),
    "settlement": frozenset({"village", "town", "city", "capital", "neighbourhood"}),
    "neighbourhood": frozenset({"neighbourhood"}),
    "governorate": frozenset({"governorate"}),
    "district": frozenset({"district"}),
    "subdistrict": frozenset({"subdistrict"}),
    "area": frozenset({"region", "zone", "village", "town", "city", "neighbourhood", "mountain"}),
    "countryside": frozenset({"region", "zone", "governorate"}),
    "camp": frozenset({"camp", "neighbourhood"}),
    "airport": frozenset({"airport", "airbase"}),
    "base": frozenset({"airbase", "base", "naval_base"}),
    "crossing": frozenset({"crossing"}),
    "dam": frozenset({"dam", "water"}),
    "field": frozenset({"field"}),
    "mountain": frozenset({"mountain"}),
    "site": frozenset({"site", "base", "region", "water"}),
}

#: A phrase at either end of a name → what it asks for. Longer phrases are tried first.
PHRASES = _table(
    {
        "village": "village, villages, hamlet, village of, قرية, قرى",
        "town": "town, township, city, town of, city of, old city of, city center, city centre, town center, "
        "town centre, city outskirts, بلدة, مدينة, بلدتي, بلدات",
        "settlement": "locality, suburb, settlement, suburb of, ضاحية",
        "neighbourhood": "neighbourhood, neighborhood, neighbourhood of, neighborhood of, quarter, quarter of, "
        "hayy, hay, حي, حارة, أحياء",
        "governorate": "governorate, province, muhafazat, muhafazah, governorate of, province of, محافظة",
        "district": "district, district of, mintaqat",
        "subdistrict": "subdistrict, sub district, nahiyah, nahiyat, nahia, nahiya, ناحية",
        "area": "area, areas, region, area of, region of, front, fronts, front line, frontline, frontlines, front of, "
        "axis, sector, entrance, entrance of, entrance to, surroundings, surroundings of, farmland, farmlands, groves, "
        "orchards, junction of, محور, جبهة, محاور, مدخل, قطاع, منطقة, بادية, desert, plain, plains, سهل, outskirts of, "
        "outskirts, محيط, أطراف",
        "countryside": "countryside, rural, rif, reef, ريف, countryside of, rural area of",
        "camp": "camp, refugee camp, idp camp, idps camp, camps, displacement camp, mukhayyam, مخيم",
        "airport": "airport, international airport, civilian airport, airfield, مطار, الدولي, international",
        "base": "military airbase, air base, airbase, military airport, military air base, army base, military base, "
        "air defense base, air defence base, naval base, naval facility, base, artillery base, radar base, barracks, "
        "مطار العسكري, قاعدة, قاعدة جوية, القاعدة الجوية, ثكنة, معسكر, كتيبة, لواء, العسكري, العسكرية, الجوية, الجوي",
        "crossing": "crossing, border crossing, checkpoint, check point, checkpoints, crossing of, checkpoint of, "
        "border gate, معبر, حاجز, crossroad, "
        "crossroads, junction, معبر حدودي",
        "dam": "dam, reservoir, lake, سد, بحيرة",
        "field": "oil field, oil fields, gas field, gas fields, field, fields, oil gas field, oilfield, حقل, حقول",
        "mountain": "mountain, mount, hill, hills, mountains, jabal, جبل, تلة",
        "site": "prison, central prison, castle, citadel, ruin, ruins, farm, farms, factory, "
        "power plant, thermal power plant, power station, pumping station, water station, water pumping station, "
        "treatment plant, refinery, warehouse, warehouses, depot, ammunition depot, weapons depot, school, university, "
        "college, academy, roundabout, tunnel, port, cemetery, shrine, mosque, church, monastery, stadium, market, "
        "industrial zone, housing, housing project, compound, complex, headquarters, salt pan, silos, mill, mills, "
        "hospital, field hospital, national hospital, industrial area,  station, springs, stream, bridge, "
        "industrial city, grain silos, سجن, قلعة, صوامع, مزارع, جسر, مشفى, محطة",
    }
)
MOST_WORDS = max(len(phrase.split()) for phrase in PHRASES)

#: Direction words → bearing from north, clockwise, in degrees. -1 is the middle.
DIRECTIONS: dict[str, float] = {
    word: float(bearing)
    for bearing, listed in {
        0: "north, northern, شمال, شمالي, شمالية",
        45: "northeast, northeastern, north east, north eastern, شمال شرق, شمال شرقي, شمالي شرقي, شمالي شرق",
        90: "east, eastern, شرق, شرقي, شرقية",
        135: "southeast, southeastern, south east, south eastern, جنوب شرق, جنوب شرقي, جنوبي شرقي, جنوبي شرق",
        180: "south, southern, جنوب, جنوبي, جنوبية",
        225: "southwest, southwestern, south west, south western, جنوب غرب, جنوب غربي, جنوبي غربي, جنوبي غرب",
        270: "west, western, غرب, غربي, غربية",
        315: "northwest, northwestern, north west, north western, شمال غرب, شمال غربي, شمالي غربي, شمالي غرب",
        -1: "central, centre of, center of, وسط",
    }.items()
    for word in (fold(w) for w in listed.split(","))
}


def _words(listed: str) -> frozenset[str]:
    """The folded words of a list parted by commas."""
    return frozenset(fold(w) for w in listed.split(","))


#: Words between a direction and the name it divides: "southern rural Idlib", "ريف حلب الجنوبي".
RURAL = _words("rural, countryside, rif, reef, ريف, of, governorate, province, parts")
#: Prepositions that a copied Arabic name brings along.
LEADING = _words("في, من, إلى, على, عند, in, at, the")
#: Words that say the event was by the named place, not at it.
NEARBY = tuple(
    sorted(
        _words(
            "near, close to, around, outside, vicinity of, next to, north of, south of, east of, west of, "
            "قرب, بالقرب من, جوار"
        )
    )
)

#: First words of many names that sources add and leave out: hill, well, ruin, farm, walled farm, spring …
TOPONYMS = _words(
    "tall, tell, tal, tel, bir, beer, khirbat, khirbet, kherbet, khirba, kherba, mazraat, mazrat, mazra, mazraah, "
    "hawsh, housh, rasm, jubb, jub, nahiyat, qaryat, shaykh, sheikh, sheik, hajj, haj, qasr, tulul, maydan, midan, "
    "تل, بئر, بير, خربة, مزرعة, حوش, رسم, جب, شيخ, حاج, قصر"
)
_COMMON = (
    TOPONYMS
    | frozenset(ADJECTIVES.values())
    | _words(
        "ayn, ain, ein, ras, kafr, kafar, dayr, deir, umm, um, abu, abou, bu, wadi, jabal, ibn, bin, ben, jadid, "
        "jadidah, jadida, عين, رأس, كفر, دير, أم, أبو, وادي, جبل, ابن, جديد, جديدة"
    )
)


def telling(name: str) -> bool:
    """Whether folded `name` holds a word that tells a place: no mere adjective, common first word or syllable."""
    return any(len(w) > 2 and w not in _COMMON for w in name.split())
