"""How each row is done by the keyboard alone, for `test_keyboard.py`: a row more is a function and a line here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from samesky_client import Room, guesses, typed
from samesky_client.notes import Day, written
from samesky_client.rows.support import hard
from samesky_shared.core.until import Until

from .people import Person
from .test_page import tabbed


async def pressed(who: Person, testid: str, key: str = "Enter", *, words: str = "") -> None:
    """Reaches something with Tab, writes into it, and presses a key there."""
    await tabbed(who, testid)
    if words:
        await who.page.keyboard.press("Control+A")
        await who.page.keyboard.type(words)
    await who.page.keyboard.press(key)


async def gone_to(who: Person, view: str) -> None:
    for testid in ("dock-together", f"open-{view}"):
        await pressed(who, testid)


def ana_of(room: Room) -> str:
    return next(member for member in room.members if member != room.you)


async def letters(ana: Person, ben: Room) -> None:
    await gone_to(ana, "letters")
    await pressed(ana, "letter-new")
    await pressed(ana, "letter-how-when", "Space")
    await pressed(ana, "letter-moment-sad", "Space")
    await tabbed(ana, "letter-text")
    await ana.page.keyboard.type("I am here.")
    await pressed(ana, "letter-seal")
    await pressed(ana, "letter")
    await expect(ana["letter-mine"]).to_have_text("I am here.")
    await pressed(ana, "letter-back")
    await pressed(ana, "letter-not-now")
    await ben.letters("one").write("The sea.", Until("when"))
    await pressed(ana, "letter")
    await pressed(ana, "letter-tell", "Space")
    await pressed(ana, "letter-read")
    await expect(ana["letter-open"]).to_be_focused()
    await pressed(ana, "letter-close")
    await ben.until(lambda room: any(one.kind == "letter" for one in room.entries))


async def checkin(ana: Person, ben: Room) -> None:
    await gone_to(ana, "checkin")
    await pressed(ana, "checkin-across", "ArrowRight")
    await expect(ana["checkin-mood-words"]).to_have_text("A little light")
    await pressed(ana, "checkin-up", "ArrowDown")
    await expect(ana["checkin-mood-words"]).to_have_text("A little light, rather still")
    await pressed(ana, "checkin-feel-calm", "Space")
    await pressed(ana, "checkin-need", words="an hour")
    await expect(ana["checkin-sealed"]).to_be_visible()
    await ben.checkin().share("d1", written(Day()))
    await expect(ana["checkin-own"]).to_contain_text("calm")
    await pressed(ana, "checkin-act-hug")
    await expect(ana["checkin-answered"]).to_have_text("You: A hug")
    await pressed(ana, "checkin-again")
    await expect(ana["checkin-form"]).to_be_visible()


async def listening(ana: Person, ben: Room) -> None:
    await gone_to(ana, "listening")
    await pressed(ana, "floor-about-own", "Space")
    await pressed(ana, "floor-own", words="The long way home")
    opening = (await ben.until(lambda room: (room.raw("listening") or {}).get("opening")))["id"]
    await ben.listening().ready(opening)
    await pressed(ana, "floor-write")
    await ana["floor-words"].fill("It was dark.")
    await pressed(ana, "floor-save")
    await expect(ana["listening-written"]).to_contain_text("It was dark.")
    await pressed(ana, "listening-done")
    await expect(ana["listening"]).to_have_attribute("data-part", "reflect")
    await pressed(ana, "floor-want", "Space")
    await ben.until(lambda room: room.raw("listening")["turn"]["asking"])
    await pressed(ana, "listening-end")
    await expect(ana["listening-form"]).to_be_visible()


async def talk(ana: Person, ben: Room) -> None:
    await gone_to(ana, "talk")
    await pressed(ana, "talk-meet-advice", "Space")
    await pressed(ana, "floor-own", words="The move")
    opening = (await ben.until(lambda room: (room.raw("talk") or {}).get("opening")))["id"]
    await pressed(ana, "talk-later")
    await pressed(ana, "talk-later-say")
    await ana["talk-later-is"].wait_for()
    await ben.talk().ready(opening)
    await pressed(ana, "talk-give")
    await expect(ana["talk-give"]).to_have_count(0)
    await pressed(ana, "talk-finish")
    await ana["talk-text"].fill("Lighter.")
    await pressed(ana, "talk-seal")
    await ben.talk().say_last(opening, "So am I.")
    await expect(ana["talk-theirs"]).to_have_text("So am I.")


async def gratitude(ana: Person, ben: Room) -> None:
    await gone_to(ana, "gratitude")
    await pressed(ana, "gratitude-other", "Space")
    await tabbed(ana, "gratitude-text")
    await ana.page.keyboard.type("The window.")
    await pressed(ana, "gratitude-seal")
    await pressed(ana, "gratitude-change")
    await pressed(ana, "gratitude-pass")
    await ben.until(lambda room: (room.raw("gratitude") or {}).get("round"))
    await ben.gratitude().thank("p1", "The sea.")
    await ben.gratitude().share("p1")
    await expect(ana["gratitude-theirs"]).to_have_text("The sea.")
    await pressed(ana, "gratitude-next")
    await ben.until(lambda room: room.raw("gratitude")["page"] == "p2")


async def guess(ana: Person, ben: Room) -> None:
    await gone_to(ana, "guess")
    await pressed(ana, "guess-draw")
    await tabbed(ana, "guess-answer")
    await ana.page.keyboard.type("The window.")
    await tabbed(ana, "guess-guess")
    await ana.page.keyboard.type("A lamp.")
    await pressed(ana, "guess-seal")
    await ben.until(lambda room: (room.raw("guess") or {}).get("round", {}).get("in"))
    await ben.guess().answer("h1", guesses.written(guesses.Told("The sea.", "A window.")))
    await pressed(ana, "guess-part", "Space")
    await expect(ana["guess-part"]).to_have_attribute("aria-pressed", "true")
    await pressed(ana, "guess-draw")
    await ben.until(lambda room: room.raw("guess")["hand"] == "h2")


async def wishes(ana: Person, ben: Room) -> None:
    await typed.carry_out(ben, "wish w01 w21")
    await gone_to(ana, "wishes")
    await pressed(ana, "wishes-card-w01", "Space")
    await pressed(ana, "wishes-theme-films", "Space")
    await pressed(ana, "wishes-card-w21", "Space")
    await pressed(ana, "wishes-card-w22")  # Enter keeps them
    await expect(ana["wishes-one"]).to_have_count(2)
    await pressed(ana, "wishes-draw")
    await expect(ana["wishes-tonight"]).to_be_visible()
    await pressed(ana, "wishes-not-tonight")
    await ben.until(lambda room: room.raw("wishes")["tonight"] is None)
    await pressed(ana, "wishes-closer")
    await ben.until(lambda room: not room.raw("wishes")["close"])


async def languages(ana: Person, ben: Room) -> None:
    await gone_to(ana, "languages")
    await pressed(ana, "ways-begin")
    for n in range(10):
        await expect(ana["ways-ask"]).to_contain_text(f"{n + 1} of 20")
        await ana.page.keyboard.press("Tab")  # from the situation to the first choice
        await ana.page.keyboard.press("Space")
    await pressed(ana, "ways-enough")
    await pressed(ana, "ways-seal")
    await ben.until(lambda room: (room.raw("languages") or {}).get("round"))
    await ben.languages().answer("p1", '{"chosen": {"l01": "near"}}')
    await pressed(ana, "ways-other")
    await pressed(ana, "ways-next")
    await ben.until(lambda room: room.raw("languages")["page"] == "p2")


async def agreements(ana: Person, ben: Room) -> None:
    await gone_to(ana, "agreements")
    await pressed(ana, "agreement-new")
    await ana.page.keyboard.type("We call.")
    await pressed(ana, "agreement-send")
    sentence = (await ben.until(lambda room: room.agreements().state.sentences))[0].id
    await ben.agreements().write(sentence, "v2", "We write.")
    await ana["agreement-asks"].wait_for()
    await pressed(ana, "agreement-speak", "Space")
    await ben.until(lambda room: room.agreements().state.sentences[0].talk)
    await pressed(ana, "agreement-sign")
    await pressed(ana, "agreement-back")
    await pressed(ana, "agreement-back-yes")
    await ben.until(lambda room: room.agreements().state.sentences[0].waits)


async def support(ana: Person, ben: Room) -> None:
    await ben.support().share(hard("much", ("hug",)))
    await gone_to(ana, "support")
    await pressed(ana, "support-act-hug")
    await expect(ana["support-answered"]).to_have_text("You: A hug")
    await pressed(ana, "support-more")
    await pressed(ana, "support-act-words")
    await pressed(ana, "support-say", words="I am here")
    await expect(ana["support-answered"]).to_have_count(2)
    await pressed(ana, "support-too")
    await pressed(ana, "support-help-nothing", "Space")
    await pressed(ana, "support-tell")
    await ben.until(lambda room: ana_of(room) in room.raw("support")["open"])
    await pressed(ana, "support-lighter")
    await pressed(ana, "support-thanks", words="Thank you")
    await ben.until(lambda room: ana_of(room) not in room.raw("support")["open"])
    await pressed(ana, "help-lines")
    await ana["help-lines-country"].wait_for()


async def kindness(ana: Person, ben: Room) -> None:
    await gone_to(ana, "kindness")
    await pressed(ana, "kindness-other")
    await pressed(ana, "kindness-did")
    await pressed(ana, "kindness-word", words="with tea")
    await ben.until(lambda room: any(entry.kind == "did" for entry in room.entries))
    await pressed(ana, "kindness-thank", "Space")
    await pressed(ana, "kindness-thanks", words="For yesterday")
    await ben.until(lambda room: any(entry.kind == "thanked" for entry in room.entries))
    await pressed(ana, "kindness-way-seen", "Space")
    await pressed(ana, "kindness-care")
    await ben.until(lambda room: ana_of(room) in room.raw("kindness")["cares"])


async def culture(ana: Person, ben: Room) -> None:
    await gone_to(ana, "culture")
    await tabbed(ana, "culture-call-from")
    await pressed(ana, "culture-save")
    await ben.until(lambda room: room.culture().state.homes)
    await pressed(ana, "culture-teach")
    await tabbed(ana, "culture-word")
    await ana.page.keyboard.type("saudade")
    await tabbed(ana, "culture-means")
    await ana.page.keyboard.type("longing")
    await tabbed(ana, "culture-file")
    await pressed(ana, "culture-keep")
    await ben.until(lambda room: [one for one in room.entries if one.kind == "word"])
    await pressed(ana, "culture-draw")
    await tabbed(ana, "culture-text")
    await ana.page.keyboard.type("Slowly.")
    await pressed(ana, "culture-tell")
    await ben.until(lambda room: [one for one in room.entries if one.kind == "told"])


async def milestones(ana: Person, ben: Room) -> None:
    await gone_to(ana, "milestones")
    await pressed(ana, "milestones-what-change")
    await pressed(ana, "milestones-some-job")
    await pressed(ana, "milestones-keep")
    await pressed(ana, "milestones-talk-it")
    await tabbed(ana, "milestones-text")
    await ana.page.keyboard.type("Glad.")
    await pressed(ana, "milestones-seal")
    await pressed(ana, "milestones-without")
    await expect(ana["milestones-mine"]).to_have_text("Glad.")
    await pressed(ana, "milestones-more")
    await pressed(ana, "milestones-drop")
    await pressed(ana, "milestones-drop-yes")
    await ben.until(lambda room: room.raw("milestones")["kept"] == {})


async def repair(ana: Person, ben: Room) -> None:
    await gone_to(ana, "repair")
    await pressed(ana, "repair-note")
    await ana["repair-note-text"].fill("Not yet said.")
    await pressed(ana, "repair-note-save")
    await pressed(ana, "floor-own", words="The party")
    opening = (await ben.until(lambda room: (room.raw("repair") or {}).get("opening")))["id"]
    await ben.repair().ready(opening)
    await pressed(ana, "repair-done")
    await ben.until(lambda room: room.raw("repair")["turn"]["part"] == "reflect")
    await pressed(ana, "repair-on")
    await ben.repair().go_on("views")
    await ana["repair-text"].fill("An hour.")
    await pressed(ana, "repair-seal")
    await pressed(ana, "repair-cool")
    await pressed(ana, "repair-cool-20")
    await ana["repair-cooling"].wait_for()


ROWS: dict[str, Callable[[Person, Room], Awaitable[None]]] = {
    "letters": letters,
    "checkin": checkin,
    "listening": listening,
    "talk": talk,
    "repair": repair,
    "gratitude": gratitude,
    "guess": guess,
    "wishes": wishes,
    "languages": languages,
    "agreements": agreements,
    "support": support,
    "kindness": kindness,
    "milestones": milestones,
    "culture": culture,
}
