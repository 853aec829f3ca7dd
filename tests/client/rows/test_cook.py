"""Cooking in a terminal: recipes as they are measured, whom they would not suit, the open step, what is kept."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from samesky_client.rows.cook import ROW, kept, line, lines, listed, mind_of, mind_written
from samesky_client.rows.row import Looking
from samesky_client.speech import Said, Speech
from samesky_shared.activities.cook import Cook
from samesky_shared.core.dish import Dish
from samesky_shared.protocol import Entry, Person
from samesky_shared.sealing import plain

T = Speech("en")
PEOPLE = {"a": Person("Ana"), "b": Person("Ben")}
LOOK = Looking(T, "cook", PEOPLE, "a", 100.0)


def shown(dish: Dish | None, you: str = "a", minds: Any = None) -> list[str]:
    view = msgspec.to_builtins(Cook(dish=dish, minds=minds or {}).view(you), builtin_types=(bytes,))
    return [one.strip() for one in lines(Looking(T, "cook", PEOPLE, you, 100.0), view)]


def dish(**more: Any) -> Dish:
    fields = {"recipe": "r02", "circle": ("a", "b"), "servings": {"a": 4, "b": 2}} | more
    return Dish("d1", "a", 5, 1000.0, **fields)


def test_what_somebody_does_not_eat_reads_as_it_was_written_and_strange_texts_say_nothing() -> None:
    assert mind_of(mind_written(["Milk", " coriander ", "", "egg"])) == (("egg", "milk"), ("coriander",))
    for text in ("", "[]", '{"allergens": 7, "dislikes": [3]}', '{"allergens": ["air"]}'):
        assert mind_of(text) == ((), ())


def test_all_recipes_are_listed_and_whom_they_would_not_suit() -> None:
    minds = {"b": plain(mind_written(["egg", "spinach"]))}
    found = listed(LOOK, {"minds": minds}, "")
    assert len(found) == 12
    assert found[1] == " 2  Shakshuka from one pan · 25 min · vegetarian · Not for Ben: egg"
    assert found[6].endswith("Not for Ben: spinach")
    assert listed(LOOK, None, "13") == ["there is no such number; type: recipes"]


def test_a_recipe_is_measured_as_one_does_there() -> None:
    metric, us = listed(LOOK, None, "1"), listed(LOOK, None, "1 us")
    assert metric[1].split() == ["150", "g", "rice"]
    assert us[1].split() == ["¾", "cup", "rice"]
    assert listed(Looking(Speech("de"), "cook"), None, "1")[7].split()[:2] == ["200", "ml"]


def test_the_open_step_says_what_goes_in_for_my_kitchen_and_who_is_awaited() -> None:
    assert shown(None) == ["cook     nothing is on the stove; type: recipes, then cook and a number"]
    first = shown(dish())
    assert first[0] == "cook     Shakshuka from one pan · Before the first step"
    assert "8 eggs" in first[1]
    found = shown(dish(step=4, done={"a": 5, "b": 4}))
    assert found[0] == "cook     Shakshuka from one pan · Step 4 of 5"
    assert found[2] == "8 eggs"
    assert "Ben" in found[3]
    assert shown(dish(step=3, done={"a": 1, "b": 3}))[-1].startswith("The open step is 3.")


def test_at_the_table_the_lines_are_read_out() -> None:
    found = shown(dish(step=6, lines={"b": plain("Too hot, and gone.")}))
    assert found == ["cook     Shakshuka from one pan · On the table", "Ben: Too hot, and gone."]


def test_what_was_cooked_and_brought_is_read_out_and_kept_with_its_fields() -> None:
    def entry(kind: str, body: dict[str, Any]) -> Entry:
        return Entry("1-0", 1, 100.0, "cook", kind, "a", body)

    ours = entry("cooked", {"dish": "d1", "recipe": "r02", "lines": {"b": plain("good")}})
    found = kept(ours)
    assert found is not None
    assert [(one.by, one.field) for one in found.told] == [("b", "say.text/d1")]
    assert line(LOOK, ours) == "cook     cooked: Shakshuka from one pan"
    own = entry("cooked", {"dish": "d1", "title": plain("Soup"), "by": "b", "blobs": (), "lines": {}})
    assert line(LOOK, own) == "cook     cooked: Soup"
    assert line(LOOK, entry("recipe", {"title": plain("Soup")})) == "cook     a recipe, brought: Soup"
    for erased in (entry("cooked", {}), entry("recipe", {}), entry("else", {})):
        assert kept(erased) is None
        assert line(LOOK, erased) is None


@pytest.mark.parametrize("rest", ["", "soup", "99"])
async def test_what_cannot_be_cooked_is_refused_with_what_can(rest: str) -> None:
    class Nowhere:
        you = "a"

        def cook(self) -> Any:
            return type("Cooking", (), {"state": Cook().view("a")})()

    with pytest.raises(Said):
        await ROW.verbs["cook"](Nowhere(), rest)  # type: ignore[arg-type] # nothing is asked of the room
