"""What a page may style: every part and every state of the manifest, found in elements after an evening."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, WebSocketRoute, expect

from samesky_client import guesses, typed
from samesky_client.notes import Day, written
from samesky_client.rows import milestones
from samesky_client.rows.culture import home_written, teach
from samesky_client.rows.languages import chosen
from samesky_client.rows.support import hard
from samesky_shared import codec
from samesky_shared.core.until import Until
from samesky_shared.protocol import PresenceOf

from . import row_parts
from .embedding import FLAT, SCRIPT, Site, opened, site
from .host_apps import live
from .row_parts import Album
from .test_evening import comes, segment


@pytest.fixture
async def flat(tmp_path: Path) -> AsyncIterator[Site]:
    async with site(tmp_path) as made:
        yield made


@pytest.mark.timeout(300)
async def test_every_part_and_state_of_the_manifest_is_there_and_no_others(
    flat: Site, browser: Browser
) -> None:
    flat.html = (
        "<style>samesky-timer:state(paused)::part(digits) { color: rgb(1, 2, 3) }</style>"
        + SCRIPT
        + FLAT.replace("<samesky-reactions>", "<samesky-reactions foot>")
    )
    flat.refuses = 503
    async with opened(browser, "about:blank") as ana:
        page, lines, album = ana.page, list[WebSocketRoute](), Album(ana.page)

        def through(line: WebSocketRoute) -> None:
            line.connect_to_server()
            lines.append(line)

        await page.route_web_socket("**/v1/socket", through)
        await page.goto(flat.address)
        await album.look("samesky-room:offline")
        flat.refuses = 0
        looked = asyncio.Event()

        async def held(route: Route) -> None:
            await looked.wait()
            await route.continue_()

        await page.route("**/room-token", held)
        await page.evaluate("document.querySelector('samesky-room').enter()")
        await album.look("samesky-room:connecting")
        looked.set()
        await live(page)
        ben = await flat.partner()
        await expect(page.get_by_test_id(f"presence-{ben.you}")).to_have_attribute("data-status", "here")
        await album.look("samesky-room:live")
        # a timer
        await page.get_by_test_id("timer-start-300").click()
        await album.look("samesky-timer:running")
        digits = page.get_by_test_id("timer-digits")
        await expect(digits).not_to_have_css("color", "rgb(1, 2, 3)")
        await page.get_by_test_id("timer-pause").click()
        await album.look("samesky-timer:paused")
        await expect(digits).to_have_css("color", "rgb(1, 2, 3)")
        await page.get_by_test_id("timer-reset").click()
        await album.look()
        await ben.timer().start(seconds=0.2)
        await album.look("samesky-timer:ended")
        # a question
        await page.get_by_test_id("question-draw").click()
        await page.get_by_test_id("question-answer").fill("The sea.")
        await album.look()
        await page.get_by_test_id("question-seal").click()
        await album.look("samesky-questions:sealed", "samesky-questions:waiting")
        await ben.questions().answer(ben.raw("questions")["card"], "The window.")
        await album.look("samesky-questions:revealed")
        assert not await page.evaluate(
            "document.querySelector('samesky-questions').matches(':state(sealed)')"
        )
        # how each is
        await page.get_by_test_id("checkin-seal").wait_for()
        await album.look()
        await page.get_by_test_id("checkin-seal").click()
        await album.look("samesky-checkin:sealed", "samesky-checkin:waiting")
        await ben.checkin().share("d1", written(Day()))
        await album.look("samesky-checkin:revealed")
        # a hard day
        await page.get_by_test_id("support-tell").click()
        await ben.support().share(hard("The news."))
        await album.look("samesky-support:asked", "samesky-support:told")
        await row_parts.touch(page, ben, album)
        await row_parts.moment(page, ben, album)
        # letters
        await page.get_by_test_id("letter-new").click()
        await album.look()
        await page.get_by_test_id("letter-not-now").click()
        await ben.letters("one").write("The sea.", Until("when"))
        await page.get_by_test_id("letter").click()
        await album.look("samesky-letters:sealed")
        await page.get_by_test_id("letter-read").click()
        await album.look("samesky-letters:revealed")
        # one is heard
        await page.locator("samesky-listening").get_by_test_id("floor-about-own").click()
        await album.look()
        await page.locator("samesky-listening").get_by_test_id("floor-ask").click()
        await album.look("samesky-listening:waiting")
        opening = await ben.until(lambda room: (room.raw("listening") or {}).get("opening"))
        await ben.listening().ready(opening["id"])
        await page.locator("samesky-listening").get_by_test_id("floor-write").click()
        await album.look("samesky-listening:running")
        await ben.listening().hold()
        await album.look("samesky-listening:paused")
        # something to talk about
        talk = page.locator("samesky-talk")
        await album.look()
        await talk.get_by_test_id("floor-ask").click()
        await album.look("samesky-talk:waiting")
        opening = (await ben.until(lambda room: (room.raw("talk") or {}).get("opening")))["id"]
        await ben.talk().ready(opening)
        await album.look("samesky-talk:running")
        await ben.talk().hold()
        await album.look("samesky-talk:paused")
        await ben.talk().finish()
        await album.look("samesky-talk:sealed")
        await ben.talk().say_last(opening, "Good.")
        await album.look()
        await ben.talk().go_without(opening, next(one for one in ben.members if one != ben.you))
        await album.look("samesky-talk:revealed")
        await row_parts.call(page, ben, album)
        # a small act
        await page.get_by_test_id("kindness-did").click()
        await page.get_by_test_id("kindness-word").wait_for()
        await album.look()
        await row_parts.breathe(page, ben, album)
        await row_parts.pact(page, ben, album)
        await row_parts.learn(page, ben, album)
        # something to put right
        repair = page.locator("samesky-repair")
        await album.look()
        await repair.get_by_test_id("floor-ask").click()
        await album.look("samesky-repair:waiting")
        opening = (await ben.until(lambda room: (room.raw("repair") or {}).get("opening")))["id"]
        await ben.repair().ready(opening)
        await album.look("samesky-repair:running")
        await ben.repair().go_on("views")
        await repair.get_by_test_id("repair-on").click()
        await ben.until(lambda room: room.raw("repair")["round"])
        await ben.repair().write("needs", "An hour.")
        await repair.get_by_test_id("repair-text").wait_for()
        await album.look()
        await repair.get_by_test_id("repair-text").fill("A walk.")
        await repair.get_by_test_id("repair-seal").click()
        await repair.get_by_test_id("repair-theirs").wait_for()
        await album.look()
        await ben.repair().cool_off(600.0)
        await album.look("samesky-repair:paused", "samesky-repair:cooling")
        # a song on a page of somebody else, which each plays there
        await page.get_by_test_id("playlist-url").fill("javascript:alert(1)")
        await page.get_by_test_id("playlist-add").click()
        await page.get_by_test_id("playlist-url").fill("https://youtu.be/dQw4w9WgXcQ")
        await page.get_by_test_id("playlist-add").click()
        await expect(page.get_by_test_id("playlist-item")).to_have_count(1)
        await page.get_by_test_id("player-play").click()
        await album.look("samesky-player:waiting")
        await page.get_by_test_id("player-ready").click()
        await ben.until(lambda room: (room.raw("player") or {}).get("item"))
        await ben.player().ready(ben.raw("player")["item"])
        await album.look("samesky-player:running")
        await page.get_by_test_id("player-pause").click()
        await album.look("samesky-player:paused")
        await ben.chat().say("Good night.")
        await expect(page.get_by_test_id("chat-line")).to_have_count(1)
        # an evening, as far as its second segment
        await page.get_by_test_id("evening-cook").click()
        await page.get_by_test_id("evening-here").wait_for()
        await album.look()
        await page.get_by_test_id("evening-here").click()
        await page.get_by_test_id("evening-not-here").wait_for()
        await album.look()
        await ben.until(lambda room: (room.raw("evening") or {}).get("segments"))
        await ben.evening().here()
        await page.get_by_test_id("evening-ready").click()
        await ben.evening().ready(segment(ben)["id"])
        await comes(ben, 2)
        await page.get_by_test_id("evening-next").wait_for()
        await album.look()
        evening = ben.raw("evening")
        await ben.evening().jump(evening["current"], evening["segments"][3]["id"])
        await page.get_by_test_id("evening-asked").wait_for()
        await album.look()
        # a date that repeats
        await ben.rituals().plan("2030-01-06T20:00", tz="Europe/Berlin", again="FREQ=WEEKLY")
        await page.get_by_test_id("ritual").wait_for()
        await album.look()
        # a time that is looked for
        await ben.times().say("Europe/Berlin", (({"start": 0, "end": 1440},),) * 7)
        await page.get_by_test_id("times-say").click()
        await page.get_by_test_id("times-evenings").click()
        await album.look()
        await page.get_by_test_id("times-keep").click()
        await page.get_by_test_id("times-find").click()
        await page.get_by_test_id("times-list").wait_for()
        await album.look()
        # thanks
        await page.get_by_test_id("gratitude-text").fill("The sea.")
        await album.look()
        await page.get_by_test_id("gratitude-seal").click()
        await album.look("samesky-gratitude:sealed", "samesky-gratitude:waiting")
        await ben.gratitude().thank("p1", "The window.")
        await album.look("samesky-gratitude:revealed")
        # a hand of guessing
        await page.get_by_test_id("guess-draw").click()
        await page.get_by_test_id("guess-answer").fill("The sea.")
        await album.look()
        await page.get_by_test_id("guess-seal").click()
        await album.look("samesky-guess:sealed", "samesky-guess:waiting")
        await ben.guess().answer("h1", guesses.written(guesses.Told("The window.", "The sea.")))
        await album.look("samesky-guess:revealed")
        # wishes that both have
        await page.get_by_test_id("wishes-card-w01").check()
        await album.look()
        await page.get_by_test_id("wishes-keep").click()
        await typed.carry_out(ben, "wish w01")
        await page.get_by_test_id("wishes-plan").click()
        await album.look("samesky-wishes:found")
        # sentences to sign
        await page.get_by_test_id("agreement-new").click()
        await page.get_by_test_id("agreement-text").fill("We call.")
        await album.look()
        await page.get_by_test_id("agreement-send").click()
        await album.look("samesky-agreements:waiting")
        sentence = (await ben.until(lambda room: room.agreements().state.sentences))[0].id
        await ben.agreements().write(sentence, "v2", "We write.")
        await ben.agreements().speak(sentence)
        await ben.agreements().look_again(ben.now() + 1)
        await album.look("samesky-agreements:asks", "samesky-agreements:due")
        # what does each good
        await page.get_by_test_id("ways-begin").click()
        await album.look()
        for _ in range(20):
            await page.get_by_test_id("ways-option").first.click()
        await page.get_by_test_id("ways-seal").click()
        await album.look("samesky-languages:sealed", "samesky-languages:waiting")
        await ben.languages().answer("p1", chosen("2" * 20))
        await album.look("samesky-languages:revealed")
        # milestones
        await ben.milestones().change("c", milestones.written("A new job"))
        await page.get_by_test_id("milestones-talk-it").click()
        await page.get_by_test_id("milestones-text").fill("Glad.")
        await album.look()
        await page.get_by_test_id("milestones-seal").click()
        await page.get_by_test_id("milestones-sealed").wait_for()
        await album.look("samesky-milestones:sealed", "samesky-milestones:waiting")
        await ben.milestones().write("c", "t1", "Afraid.")
        await album.look("samesky-milestones:revealed")
        await page.get_by_test_id("milestones-more").click()
        await page.get_by_test_id("milestones-drop").click()
        await ben.milestones().celebrate("c")
        await album.look("samesky-milestones:celebrating")
        # where we are from
        await page.get_by_test_id("culture-home").wait_for()
        await album.look()
        await ben.culture().draw()
        await teach(ben, "Feierabend", "when work is over")
        await ben.culture().home(home_written(("DE",)))
        await page.get_by_test_id("culture-holiday").first.wait_for()
        await page.get_by_test_id("culture-taught").wait_for()
        await album.look()
        await row_parts.cook(page, ben, album)
        await row_parts.play(page, ben, album)
        await row_parts.tour(page, ben, album)
        # a refusal in each, a partner on the way back, gone, and no hub any more
        everything = [tag for tag in album.said if tag != "samesky-room"]
        await page.evaluate(
            "(tags) => { for (const tag of tags) document.querySelector(tag).trouble = 'Not now.' }",
            everything,
        )
        lines[-1].send(codec.encode(PresenceOf(member=ben.you, status="unknown")))
        await album.look(*(f"{tag}:returning" for tag in everything))
        lines[-1].send(codec.encode(PresenceOf(member=ben.you, status="away")))
        await album.look(*(f"{tag}:away" for tag in everything))
        await flat.hub.kill()
        await album.look(*(f"{tag}:offline" for tag in album.said))
        flat.refuses = 403
        await page.evaluate("document.querySelector('samesky-room').enter()")
        await album.look("samesky-room:ended")
        await ben.close()
        for tag, (parts, states) in album.said.items():
            assert album.parts[tag] == parts, tag
            assert album.states[tag] == states, tag
        assert set(album.parts) == set(album.said)
