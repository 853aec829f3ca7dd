"""Our recipes are data: the same in both languages, everything used, allergens declared, kind to small kitchens."""

from __future__ import annotations

import re

import pytest

from samesky_shared.decks import LANGUAGES
from samesky_shared.decks.recipe import ALLERGENS, recipe_of, recipe_words, recipes

PLAIN = re.compile(r"[\w ,.:;?…’–„“‚‘{}-]+")
ALLERGIC = {
    "milk": r"\b(milk|butter|cheese)", "egg": r"\beggs?\b", "fish": r"salmon", "peanut": r"peanut", "soy": r"\bsoy",
    "gluten": r"pasta|bread|flour|tortilla|semolina|soy sauce", "sesame": r"sesame", "celery": r"stock",
    "sulphites": r"wine",
}  # fmt: skip
"""Words of ingredients that must be declared."""


def test_there_are_twelve_half_of_them_without_meat_or_fish_and_several_vegan() -> None:
    diets = [one.diet for one in recipes()]
    assert len(diets) == len({one.id for one in recipes()}) == 12
    assert diets.count("vegan") >= 3
    assert sum(map(bool, diets)) >= 8
    assert recipe_of("r00") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_of_the_same_recipes(language: str) -> None:
    words = recipe_words(language)
    assert list(words) == [one.id for one in recipes()]
    for one in recipes():
        said = words[one.id]
        assert list(said.ingredients) == [ingredient.id for ingredient in one.ingredients]
        assert len(said.steps) == len(one.steps)
        for text in (said.title, said.about, said.note, *said.ingredients.values(), *said.steps):
            assert PLAIN.fullmatch(text), text
            assert text == " ".join(text.split())
        assert len(said.title) <= 40
        assert all(20 <= len(text) <= 120 and text.endswith(".") for text in (said.about, *said.steps)), (
            one.id
        )
        assert 20 <= len(said.note) <= 140


def test_each_fits_a_small_kitchen_and_an_evening() -> None:
    for one in recipes():
        assert one.minutes <= 50
        assert 4 <= len(one.steps) <= 6
        assert 5 <= len(one.ingredients) <= 10
        assert sum(step.minutes for step in one.steps) <= one.minutes
        assert "oven" not in " ".join(recipe_words("en")[one.id].steps), one.id


def test_what_goes_in_is_used_and_what_is_used_is_there() -> None:
    for one in recipes():
        there = {ingredient.id for ingredient in one.ingredients}
        assert {name for step in one.steps for name in step.uses} == there, one.id
        assert all(ingredient.amount > 0 for ingredient in one.ingredients)


def test_allergens_are_declared_and_what_is_vegan_has_nothing_of_animals() -> None:
    for one in recipes():
        for ingredient in one.ingredients:
            name = recipe_words("en")[one.id].ingredients[ingredient.id]
            name = re.sub(r"coconut milk|peanut butter", lambda found: found[0].split()[0], name)
            wanted = {what for what, said in ALLERGIC.items() if re.search(said, name)}
            assert wanted == {*ingredient.allergens}, name
        assert list(one.allergens) == [what for what in ALLERGENS if what in one.allergens]
        if one.diet:
            assert not {"fish", "crustaceans", "molluscs"} & {*one.allergens}
        if one.diet == "vegan":
            assert not {"milk", "egg"} & {*one.allergens}
