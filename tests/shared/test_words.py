"""The files of words are in step: the same sentences with the same gaps in every language, and no junk."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast

FOLDER = files("samesky_shared").joinpath("words")
LANGUAGES = sorted(one.name for one in FOLDER.iterdir() if one.is_dir())
NAMES = sorted(one.name.removesuffix(".ftl") for one in FOLDER.joinpath("en").iterdir())
GAP = re.compile(r"\$(\w+)")


def resource(language: str, name: str) -> ast.Resource:
    return FluentParser().parse(FOLDER.joinpath(language, f"{name}.ftl").read_text("utf-8"))


def sentences(language: str, name: str) -> dict[str, str]:
    text = FOLDER.joinpath(language, f"{name}.ftl").read_text("utf-8")
    return {
        one.id.name: text[one.value.span.start : one.value.span.end]  # type: ignore[union-attr]
        for one in resource(language, name).body
        if isinstance(one, ast.Message)
    }


def test_there_are_languages() -> None:
    assert LANGUAGES == ["ar", "de", "en"]
    for language in LANGUAGES:
        assert sorted(one.name for one in FOLDER.joinpath(language).iterdir()) == sorted(
            f"{name}.ftl" for name in NAMES
        )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences_with_the_same_gaps(language: str, name: str) -> None:
    ours, english = sentences(language, name), sentences("en", name)
    assert list(ours) == list(english), "the same sentences, in the same order"
    assert len(english) >= 10
    different = {
        key for key in english if sorted(GAP.findall(ours[key])) != sorted(GAP.findall(english[key]))
    }
    assert different == set()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_file_is_junk_and_no_sentence_stands_twice(language: str, name: str) -> None:
    body = resource(language, name).body
    assert [one.content for one in body if isinstance(one, ast.Junk)] == []
    ids = [one.id.name for one in body if isinstance(one, ast.Message)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_files_have_a_sentence_of_the_same_name(language: str) -> None:
    every = [key for name in NAMES for key in sentences(language, name)]
    assert [key for key in every if every.count(key) > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at(language: str) -> None:
    for name in NAMES:
        assert [text for text in sentences(language, name).values() if re.search(r"[!！]", text)] == []
