"""What is walked through of each row in `test_every_screen.py`: a row more is a function and a line here.

What else there is of a row is walked through in the test that has its name.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from samesky_client import Room, guesses, typed
from samesky_client.notes import Day, written
from samesky_client.rows import milestones
from samesky_client.rows.kindness import did_text, ways_text
from samesky_client.rows.languages import chosen
from samesky_client.rows.support import hard
from samesky_shared.core.until import Until

from .row_screens_doing import DOING
from .walks import Walk


async def gratitude(walk: Walk, ben: Room) -> None:
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


async def languages(walk: Walk, ben: Room) -> None:
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


async def agreements(walk: Walk, ben: Room) -> None:
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


async def checkin(walk: Walk, ben: Room) -> None:
    """What is in one is walked through in test_checkin.py."""
    ana = walk.who
    await ana.to("checkin")
    await ana["checkin-seal"].wait_for()
    await walk.look("view checkin")
    await ana["checkin-seal"].click()
    await walk.look("samesky-checkin:sealed", "samesky-checkin:waiting")
    await ben.checkin().share("d1", written(Day()))
    await walk.look("samesky-checkin:revealed")


async def kindness(walk: Walk, ben: Room) -> None:
    """What is in one is walked through in test_kindness.py."""
    ana = walk.who
    await ben.kindness().care(ways_text(("seen",)))
    await ben.kindness().did(next(one for one in ben.members if one != ben.you), did_text("Fed the cat"))
    await ana.to("kindness")
    await ana["kindness-act"].wait_for()
    await ana["kindness-thank-for"].wait_for()
    await walk.look("view kindness")


async def support(walk: Walk, ben: Room) -> None:
    """What is in one is walked through in test_support.py."""
    ana = walk.who
    await ana.to("support")
    await ana["support-tell"].wait_for()
    await walk.look("view support")
    await ana["support-tell"].click()
    await ben.support().share(hard("The news.", ("hug", "song")))
    await ana["support-theirs"].wait_for()
    await walk.look("samesky-support:asked", "samesky-support:told")


async def feasts(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_milestones.py."""
    ana = walk.who
    await ben.milestones().change("c", milestones.written("A new job"))
    await ana.to("milestones")
    await ana["milestones-talk-it"].click()
    await ana["milestones-text"].fill("Glad.")
    await walk.look("view milestones")
    await ana["milestones-seal"].click()
    await ana["milestones-sealed"].wait_for()
    await walk.look("samesky-milestones:sealed", "samesky-milestones:waiting")
    await ben.milestones().write("c", "t1", "Afraid.")
    await walk.look("samesky-milestones:revealed")
    await ben.milestones().celebrate("c")
    await ana["milestones-feast"].wait_for()
    await walk.look("samesky-milestones:celebrating")


async def home(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_culture.py."""
    await ben.culture().draw()
    await walk.who.to("culture")
    await walk.who["culture-text"].fill("Slowly.")
    await walk.look("view culture")


async def letters(walk: Walk, ben: Room) -> None:
    """What else there is of them is walked through in test_letters.py."""
    ana = walk.who
    await ana.to("letters")
    await ana["letters-empty"].wait_for()
    await walk.look("view letters")
    await ben.letters("one").write("The sea.", Until("when"))
    await ana["letter"].click()
    await walk.look("samesky-letters:sealed")
    await ana["letter-read"].click()
    await walk.look("samesky-letters:revealed")


async def listening(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_listening.py."""
    ana = walk.who
    await ana.to("listening")
    await ana["floor-about-card"].click()
    await walk.look("view listening")
    await ana["floor-ask"].click()
    await walk.look("samesky-listening:waiting")
    await ben.listening().ready(
        (await ben.until(lambda room: (room.raw("listening") or {}).get("opening")))["id"]
    )
    await walk.look("samesky-listening:running")
    await ben.listening().hold()
    await walk.look("samesky-listening:paused")


async def talk(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_talk.py."""
    ana = walk.who
    await ana.to("talk")
    await ana["talk-meet-listen"].click()
    await walk.look("view talk")
    await ana["floor-ask"].click()
    await ana["talk-later"].click()
    await walk.look("samesky-talk:waiting")
    opening = (await ben.until(lambda room: (room.raw("talk") or {}).get("opening")))["id"]
    await ben.talk().ready(opening)
    await walk.look("samesky-talk:running")
    await ben.talk().hold()
    await walk.look("samesky-talk:paused")
    await ben.talk().finish()
    await walk.look("samesky-talk:sealed")
    await ben.talk().say_last(opening, "Good.")
    await ana["talk-text"].fill("Good.")
    await ana["talk-seal"].click()
    await walk.look("samesky-talk:revealed")


async def guess(walk: Walk, ben: Room) -> None:
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


async def wishes(walk: Walk, ben: Room) -> None:
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


async def repair(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_repair.py."""
    ana = walk.who
    await ana.to("repair")
    await ana["repair-cool"].click()
    await ana["repair-note"].click()
    await walk.look("view repair")
    await ana["floor-ask"].click()
    await walk.look("samesky-repair:waiting")
    opening = (await ben.until(lambda room: (room.raw("repair") or {}).get("opening")))["id"]
    await ben.repair().ready(opening)
    await walk.look("samesky-repair:running")
    await ben.repair().cool_off(600.0)
    await walk.look("samesky-repair:paused", "samesky-repair:cooling")


ROWS: dict[str, Callable[[Walk, Room], Awaitable[None]]] = {
    "wishes": wishes,
    "guess": guess,
    "checkin": checkin,
    "support": support,
    "kindness": kindness,
    "gratitude": gratitude,
    "agreements": agreements,
    "languages": languages,
    "milestones": feasts,
    "culture": home,
    "letters": letters,
    "listening": listening,
    "talk": talk,
    "repair": repair,
    **DOING,
}
