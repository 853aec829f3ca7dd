"""Decks as files: YAML (or JSON, which is YAML) and CSV, read with the lines where everything stands.

Reading YAML needs `pyyaml` of the extra [terminal].
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, Literal

from samesky_shared.decks.cards import THEMES
from samesky_shared.decks.lint import CARD_FIELDS, HEAD_FIELDS, MAX_FILE, Cell, Problem, Row, Sheet, lint
from samesky_shared.decks.ways import WAYS

from .errors import Unreachable

Form = Literal["yaml", "csv"]
THEMES_OF: dict[str, tuple[str, ...]] = {
    "kindness": WAYS,
    "culture": ("people", "table", "words", "home", "year"),
    "wishes": ("dates", "films", "trips", "learn"),
}
"""What cards of our other decks are about; questions have the eight themes."""


def form_of(name: str) -> Form:
    """How a file of this name is written."""
    return "csv" if name.lower().endswith(".csv") else "yaml"


def read(text: str, form: Form) -> tuple[Sheet, list[Problem]]:
    """A deck as far as it can be read, and what stands where it does not belong."""
    if len(text.encode()) > MAX_FILE:
        return Sheet({}, ()), [Problem(1, "", "large", {"most": MAX_FILE // 1024})]
    return _csv(text) if form == "csv" else _yaml(text)


def check(text: str, form: Form) -> tuple[Sheet, list[Problem]]:
    """A deck, and all that is wrong with it."""
    sheet, problems = read(text, form)
    if any(one.what in ("unreadable", "large") for one in problems):
        return sheet, problems
    deck = sheet.head.get("deck")
    known = {(one.line, one.field) for one in problems}
    more = [
        one
        for one in lint(sheet, THEMES_OF.get(deck.text if deck else "", THEMES))
        if (one.line, one.field) not in known and not (problems and one.field == "cards")
    ]
    return sheet, sorted([*problems, *more], key=lambda one: (one.line, one.field))


def questions_of(sheet: Sheet) -> tuple[tuple[int, str], ...]:
    """Depth and text of the cards of a deck in which nothing is wrong."""
    return tuple(
        (int(row.fields["depth"].text) if "depth" in row.fields else 1, row.fields["text"].text)
        for row in sheet.rows
    )


def written(cards: Iterable[tuple[int, str]]) -> str:
    """A deck of questions as YAML, by depth and text."""
    yaml = _pyyaml()
    whole = {"cards": [{"depth": depth, "text": text} for depth, text in cards]}
    made: str = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=1000)
    return made


def _csv(text: str) -> tuple[Sheet, list[Problem]]:
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=";" if first.count(";") > first.count(",") else ",",
        strict=True,
    )
    problems: list[Problem] = []
    rows: list[Row] = []
    names: list[str] | None = None
    line = 1
    try:
        for given in reader:
            cells = [one.strip() for one in given]
            if any(cells):
                if names is None:
                    names = [one.lower() for one in cells]
                    problems += _names(names, line)
                else:
                    if len(cells) > len(names):
                        problems.append(Problem(line, "", "cells"))
                    known = zip(names, cells, strict=False)
                    rows.append(Row(line, {name: Cell(line, cell) for name, cell in known if cell}))
            line = reader.line_num + 1
    except csv.Error:
        problems.append(Problem(line, "", "unreadable", {"form": "CSV"}))
    return Sheet({}, tuple(rows)), problems


def _names(names: list[str], line: int) -> list[Problem]:
    """What is wrong with the head of a table."""
    if "text" not in names:
        return [Problem(line, "text", "missing")]
    found = [
        Problem(line, name, "unknown", {"names": ", ".join(CARD_FIELDS)})
        for name in names
        if name not in CARD_FIELDS
    ]
    return found + [Problem(line, name, "field-twice") for name in CARD_FIELDS if names.count(name) > 1]


def _yaml(text: str) -> tuple[Sheet, list[Problem]]:
    yaml = _pyyaml()
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            if isinstance(event, yaml.AliasEvent):
                return Sheet({}, ()), [Problem(event.start_mark.line + 1, "", "unreadable", {"form": "YAML"})]
        top = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Sheet({}, ()), [Problem(mark.line + 1 if mark else 1, "", "unreadable", {"form": "YAML"})]
    except (yaml.YAMLError, RecursionError):
        return Sheet({}, ()), [Problem(1, "", "unreadable", {"form": "YAML"})]
    if top is None:
        return Sheet({}, ()), [Problem(1, "cards", "missing")]
    problems: list[Problem] = []
    if isinstance(top, yaml.SequenceNode):
        top_cards, head = top, {}
    else:
        fields = _fields(yaml, top, (*HEAD_FIELDS, "cards"), "cards", problems)
        top_cards = fields.pop("cards", None)
        head = {name: _cell(yaml, name, node, problems) for name, node in fields.items()}
    rows = []
    if top_cards is not None and not isinstance(top_cards, yaml.SequenceNode):
        problems.append(Problem(_line(top_cards), "cards", "list"))
        top_cards = None
    for node in top_cards.value if top_cards is not None else ():
        if fields := _fields(yaml, node, CARD_FIELDS, "cards", problems):
            cells = {name: _cell(yaml, name, one, problems) for name, one in fields.items()}
            rows.append(Row(_line(node), cells))
    return Sheet(head, tuple(rows)), sorted(problems, key=lambda one: (one.line, one.field))


def _fields(
    yaml: Any, node: Any, known: tuple[str, ...], where: str, problems: list[Problem]
) -> dict[str, Any]:
    """The fields of a map."""
    found: dict[str, Any] = {}
    if not isinstance(node, yaml.MappingNode):
        problems.append(Problem(_line(node) if node is not None else 1, where, "map"))
        return found
    for key, value in node.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        if name not in known:
            problems.append(Problem(_line(key), name, "unknown", {"names": ", ".join(known)}))
        elif name in found:
            problems.append(Problem(_line(key), name, "field-twice"))
        else:
            found[name] = value
    return found


def _cell(yaml: Any, name: str, node: Any, problems: list[Problem]) -> Cell:
    if isinstance(node, yaml.SequenceNode) and name == "rooms":
        return Cell(_line(node), " ".join(str(one.value) for one in node.value))
    if not isinstance(node, yaml.ScalarNode):
        problems.append(Problem(_line(node), name, "words"))
        return Cell(_line(node), "")
    return Cell(_line(node), str(node.value).strip())


def _line(node: Any) -> int:
    line: int = node.start_mark.line + 1
    return line


def _pyyaml() -> Any:
    try:
        import yaml
    except ImportError:
        raise Unreachable("Decks in YAML need more packages: pip install 'samesky[terminal]'") from None
    return yaml
