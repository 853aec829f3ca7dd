"""`samesky deck` as it is typed: what is wrong with files, and wrong command lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from samesky_client.__main__ import main
from samesky_shared.decks.lint import CARD_FIELDS


def test_what_is_wrong_is_named_with_file_line_and_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "balcony.yaml"
    file.write_text("title: Balcony\ncards:\n  - depth: 7\n    text: What grows?\n  - depht: 1\n", "utf-8")
    assert main(["deck", "lint", "--lang", "en", str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:3: depth: A number from 1 to 4.",
        f"{file}:5: depht: There is no field of this name. There are {', '.join(CARD_FIELDS)}.",
    ]
    assert main(["deck", "lint", "--lang", "de", str(file)]) == 1
    assert f"{file}:3: depth: Eine Zahl von 1 bis 4." in capsys.readouterr().out


def test_files_of_one_deck_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    en, de, third = (tmp_path / name for name in ("en.yaml", "de.yaml", "other.yaml"))
    en.write_text("deck: b\nlanguage: en\ncards:\n- {id: b1, depth: 1, text: 'What grows?'}\n", "utf-8")
    de.write_text("deck: b\nlanguage: de\ncards:\n- {id: b1, depth: 2, text: 'Was wächst?'}\n", "utf-8")
    third.write_text("deck: c\ncards:\n- {id: b9, depth: 2, text: 'Who?'}\n", "utf-8")
    assert main(["deck", "lint", "--lang", "en", *map(str, (en, de, third))]) == 1
    assert capsys.readouterr().out.splitlines() == [f"{de}:4: depth: It is different in {en}."]
    assert main(["deck", "lint", str(en), str(third)]) == 0


def test_a_file_in_another_encoding_or_a_wrong_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes("text\nWas wächst?\n".encode("latin-1"))
    assert main(["deck", "lint", "--lang", "en", str(file)]) == 1
    assert capsys.readouterr().out == f"{file}:1: This cannot be read as UTF-8.\n"
    assert main(["deck", "lint"]) == 2
    assert main(["deck", "bring"]) == 2
    assert main(["deck", "save", "x"]) == 2
    assert main(["deck", "lint", str(tmp_path / "none.yaml")]) == 1
    assert "No such file" in capsys.readouterr().err
