"""Downloads one file to disk with the standard library: a broken transfer goes on where it stopped."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CHUNK = 64 * 1024
_TIMEOUT_S = 30
#: How often a transfer that breaks off is taken up again, within one call.
_ATTEMPTS = 4
_AGENT = "conflictmap geodata (urllib)"

#: Called with (bytes so far, bytes in all or None) after every piece.
Progress = Callable[[int, int | None], None]


class DownloadProblem(OSError):
    """A download that could not be done: the address, and why in words for a person."""

    def __init__(self, url: str, why: str) -> None:
        """`why` names what to try, where there is something."""
        self.url, self.why = url, why
        super().__init__(f"{url}: {why}")


def _open(url: str, start: int) -> Any:
    headers = {"User-Agent": _AGENT, **({"Range": f"bytes={start}-"} if start else {})}
    return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=_TIMEOUT_S)


def _total(response: Any, start: int) -> int | None:
    length = response.headers.get("Content-Length")
    return int(length) + start if length and length.isdigit() else None


def _transfer(url: str, part: Path, progress: Progress) -> bool:
    """Append what the server sends to `part`; whether it is whole. A server without ranges starts it anew."""
    start = part.stat().st_size if part.is_file() else 0
    with _open(url, start) as response:
        if start and response.status != http.HTTPStatus.PARTIAL_CONTENT:
            start = 0
        total, done = _total(response, start), start
        with part.open("ab" if start else "wb") as out:
            while piece := response.read(_CHUNK):
                out.write(piece)
                done += len(piece)
                progress(done, total)
    return total is None or done >= total


def _why(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answered {error.code} {error.reason}"
    reason = getattr(error, "reason", error)
    return f"no connection ({reason}). Without a network, give a folder that holds the files: --from FOLDER"


def download(url: str, target: Path, progress: Progress) -> None:
    """Fetch `url` into `target`, through `target`.part, which a later call resumes.

    Raises DownloadProblem: no network, a refusal, or a transfer that keeps breaking off (the part stays).
    """
    part = target.with_name(f"{target.name}.part")
    for _ in range(_ATTEMPTS):
        try:
            if _transfer(url, part, progress):
                part.replace(target)
                return
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                raise DownloadProblem(url, _why(error)) from error
            part.unlink(missing_ok=True)
        except urllib.error.URLError as error:
            raise DownloadProblem(url, _why(error)) from error
        except (http.client.IncompleteRead, ConnectionError, TimeoutError):
            continue
    raise DownloadProblem(url, "the transfer broke off; run the command again, it goes on where it stopped")
