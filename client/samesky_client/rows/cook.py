"""Cooking: recipes to choose from, the step that is open, and what is kept of a dish.

What somebody does not eat is a JSON map, sealed as one text: `allergens`, some of those fourteen that are declared,
and `dislikes`, words. A recipe that somebody brings is one too, in a blob: `title`, `about`, `serves`, `minutes`,
`ingredients` (each `name`, maybe `amount` and `unit`) and `steps` (each `text`, maybe `seconds` of a timer).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from samesky_shared.decks.amounts import System, measured
from samesky_shared.decks.recipe import ALLERGENS, Ingredient, Recipe, recipe_of, recipe_words, recipes
from samesky_shared.protocol import Entry

from ..speech import Said, Speech, clean
from .row import Kept, Looking, Row, Told

if TYPE_CHECKING:
    from ..room import Room

TEXT = "bring.text"
"""The field that the words of a brought recipe are sealed for."""
SERVES = 2
"""For how many our recipes are written."""
_COUNTS = {"¼": 0.25, "⅓": 0.34, "½": 0.5, "⅔": 0.67, "¾": 0.75}


def mind_written(words: Sequence[str]) -> str:
    """The text of what somebody does not eat: the names of allergens, and other words."""
    given = [one.strip() for one in words if one.strip()]
    allergens = [one for one in ALLERGENS if one in {word.lower() for word in given}]
    return json.dumps(
        {"allergens": allergens, "dislikes": [one for one in given if one.lower() not in allergens]},
        ensure_ascii=False,
    )


def mind_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The allergens and the words of somebody; nothing where the text says nothing of the kind."""
    found = _map(text)
    allergens, dislikes = (
        tuple(one for one in found.get(name) or () if isinstance(one, str) and one)
        if isinstance(found.get(name), list)
        else ()
        for name in ("allergens", "dislikes")
    )
    return tuple(one for one in ALLERGENS if one in allergens), dislikes


async def bring(room: Room, title: str, ingredients: Sequence[str], steps: Sequence[str]) -> int:
    """Brings a recipe. Raises `Refused` and `Unreachable`."""
    whole = {
        "title": title,
        "serves": SERVES,
        "ingredients": [{"name": one} for one in ingredients],
        "steps": [{"text": one} for one in steps],
    }
    return await room.cook().bring(title, await room.keep_blob("cook", TEXT, json.dumps(whole)))


async def brought(room: Room, text: str, by: str) -> dict[str, Any]:
    """The words of a recipe that `by` brought. Raises `Refused` and `Unreachable`."""
    return _map(room.unseal(await room.blob(text), "cook", TEXT, by))


def much(t: Speech, one: Ingredient, servings: int, system: System = "metric") -> str:
    """How much of an ingredient."""
    found = measured(one.amount * servings / SERVES, one.unit, system, one.cup)
    mark = _COUNTS.get(found.number[-1], 0.0)
    count = max(1.0, float((found.number[:-1] if mark else found.number) or 0) + mark)  # half a clove is one
    number = found.number.replace(".", ",") if t.language == "de" else found.number
    return t(f"cook-unit-{found.unit or 'none'}", n=number, count=count)


def warned(look: Looking, minds: Mapping[str, Any], recipe: Recipe) -> list[str]:
    """Whom one of ours would not suit, a line each."""
    names = " ".join(recipe_words(look.t.language)[recipe.id].ingredients.values()).casefold()
    found = []
    for who, box in minds.items():
        allergens, dislikes = mind_of(look.opened(box, "mind.text", who))
        what = [look.t(f"cook-allergen-{one}") for one in allergens if one in recipe.allergens]
        what += [clean(one) for one in dislikes if one.casefold() in names]
        if what:
            found.append(look.t("cook-warn", name=look.name(who), what=", ".join(what)))
    return found


def listed(look: Looking, view: Mapping[str, Any] | None, rest: str) -> list[str]:
    """All of ours with their numbers; with a number, that one: `recipes 3`, `recipes 3 us`."""
    t, minds = look.t, (view or {}).get("minds", {})
    words, (number, _, more) = recipe_words(t.language), rest.partition(" ")
    if not number:
        return [
            " · ".join(
                filter(
                    None,
                    (
                        f"{n:>2}  {words[one.id].title}",
                        t("cook-minutes", n=one.minutes),
                        t(f"cook-diet-{one.diet}") if one.diet else "",
                        *warned(look, minds, one),
                    ),
                )
            )
            for n, one in enumerate(recipes(), 1)
        ]
    one = _numbered(number)
    if one is None:
        return [t("say-recipes")]
    said, system = words[one.id], "us" if "us" in more.split() else "metric"
    return [
        f"{said.title}: {said.about}",
        *warned(look, minds, one),
        *(
            f"  {much(t, part, SERVES, 'us' if system == 'us' else 'metric'):>12}  {said.ingredients[part.id]}"
            for part in one.ingredients
        ),
        *(f"{n:>2}. {text}" for n, text in enumerate(said.steps, 1)),
        said.note,
    ]


def lines(look: Looking, view: Mapping[str, Any]) -> list[str]:
    """The step that is open, what goes in, and who is awaited."""
    t, dish = look.t, view["dish"]
    if dish is None:
        return [t.head("cook") + t("say-no-dish")]
    title, recipe = _title(look, dish), recipe_of(dish["recipe"] or "")
    step, head = dish["step"], t.head("cook")
    if step > dish["steps"]:
        field = f"say.text/{dish['id']}"
        said = [f"{look.name(who)}: {look.opened(box, field, who)}" for who, box in dish["lines"].items()]
        return [f"{head}{title} · {t('cook-table')}", *(" " * 9 + one for one in said)]
    found = [f"{head}{title} · {t('cook-step', n=step, of=dish['steps']) if step else t('cook-lay-short')}"]
    if recipe is not None:
        words, servings = recipe_words(t.language)[recipe.id], dish["servings"].get(look.you, SERVES)
        if step:
            found.append(" " * 9 + words.steps[step - 1])
        uses = recipe.steps[step - 1].uses if step else [one.id for one in recipe.ingredients]
        goes = [
            f"{much(t, one, servings)} {words.ingredients[one.id]}"
            for one in recipe.ingredients
            if one.id in uses
        ]
        found += [" " * 9 + ", ".join(goes)] if goes else []
    waits = [who for who in dish["awaits"] if who != look.you]
    if look.you in dish["circle"] and dish["done"].get(look.you, 0) < step:
        found.append(" " * 9 + t("cook-catch", n=step))
    elif waits and look.you not in dish["awaits"]:
        found.append(" " * 9 + look.waits(waits))
    ask = view["ask"]
    if ask is not None and ask["yours"] is None:
        found.append(" " * 9 + t("cook-go-asks", name=look.name(ask["by"])))
    return found


def line(look: Looking, entry: Entry) -> str | None:
    """A dish that was cooked, or a recipe, as it comes."""
    found = kept(entry)
    if found is None:
        return None
    of = found.of or next((one for one in found.told if one.field == "bring.title"), None)
    title = look.opened(of.box, of.field, of.by) if of else ""
    said = found.lead(look.t, look.name) if found.lead else title
    return f"{look.t.head('cook')}{look.t(found.head)}: {said}" if said else None


def kept(entry: Entry) -> Kept | None:
    """What was cooked with a line of each, or a recipe that somebody brought."""
    body, by = entry.body, entry.by or ""
    if entry.kind == "recipe" and isinstance(body.get("title"), bytes):
        return Kept((Told(by, body["title"], "bring.title"),), "cook-kept-recipe")
    if entry.kind != "cooked" or not isinstance(body.get("lines"), Mapping):
        return None
    field, recipe = f"say.text/{body.get('dish')}", recipe_of(str(body.get("recipe")))
    told = tuple(Told(who, box, field, old=True) for who, box in body["lines"].items())
    of = None
    if isinstance(body.get("title"), bytes):
        of = Told(str(body.get("by")), body["title"], "bring.title", old=True)
    return Kept(told, "cook-kept", of=of, lead=_lead(recipe) if recipe is not None else None)


def _lead(recipe: Recipe) -> Callable[[Speech, Callable[[str], str]], str]:
    return lambda t, name: recipe_words(t.language)[recipe.id].title


def _title(look: Looking, dish: Mapping[str, Any]) -> str:
    recipe, own = recipe_of(dish["recipe"] or ""), dish["brought"]
    if recipe is not None:
        return recipe_words(look.t.language)[recipe.id].title
    title = own and own["title"]
    return look.opened(title, "bring.title", own["by"]) if title else look.t("cook-kept-own")


def _numbered(text: str) -> Recipe | None:
    return recipes()[int(text) - 1] if text.isdecimal() and 1 <= int(text) <= len(recipes()) else None


def _map(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


async def _cook(room: Room, rest: str) -> None:
    """`cook 3 [SERVINGS]`, or one of the words while something is cooked."""
    word, _, more = rest.partition(" ")
    cooking, more = room.cook(), more.strip()
    dish = cooking.state.dish
    if word.isdecimal():
        recipe = _numbered(word)
        if recipe is None:
            raise Said("unknown", "ask-cook")
        servings = int(more) if more.isdecimal() and 1 <= int(more) <= 24 else SERVES
        await cooking.begin(recipe.id, servings, after=dish.id if dish else None)
        return
    if word == "not":
        await cooking.mind(mind_written(more.split(",")) if more else None)
        return
    if word not in ("done", "back", "on", "along", "timer", "ready", "line", "clear"):
        raise Said("invalid", "ask-cook")
    if dish is None:
        raise Said("conflict", "say-no-dish")
    mine = dish.done.get(room.you, 0)
    step = min(mine, dish.step) if room.you in dish.circle else dish.step
    if word == "done":
        await cooking.done(dish.id, step)
    elif word == "back":
        await cooking.not_done(dish.id, dish.step)
    elif word == "on":
        await cooking.go_on(dish.id, dish.step)
    elif word == "along":
        await cooking.join(dish.id)
    elif word == "timer":
        recipe = recipe_of(dish.recipe or "")
        minutes = recipe.steps[step - 1].minutes if recipe and 1 <= step <= dish.steps else 0
        await cooking.time(dish.id, step, (minutes or 5) * 60)
    elif word == "ready":
        await cooking.serve(dish.id)
    elif word == "line":
        await cooking.say(dish.id, more or None)
    else:
        await cooking.put_away(dish.id)


ROW = Row(
    "cook",
    verbs={"cook": _cook},
    shows={"recipes": listed},
    help=(
        ("recipes [NUMBER [us]]", "recipes"),
        ("cook NUMBER [SERVINGS]", "cook"),
        ("cook done · on · timer · line …", "cook-step"),
        ("cook not milk, coriander", "cook-not"),
    ),
    lines=lines,
    line=line,
    kept=kept,
)
