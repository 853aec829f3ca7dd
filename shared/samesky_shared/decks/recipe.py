"""Recipes: what is in each and how it goes, once for all languages, and its words in each of them.

Amounts are for two, in metric units; `amounts` has them as each kitchen measures. Allergens are those fourteen that
must be declared in the European Union.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from .cards import LANGUAGES

Allergen = Literal[
    "gluten", "crustaceans", "egg", "fish", "peanut", "soy", "milk", "nuts", "celery", "mustard", "sesame",
    "sulphites", "lupin", "molluscs",
]  # fmt: skip
ALLERGENS: tuple[Allergen, ...] = get_args(Allergen)
Unit = Literal["", "g", "ml", "tbsp", "tsp", "pinch", "handful", "clove", "slice", "piece", "sheet"]
"""How an ingredient is measured; empty: by the piece, without a word."""
Diet = Literal["", "vegetarian", "vegan"]


class Ingredient(Struct, frozen=True, forbid_unknown_fields=True):
    """What goes in, for two."""

    id: Annotated[str, Meta(pattern=r"^[a-z]+$")]
    amount: float
    unit: Unit = ""
    cup: int = 0
    """Grams of it in a US cup, where one measures it by the cup there."""
    allergens: tuple[Allergen, ...] = ()


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """One step: what goes in, and how many minutes its timer has."""

    uses: tuple[str, ...] = ()
    minutes: int = 0


class Recipe(Struct, frozen=True, forbid_unknown_fields=True):
    """One of ours, without its words."""

    id: Annotated[str, Meta(pattern=r"^r[0-9]{2}$")]
    minutes: int
    diet: Diet
    ingredients: tuple[Ingredient, ...]
    steps: tuple[Part, ...]

    @property
    def allergens(self) -> tuple[Allergen, ...]:
        """All that must be declared, in the order of `ALLERGENS`."""
        found = {one for ingredient in self.ingredients for one in ingredient.allergens}
        return tuple(one for one in ALLERGENS if one in found)


class RecipeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Its words in one language; `note` is for two kitchens."""

    title: str
    about: str
    note: str
    ingredients: dict[str, str]
    steps: tuple[str, ...]


class _Recipes(Struct, frozen=True, forbid_unknown_fields=True):
    deck: str
    serves: int
    recipes: tuple[Recipe, ...]


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    deck: str
    language: str
    title: str
    recipes: dict[str, RecipeWords]


@cache
def recipes() -> tuple[Recipe, ...]:
    """All of ours, in their order."""
    file = files(__package__) / "recipes" / "recipes.json"
    return msgspec.json.decode(file.read_bytes(), type=_Recipes).recipes


@cache
def recipe_words(language: str) -> dict[str, RecipeWords]:
    """The words of each in one of `LANGUAGES` (else English), by id."""
    file = files(__package__) / "recipes" / f"{language if language in LANGUAGES else 'en'}.json"
    return msgspec.json.decode(file.read_bytes(), type=_Words).recipes


def recipe_of(id: str) -> Recipe | None:
    """One of ours by its id."""
    return next((one for one in recipes() if one.id == id), None)
