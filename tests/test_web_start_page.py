"""The first document that a reader gets, through the middleware that the app runs under."""

from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Route

from conflictmap.web.start_page import StartPage
from tests.asgi import Answer, get

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


async def start(_: object) -> FileResponse:
    return FileResponse(INDEX, media_type="text/html")


async def words(_: object) -> PlainTextResponse:
    return PlainTextResponse('<html lang="en">')


ROUTES = [Route("/", start), Route("/words", words), Route("/api/words", words)]


def asked(address: str, **headers: str) -> Answer:
    app = Starlette(routes=ROUTES, middleware=[Middleware(StartPage, style="p { margin: 0 }")])
    return get(address, app, **headers)


def test_an_arabic_browser_gets_an_arabic_page_from_the_first_byte() -> None:
    page = asked("/", accept_language="ar-SY,en;q=0.5")
    assert '<html lang="ar" dir="rtl">' in page.text
    assert "<title>خريطة النزاع</title><style>p { margin: 0 }</style>" in page.text
    assert int(page.headers["content-length"]) == len(page.body)
    assert "Accept-Language" in page.headers["vary"]


def test_the_start_page_travels_packed() -> None:
    page = asked("/?lang=ar", accept_encoding="gzip, br")
    assert page.headers["content-encoding"] == "gzip"
    assert '<html lang="ar" dir="rtl">' in page.text


def test_the_address_decides_over_the_browser() -> None:
    assert '<html lang="en" dir="ltr">' in asked("/?lang=en", accept_language="ar").text


def test_a_kept_page_of_the_other_language_is_never_confirmed() -> None:
    tag = get("/", Starlette(routes=ROUTES)).headers["etag"]
    answer = asked("/?lang=ar", if_none_match=tag)
    assert answer.status == 200
    assert "etag" not in answer.headers


def test_other_answers_pass_untouched() -> None:
    assert asked("/words?lang=ar").text == asked("/api/words?lang=ar").text == '<html lang="en">'
