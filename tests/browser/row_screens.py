"""What is walked through of each row in `test_every_screen.py`: a row more is a function and a line here.

What else there is of a row is walked through in the test that has its name.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from samesky_client import Room, guesses, typed
from samesky_client.notes import Day, written
from samesky_client.rows import milestones, moment
from samesky_client.rows.kindness import did_text, ways_text
from samesky_client.rows.languages import chosen
from samesky_client.rows.support import hard
from samesky_client.rows.touch import holding, left
from samesky_shared.core.until import Until

from .drawn import DRAWN
from .people import Person
from .pictures import AT_REST, png
from .test_page import clean


class Walk:
    """A walk through all of it, in one look."""

    def __init__(self, who: Person) -> None:
        self.who = who
        self.seen: set[str] = set()

    async def look(self, *names: str) -> None:
        """What is on the screen now is of these names, and axe finds nothing in it."""
        states = [name for name in names if name.startswith("samesky-")]
        for name in states:
            await self.who.until(
                f"([tag, state]) => {{ {FIND} return find(tag)?.matches(`:state(${{state}})`) }}",
                *name.split(":"),
            )
        await self.who.page.evaluate(AT_REST)  # what fades in is not judged half way
        await clean(self.who)
        self.seen |= set(names)


FIND = """const find = (tag, root = document) => {
  for (const one of root.querySelectorAll("*")) {
    if (one.localName === tag) return one;
    const inner = one.shadowRoot && find(tag, one.shadowRoot);
    if (inner) return inner;
  }
  return null;
};"""


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


async def call(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_call.py. Ben's device carries nothing."""
    ana = walk.who
    await ana.page.evaluate(DRAWN, [55, False])
    await ana.to("call")
    await ana["call-none"].wait_for()
    await walk.look("view call")
    await ben.call().ring()
    await ana["call-asks"].wait_for()
    await walk.look("samesky-call:asked")
    await ana["call-with"].click()
    await ana["call-face"].wait_for()
    await walk.look("samesky-call:together")
    await ana["call-end"].click()
    await ana["call-without"].click()
    await ana["call-rings"].wait_for()
    await walk.look("samesky-call:waiting")
    await ana["call-end"].click()


async def cook(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_cook.py."""
    ana = walk.who
    await ana.to("cook")
    await ana["cook-recipe"].first.click()
    await ana["cook-begin"].click()
    await ana["cook-done"].click()
    await walk.look("view cook", "samesky-cook:waiting")
    await ben.cook().done("d1", 0)
    await ana["cook-time"].click()
    await walk.look("samesky-cook:running")
    await ben.cook().serve("d1")
    await walk.look("samesky-cook:revealed")


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


async def strip(walk: Walk, ben: Room) -> None:
    """What there is with a camera is walked through in test_moment.py."""
    ana = walk.who
    await ana.to("moment")
    await ana["moment-gather"].click()
    await ana["moment-card"].click()
    await walk.look("view moment")
    await ana["moment-give"].click()
    await walk.look("samesky-moment:waiting")
    await ben.moment().ready("m1")
    await moment.give(ben, png(90, 130, 180))
    await ana["moment-keep"].wait_for()
    await walk.look("samesky-moment:revealed")
    await ana["moment-again"].click()
    await ana["moment-card"].click()
    await ben.moment().ready("m2")
    await ana["moment-ready"].click()
    await walk.look("samesky-moment:counting")
    await ana["moment-let-go"].click()


async def play(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_play.py."""
    ana = walk.who
    await ana.to("play")
    await ana["play-lay-this"].click()
    await ana["play-pick"].first.click()
    await ana["play-draw"].click()
    await ana["play-sheet"].wait_for()
    await walk.look("view play", "samesky-play:sealed", "samesky-play:waiting")
    await ben.play().answer(ben.play().state["page"], "0")
    await walk.look("samesky-play:revealed")


async def breathe(walk: Walk, ben: Room) -> None:
    """What else there is of it is looked at in test_breathe.py."""
    ana = walk.who
    await ana.to("breathe")
    await walk.look("view breathe")
    await ana["breathe-begin"].click()
    await walk.look("samesky-breathe:running")
    await ben.breathe().pause()
    await walk.look("samesky-breathe:paused")
    await ana["breathe-end"].click()
    await ana["breathe-do-like"].click()
    await ana["breathe-text"].fill("My feet.")
    await walk.look("view breathe")
    for _ in range(2):
        await ana["breathe-next"].click()
    await ana["breathe-keep"].click()
    await ana["breathe-notes"].locator("summary").click()
    await walk.look("view breathe")


async def hands(walk: Walk, ben: Room) -> None:
    """What is felt is walked through in test_touch.py."""
    ana = walk.who
    await ana.to("touch")
    await ana["touch-hold"].wait_for()
    await walk.look("view touch")
    await ana["touch-stays"].click()
    await walk.look("samesky-touch:offered")
    async with holding(ben):
        await walk.look("samesky-touch:together")
    await ben.touch().leave(await ana.page.evaluate("() => window.samesky.room.you"), left("hug"))
    await walk.look("samesky-touch:waiting")
    await ana["touch-stays"].click()


async def tour(walk: Walk, ben: Room) -> None:
    """What else there is of it is walked through in test_tour.py."""
    ana = walk.who
    await ana.to("tour")
    await typed.carry_out(ben, "tour bring The tram goes up the hill.")
    await ana["tour-stage"].wait_for()
    await ana["tour-take"].click()
    await walk.look("view tour", "samesky-tour:leading")
    await typed.carry_out(ben, "tour ask")
    await ana["tour-hand"].first.click()
    await typed.carry_out(ben, "tour note 1 By the yellow door")
    await ana["tour-noted"].wait_for()
    await walk.look("samesky-tour:following")


ROWS: dict[str, Callable[[Walk, Room], Awaitable[None]]] = {
    "wishes": wishes,
    "guess": guess,
    "checkin": checkin,
    "support": support,
    "touch": hands,
    "moment": strip,
    "kindness": kindness,
    "gratitude": gratitude,
    "agreements": agreements,
    "languages": languages,
    "milestones": feasts,
    "culture": home,
    "cook": cook,
    "play": play,
    "tour": tour,
    "letters": letters,
    "listening": listening,
    "talk": talk,
    "call": call,
    "repair": repair,
    "breathe": breathe,
}
