"""What is in the queue, as the devices know it: an address of the web, or each side's own copy of a file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from .speech import Said

EDGE = 1 << 20
"""Bytes at each end that a file is known by."""


class OwnFile(NamedTuple):
    """A file of this device, never sent anywhere; the other side has a copy of its own."""

    path: Path
    name: str
    size: int
    hash: str
    """SHA-256 of the first and the last MiB, as hex."""

    def text(self) -> str:
        """What goes into the queue."""
        file = {"name": self.name, "size": self.size, "hash": self.hash}
        return json.dumps({"title": self.path.stem, "file": file}, ensure_ascii=False)


class Media(NamedTuple):
    """What is on: exactly one of `url`, `hash` and `elsewhere` is not empty, or none where it cannot be read."""

    title: str
    url: str = ""
    size: int = 0
    hash: str = ""
    elsewhere: str = ""
    """The site on whose own pages it is watched."""


def own_file(path: str) -> OwnFile:
    """A file by its fingerprint. Raises `Refused` when it cannot be read."""
    found = Path(path)
    try:
        size = found.stat().st_size
        with found.open("rb") as file:
            digest = hashlib.sha256(file.read(EDGE))
            file.seek(max(0, size - EDGE))
            digest.update(file.read(EDGE))
    except OSError as error:
        why = error.strerror or "it cannot be read"
        raise Said("invalid", "no-file", path="file", name=found.name, why=why) from None
    return OwnFile(found.absolute(), found.name, size, digest.hexdigest())


def media_of(text: str) -> Media:
    """What a text of the queue stands for. What is not of the web is not an address: it might name a file of ours."""
    try:
        found = json.loads(text)
    except ValueError:
        found = {"url": text}
    if not isinstance(found, dict):
        return Media("")
    url, file = found.get("url"), found.get("file")
    title = str(found.get("title") or "")
    if isinstance(url, str) and url.lower().startswith(("https://", "http://")):
        return Media(title or url, url=url)
    if isinstance(file, dict) and isinstance(file.get("hash"), str) and isinstance(file.get("size"), int):
        return Media(title or str(file.get("name")), size=file["size"], hash=file["hash"])
    if isinstance(found.get("provider"), str):
        return Media(title, elsewhere=found["provider"])
    return Media(title)
