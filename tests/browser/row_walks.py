"""How each row looks: its element in the states that differ, for the walk over all screens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from samesky_client import Room, guesses, typed
from samesky_client.notes import Day, written
from samesky_client.rows.languages import chosen
from samesky_client.rows.support import hard

if TYPE_CHECKING:
    from .test_every_screen import Walk


async def with_gratitude(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_gratitude.py."""
    ana = walk.who
    await ana.to("gratitude")
    await ana["gratitude-thought"].wait_for()
    await walk.look("view gratitude")
    await ana["gratitude-text"].fill("The window.")
    await ana["gratitude-seal"].click()
    await walk.look("samesky-gratitude:sealed", "samesky-gratitude:waiting")
    await ben.gratitude().thank("p1", "The sea.")
    await walk.look("samesky-gratitude:revealed")


async def with_guess(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_guess.py."""
    ana = walk.who
    await ana.to("guess")
    await ana["guess-draw"].click()
    await ana["guess-answer"].fill("The window.")
    await walk.look("view guess")
    await ana["guess-seal"].click()
    await walk.look("samesky-guess:sealed", "samesky-guess:waiting")
    await ben.guess().answer("h1", guesses.written(guesses.Told("The sea.", "A window.")))
    await ana["guess-close"].click()
    await walk.look("samesky-guess:revealed")


async def with_wishes(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_wishes.py."""
    ana = walk.who
    await ana.to("wishes")
    await ana["wishes-card-w02"].check()
    await walk.look("view wishes")
    await ana["wishes-keep"].click()
    await typed.carry_out(ben, "wish w02")
    await ana["wishes-draw"].click()
    await ana["wishes-tonight"].wait_for()
    await ana["wishes-plan"].click()
    await walk.look("samesky-wishes:found")


async def with_languages(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_languages.py."""
    ana = walk.who
    await ana.to("languages")
    await ana["ways-begin"].click()
    await walk.look("view languages")
    for _ in range(20):
        await ana["ways-option"].first.click()
    await ana["ways-seal"].click()
    await walk.look("samesky-languages:sealed", "samesky-languages:waiting")
    await ben.languages().answer("p1", chosen("2" * 20))
    await walk.look("samesky-languages:revealed")


async def with_agreements(walk: Walk, ben: Room) -> None:
    """What else there is of them is walked through in test_agreements.py."""
    ana = walk.who
    await ana.to("agreements")
    await ana["agreement-new"].click()
    await ana["agreement-text"].fill("We call.")
    await walk.look("view agreements")
    await ana["agreement-send"].click()
    await walk.look("samesky-agreements:waiting")
    sentence = (await ben.until(lambda room: room.agreements().state.sentences))[0].id
    await ben.agreements().write(sentence, "v2", "We write.")
    await ben.agreements().look_again(ben.now() + 1)
    await walk.look("samesky-agreements:asks", "samesky-agreements:due")


async def with_checkin(walk: Walk, ben: Room) -> None:
    """What is in one is walked through in test_checkin.py."""
    ana = walk.who
    await ana.to("checkin")
    await ana["checkin-seal"].wait_for()
    await walk.look("view checkin")
    await ana["checkin-seal"].click()
    await walk.look("samesky-checkin:sealed", "samesky-checkin:waiting")
    await ben.checkin().share("d1", written(Day()))
    await walk.look("samesky-checkin:revealed")


async def with_support(walk: Walk, ben: Room) -> None:
    """What is in one is walked through in test_support.py."""
    ana = walk.who
    await ana.to("support")
    await ana["support-tell"].wait_for()
    await walk.look("view support")
    await ana["support-tell"].click()
    await ben.support().share(hard("The news.", ("hug", "song")))
    await ana["support-theirs"].wait_for()
    await walk.look("samesky-support:asked", "samesky-support:told")


ROWS: dict[str, Callable[[Walk, Room], Awaitable[None]]] = {
    "checkin": with_checkin,
    "support": with_support,
    "gratitude": with_gratitude,
    "guess": with_guess,
    "wishes": with_wishes,
    "agreements": with_agreements,
    "languages": with_languages,
}
"""By the view that it is in, whose element is called so, too."""
