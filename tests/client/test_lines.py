"""Lines as they come."""

from __future__ import annotations

import io
import os
from pathlib import Path

from samesky_client.lines import Lines


async def test_a_pipe_gives_its_lines_as_they_come_and_the_last_one_without_an_end() -> None:
    read, write = os.pipe()
    with os.fdopen(read) as source:
        lines = Lines(source)
        os.write(write, "grüße\nzwei".encode())
        assert await anext(lines) == "grüße"
        os.write(write, b"tausend\nand")
        assert await anext(lines) == "zweitausend"
        os.close(write)
        assert [line async for line in lines] == ["and"]


async def test_letters_may_arrive_in_pieces() -> None:
    read, write = os.pipe()
    with os.fdopen(read) as source:
        lines = Lines(source)
        for byte in "♥\n".encode():
            os.write(write, bytes([byte]))
        assert await anext(lines) == "♥"
        os.close(write)
        assert [line async for line in lines] == []


async def test_files_and_text_in_memory_are_read_to_their_end(tmp_path: Path) -> None:
    file = tmp_path / "typed"
    file.write_text("one\ntwo\n")
    with file.open() as source:
        assert [line.strip() async for line in Lines(source)] == ["one", "two"]
    assert [line.strip() async for line in Lines(io.StringIO("one\n"))] == ["one"]
    with Path(os.devnull).open() as nothing:
        assert [line async for line in Lines(nothing)] == []
