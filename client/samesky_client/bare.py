"""Pictures without what cameras write into them beside what is seen: place, device, time, a small copy."""

from __future__ import annotations

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_APP, _COMMENT, _SCAN, _END = range(0xE0, 0xF0), 0xFE, 0xDA, b"\xff\xd9"
_COLOURS = {0xE0, 0xEE}
"""JFIF and Adobe's: without them colours are read wrongly. They hold nothing else."""
_CHUNKS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM"}


def bare(picture: bytes) -> tuple[str, bytes]:
    """The media type of a JPEG or PNG, and its bytes without that; both empty for what is neither, or is cut off."""
    if picture.startswith(JPEG):
        whole = _jpeg(picture)
        return ("image/jpeg", whole) if whole else ("", b"")
    if picture.startswith(PNG):
        whole = _png(picture)
        return ("image/png", whole) if whole else ("", b"")
    return "", b""


def _jpeg(picture: bytes) -> bytes:
    found, at = bytearray(JPEG), 2
    while at + 4 <= len(picture) and picture[at] == 0xFF:
        kind, length = picture[at + 1], int.from_bytes(picture[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(picture):
            return b""
        if kind == _SCAN:
            end = _after_scan(picture, end)
        if kind in _COLOURS or (kind not in _APP and kind != _COMMENT):
            found += picture[at:end]
        if picture[end : end + 2] == _END:
            return bytes(found + _END)  # what follows it, such as another picture, is no part of what is seen
        at = end
    return b""


def _after_scan(picture: bytes, at: int) -> int:
    """Where the next marker is; within what is seen, 255 is followed by 0 or the number of a restart."""
    while at + 1 < len(picture):
        at = picture.find(b"\xff", at)
        if at < 0:
            break
        if at + 1 < len(picture) and picture[at + 1] and not 0xD0 <= picture[at + 1] <= 0xD7:
            return at
        at += 2
    return len(picture)


def _png(picture: bytes) -> bytes:
    found, at = bytearray(PNG), len(PNG)
    while at + 12 <= len(picture):
        length = int.from_bytes(picture[at : at + 4], "big")
        kind = picture[at + 4 : at + 8]
        if kind in _CHUNKS:
            found += picture[at : at + 12 + length]
        if kind == b"IEND":
            return bytes(found)
        at += 12 + length
    return b""
