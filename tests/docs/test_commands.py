"""Every command line of every page is understood by what it names; some are also run (test_snippets)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samesky_server.settings import table

from .commands import VARIABLES, check, verbs
from .pages import ROOT, Fence, left, name, pages, prose, spans

TRIED = re.compile(r"(?:samesky|\./run|\.venv/bin/\w+|node|SAMESKY_\w+=\S+) ")
STANDS_FOR = {"N": "1", "URL": "redis://127.0.0.1:6379/0"}
"""What is read where a sentence leaves it to the reader."""


@pytest.mark.parametrize("fence", left("sh"), ids=str)
def test_every_command_of_a_block_is_understood(fence: Fence) -> None:
    assert check(fence.text)


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_command_in_a_sentence_is_understood(page: Path) -> None:
    for span in spans(page):
        if TRIED.match(span) and span not in ("samesky …", "./run …"):
            plain = re.sub(r"\[([^\]|]*)[^\]]*\]", r"\1", span)  # what may be left out, or its first choice
            plain = re.sub(r" (N|URL)\b", lambda found: f" {STANDS_FOR[found[1]]}", plain)
            assert check(re.sub(r" …$", "", plain)), span


def test_a_command_that_is_none_is_found() -> None:
    wrong = ("samesky dance", "samesky join --loud LINK", "./run fly", "./run bench tea", "samesky serve --prot 1",
             "cp a b", "node examples/no.mjs", "SAMESKY_PORTS=1 samesky serve", "./run test tests/no.py")  # fmt: skip
    for one in wrong:
        with pytest.raises((AssertionError, pytest.fail.Exception, SystemExit)):
            check(one)


@pytest.mark.parametrize("page", pages(), ids=name)
def test_every_variable_that_is_named_is_read_somewhere(page: Path) -> None:
    assert set(re.findall(r"\bSAMESKY_[A-Z_]*[A-Z]\b", page.read_text("utf-8"))) - VARIABLES == set()


def test_every_verb_stands_on_the_page_about_working_on_it() -> None:
    page = (ROOT / "docs/working-on-it.md").read_text("utf-8")
    assert {verb for verb in verbs() if f"./run {verb}" not in page} == set()
    shell = (ROOT / "run").read_text("utf-8").rpartition("case $verb in\n")[2]
    assert set(re.findall(r"^([\w-]+)(?: \|[^)]*)?\)(?: |$)", shell, re.MULTILINE)) == set(verbs())


def test_the_front_page_has_two_commands_to_set_it_up() -> None:
    shown = [one.text.strip() for one in left("sh") if one.page == "README.md"]
    assert shown == ["./run start", "./run test"]
    assert "./run" not in prose(ROOT / "README.md").replace("`./run docs`", "")


def test_every_option_that_operators_are_told_of_exists() -> None:
    code = "".join(
        path.read_text("utf-8")
        for top in ("server", "client/samesky_client")
        for path in (ROOT / top).rglob("*.py")
    )
    options = {row.option for row in table()} | set(re.findall(r'"(--[a-z-]+)"', code))
    for page in ("docs/operate.md", "docs/backups.md", "docs/host-apps.md"):
        named = {word for span in spans(ROOT / page) for word in re.findall(r"^--[a-z-]+", span)}
        assert named <= options, page
