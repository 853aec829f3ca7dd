"""What people write is sealed: every text in a command or a state is sealed, an id or a choice, or has a reason.

The walk is over schemas, so a new activity with a plain `text: str` fails here before anybody writes into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Annotated, Any, ClassVar, Literal

import pytest
from msgspec import Meta, Struct, inspect

from samesky_shared.activities import ACTIVITIES, OWN
from samesky_shared.core.activity import Activity, Key, Turn, command, commands_of
from samesky_shared.core.boxes import fields_of, is_sealed
from samesky_shared.sealing import Sealed

WORDS = {
    "room.profile.name": "a member's name: the hub shows it where nothing is unsealed yet, as in an invitation",
    "room.rename.name": "the room's name, for the same reason",
    "room.name": "what `rename` wrote",
    "room.members{}.name": "what `profile` wrote",
}
"""Texts that people write and the hub can read. Nothing is added here without a reason that a user would accept."""

IDS = {
    "room.id": "made by the hub",
    "room.members{key}": "a member's id",
    "room.members{}.tz": "written through `profile`, whose pattern it has; also by the hub when joining",
    "room.members{}.lang": "as `tz`",
    "room.members{}.hue": "one of the hub's colours",
    "room.members{}.devices{key}": "a device's id",
    "room.members{}.devices{}.hash": "hash of a device's secret",
    "room.invites{key}": "an invitation's id",
    "room.invites{}.hash": "hash of an invitation's secret",
    "room.invites{}.by": "a member's id",
    "room.invites{}.seat": "a member's id",
    "room.members{}.devices{}.kind": "a word of the device's program, whose pattern joining checks",
    "room.spent{key}": "an invitation's id",
    "room.spent{}.hash": "hash of an invitation's secret",
    "room.spent{}.by": "a member's id",
    "keys.key": "a key's id, as `begin` and `turn` take it",
    "keys.by": "a member's id",
    "keys.device": "a device's id",
    "keys.cards{key}": "a device's id",
    "keys.cards{}.member": "a member's id",
    "keys.envelopes{key}": "a device's id",
    "room.ending{key}": "a member's id",
    "room.erasures.of{key}": "a member's id",
    "room.erasures.of{}.entries[]": "an entry's id, as `erase` takes it: an EntryId",
    "questions.card": "a card's id",
    "questions.used[]": "a card's id",
    "questions.drawn{key}": "the beginning of a card's id",
    "questions.own{key}": "a card's id",
    "questions.brought_by{key}": "a card's id",
    "questions.brought_by{}": "a member's id",
    "questions.drawn_by": "a member's id",
    "questions.round.gate.*[]": "a member's id",
    "questions.round.boxes{key}": "a member's id",
    "questions.round.passed[]": "a member's id",
    "questions.round.shared[]": "a member's id",
    "questions.ask.topic": "a depth, as text",
    "questions.ask.by": "a member's id",
    "questions.ask.circle[]": "a member's id",
    "questions.ask.yes[]": "a member's id",
    "questions.kept{key}": "a member's id",
    "questions.kept{}[]": "a card's id",
    "chat.marks{key}": "a member's id",
    "chat.marks{}": "a line's id, as `read` takes it: a Key",
    "playlist.items[].id": "made from the turn's seed",
    "playlist.items[].by": "a member's id",
    "playlist.items[].votes[]": "a member's id",
    "playlist.current": "an item's id",
    "playlist.played[]": "an item's id",
    "playlist.drawn[]": "an item's id",
    "playlist.removed.item.id": "as `playlist.items[].id`",
    "playlist.removed.item.by": "a member's id",
    "playlist.removed.item.votes[]": "a member's id",
    "playlist.removed.by": "a member's id",
    "playlist.removed.before": "an item's id",
    "player.item": "an item's id, as `load` takes it: a Key",
    "player.gate.*[]": "a member's id",
    "player.by": "a member's id",
    "player.did.by": "a member's id",
    "player.sought.id": "made from the turn's seed",
    "player.sought.by": "a member's id",
    "player.troubles{key}": "a member's id",
    "player.without_picture[]": "a member's id",
    "evening.planned_by": "a member's id",
    "evening.segments[].id": "made from the number of the plan",
    "evening.lobby.*[]": "a member's id",
    "evening.gate.*[]": "a member's id",
    "evening.circle[]": "a member's id",
    "evening.gone[]": "a member's id",
    "evening.current": "a segment's id",
    "evening.coming.segment": "a segment's id, or `end`",
    "evening.held.by": "a member's id",
    "evening.held.awaited[]": "a member's id",
    "evening.ask.topic": "a segment's id, or `end`",
    "evening.ask.by": "a member's id",
    "evening.ask.*[]": "a member's id",
    "evening.spent{key}": "a segment's id",
    "rituals.plans{key}": "made from a count",
    "rituals.plans{}.segments[].id": "made from their number",
    "rituals.plans{}.by": "a member's id",
    "rituals.plans{}.own{}.segments[].id": "made from their number",
    "rituals.plans{}.own{}.by": "a member's id",
    "rituals.plans{}.uid": "made from the turn's seed",
    "rituals.dropped[].uid": "as that of the ritual that it was",
    "rituals.told[].ritual": "a ritual's id",
    "gratitude.round.gate.*[]": "a member's id",
    "gratitude.round.boxes{key}": "a member's id",
    "gratitude.round.passed[]": "a member's id",
    "gratitude.round.shared[]": "a member's id",
    "languages.round.gate.*[]": "a member's id",
    "languages.round.boxes{key}": "a member's id",
    "languages.round.*[]": "a member's id",
    "checkin.round.gate.*[]": "a member's id",
    "checkin.round.boxes{key}": "a member's id",
    "checkin.round.*[]": "a member's id",
    "checkin.shown[]": "a member's id",
    "listening.opening.*": "an id, of a member, a card or the opening",
    "listening.opening.gate.*[]": "a member's id",
    "listening.floor.*": "a member's id",
    "listening.listener": "a member's id",
    "listening.said{}.*": "an id, of a member or a part",
    "listening.heard[]": "a member's id",
    "kindness.cares{key}": "a member's id",
    "guess.card": "a card's id",
    "guess.drawn{key}": "the beginning of a card's id",
    "guess.whom{key}": "a member's id",
    "guess.whom{}": "a member's id",
    "guess.round.gate.*[]": "a member's id",
    "guess.round.boxes{key}": "a member's id",
    "guess.round.*[]": "a member's id",
    "guess.marks[].hand": "made from a count",
    "guess.marks[].by": "a member's id",
    "guess.marks[].of": "a member's id",
    "guess.last.hand": "made from a count",
    "guess.last.whom{key}": "a member's id",
    "guess.last.whom{}": "a member's id",
    "guess.last.wrote[]": "a member's id",
    "guess.away[]": "a member's id",
    "wishes.match.lists{key}": "a member's id",
    "wishes.mine{key}": "a member's id",
    "wishes.closer[]": "a member's id",
    "wishes.tonight": "a digest, as `choose` takes it: a Key",
    "agreements.sentences[].id": "an id of the writer's choice, as `write` takes it: a Key",
    "agreements.sentences[].*.id": "made from a count",
    "agreements.sentences[].*.by": "a member's id",
    "agreements.sentences[].*.*[]": "a member's id",
    "agreements.sentences[].talk[]": "a member's id",
    "agreements.review_by": "a member's id",
    "call.id": "made from chance",
    "call.by": "a member's id",
    "call.inside{key}": "a member's id",
    "call.inside{}.device": "a device's id",
    "call.asked[]": "a member's id",
    "support.open{key}": "a member's id",
    "support.open{}.day": "made from a count",
    "support.open{}.to[]": "a member's id",
    "talk.opening.*": "an id, of a member or the opening",
    "talk.opening.gate.*[]": "a member's id",
    "talk.floor.*": "a member's id",
    "talk.later.by": "a member's id",
    "talk.round.gate.*[]": "a member's id",
    "talk.round.boxes{key}": "a member's id",
    "talk.round.*[]": "a member's id",
    "milestones.kept{key}": "an id of the writer's device, as commands take it: a Key",
    "milestones.kept{}.by": "a member's id",
    "milestones.kept{}.items{key}": "an id of the writer's device, as commands take it: a Key",
    "milestones.kept{}.items{}.*by": "a member's id",
    "milestones.celebration.milestone": "a milestone's id",
    "milestones.celebration.by": "a member's id",
    "milestones.talk": "a milestone's id",
    "milestones.round.gate.*[]": "a member's id",
    "milestones.round.boxes{key}": "a member's id",
    "milestones.round.*[]": "a member's id",
    "culture.homes{key}": "a member's id",
    "culture.card": "a card's id",
    "culture.used[]": "a card's id",
    "moment.making.strip": "made from a count",
    "moment.making.by": "a member's id",
    "moment.making.ready.*[]": "a member's id",
    "moment.making.round.gate.*[]": "a member's id",
    "moment.making.round.boxes{key}": "a member's id",
    "moment.making.round.passed[]": "a member's id",
    "moment.making.round.shared[]": "a member's id",
    "moment.making.blobs{key}": "a member's id",
    "moment.making.yes[]": "a member's id",
    "touch.held{key}": "a member's id",
    "touch.held{}.grip": "an id, as `hold` takes it: a Key",
    "touch.held{}.device": "a device's id",
    "touch.days{key}": "a member's id",
    "touch.days{}{key}": "a day: the room counts it",
    "touch.left[].touch": "made from a count",
    "touch.left[].by": "a member's id",
    "touch.left[].to": "a member's id",
    "cook.minds{key}": "a member's id",
    "cook.dish.id": "made from a count",
    "cook.dish.by": "a member's id",
    "cook.dish.recipe": "a recipe of ours by its id: any other is refused",
    "cook.dish.brought.by": "a member's id, as commands take it: a Key",
    "cook.dish.brought.text": "the SHA-256 of a blob, as commands take it",
    "cook.dish.circle[]": "a member's id",
    "cook.dish.*{key}": "a member's id",
    "cook.ask.topic": "a dish's id and the number of a step",
    "cook.ask.by": "a member's id",
    "cook.ask.circle[]": "a member's id",
    "cook.ask.yes[]": "a member's id",
    "cook.timers[]": "a timer's name, made from the number of a step",
    "play.card": "a card's id",
    "play.by": "a member's id",
    "play.drawn{key}": "the beginning of a card's id",
    "play.round.gate.*[]": "a member's id",
    "play.round.boxes{key}": "a member's id",
    "play.round.*[]": "a member's id",
    "play.sketch.id": "made from a count",
    "play.sketch.by": "a member's id",
    "play.sketch.card": "a card's id",
    "play.sketch.guesses[].id": "made from the turn's seed",
    "play.sketch.guesses[].by": "a member's id",
    "play.sketch.picture": "the SHA-256 of a blob, as commands take it",
    "play.sketch.found": "a member's id",
    "play.jar{key}": "made from a count",
    "play.jar{}.by": "a member's id",
    "play.pulled.by": "a member's id",
    "tour.deck": "made from a count",
    "tour.pages[].id": "made from the turn's seed",
    "tour.pages[].by": "a member's id",
    "tour.pages[].blob": "the SHA-256 of a blob, as commands take it",
    "tour.notes[].id": "made from the turn's seed",
    "tour.notes[].page": "a page's id",
    "tour.notes[].by": "a member's id",
    "tour.leading.*": "a member's id",
    "tour.page": "a page's id",
    "letters.shut.*{key}": "a member's id",
    "letters.shut.by": "a member's id",
    "letters.shut.zones{}": "a member's time zone, as `room.profile` took it",
    "letters.told[]": "a member's id",
    "repair.opening.*": "an id, of a member or the opening",
    "repair.opening.gate.*[]": "a member's id",
    "repair.floor.*": "a member's id",
    "repair.notes{key}": "a member's id",
    "repair.round.gate.*[]": "a member's id",
    "repair.round.boxes{key}": "a member's id",
    "repair.round.*[]": "a member's id",
    "repair.onward[]": "a member's id",
    "repair.ground.*": "a member's id",
    "repair.cooling.*": "a member's id",
    "repair.asked.*": "a step, or a member's id",
    "repair.card": "a card's id",
    "breathe.on.id": "made by the rule",
    "breathe.on.by": "a member's id",
    "breathe.on.along[]": "a member's id",
    "breathe.sitting.id": "made by the rule",
    "breathe.sitting.by": "a member's id",
    "breathe.sitting.gate.*[]": "a member's id",
    "breathe.sat.who[]": "a member's id",
    "times.*{key}": "a member's id",
    "times.*.by": "a member's id",
    "times.round.circle[]": "a member's id",
    "times.round.id": "made from a count",
    "times.round.times[].id": "made from its number",
    "times.round.ticks{}[]": "a time's id",
    "times.round.suits[]": "a time's id",
    "chat.lines{key}": "a line's id, made from the turn's seed",
    "chat.lines{}": "a member's id",
    "notices.devices{key}": "a device's id",
    "notices.mailbox.code": "six digits, made from the turn's seed",
    "notices.owed{key}": "an instance's name and a key of the activity's",
    "notices.owed{}.what": "names words of ours, or of the activity's",
    "notices.owed{}.on": "an instance's name",
    "notices.owed{}.left[]": "`mail`, or `push/` and a device's id",
    "room.host": "an issuer, as the operator's file names it",
    "reports.*{key}": "made from a moment's seed",
    "reports.*{}.what": "a word of ours",
    "reports.*{}.ritual": "a ritual's id",
    "reports.*{}.date": "the name of a date, as rituals have it",
    "reports.*{}.member": "a member's id",
    "reports.*{}.room": "a room's id",
    "notices.owed{}.of": "an id of the activity's",
    "notices.feed.salt": "made from the turn's seed",
}
"""Texts in states that nobody writes: commands fill them with ids only, whose patterns leave no room for words."""


def free_texts(kind: inspect.Type, path: str, inside: tuple[type, ...] = ()) -> Iterator[str]:
    """The paths of all texts and bytes that are neither sealed nor held to a pattern or a choice."""
    if is_sealed(kind):
        return
    match kind:
        case inspect.Metadata():
            yield from free_texts(kind.type, path, inside)
        case inspect.StrType() if kind.pattern is None:
            yield path
        case inspect.BytesType() | inspect.AnyType() | inspect.RawType():
            yield path
        case inspect.UnionType():
            for one in kind.types:
                yield from free_texts(one, path, inside)
        case inspect.CollectionType():
            yield from free_texts(kind.item_type, f"{path}[]", inside)
        case inspect.TupleType():
            for one in kind.item_types:
                yield from free_texts(one, f"{path}[]", inside)
        case inspect.DictType():
            yield from free_texts(kind.key_type, f"{path}{{key}}", inside)
            yield from free_texts(kind.value_type, f"{path}{{}}", inside)
        case inspect.StructType() if kind.cls not in inside:
            for field in kind.fields:
                yield from free_texts(field.type, f"{path}.{field.encode_name}", (*inside, kind.cls))


def in_commands(kind: type[Activity]) -> list[str]:
    """Free texts in arguments."""
    return [
        path
        for command in commands_of(kind).values()
        for field in fields_of(command.args)
        for path in free_texts(field.type, f"{kind.kind}.{command.name}.{field.encode_name}")
    ]


def in_state(kind: type[Activity]) -> list[str]:
    """Free texts in a state."""
    return list(free_texts(inspect.type_info(kind), kind.kind))


@pytest.mark.parametrize("kind", ACTIVITIES, ids=lambda kind: kind.kind)
def test_what_people_write_is_sealed(kind: type[Activity]) -> None:
    bare = [path for path in in_commands(kind) if path not in WORDS]
    assert not bare, "make it Sealed, or give it a pattern, or say in WORDS why the hub may read it"


@pytest.mark.parametrize("kind", [*ACTIVITIES, *OWN], ids=lambda kind: kind.kind)
def test_states_hold_no_other_words(kind: type[Activity]) -> None:
    known = {**WORDS, **IDS}
    bare = [path for path in in_state(kind) if not any(fnmatchcase(path, _literal(one)) for one in known)]
    assert not bare, "make it Sealed, or give it a pattern, or say in IDS or WORDS what it is"


def test_the_lists_name_nothing_that_is_not_there() -> None:
    found = [path for kind in (*ACTIVITIES, *OWN) for path in (*in_commands(kind), *in_state(kind))]
    stale = [one for one in (*WORDS, *IDS) if not any(fnmatchcase(path, _literal(one)) for path in found)]
    assert not stale
    assert all(reason for reason in (*WORDS.values(), *IDS.values()))


class Page(Struct):
    """A state's part with words in the open."""

    words: dict[str, list[tuple[str, int]]] = {}
    box: Sealed | None = None


class Diary(Activity, frozen=True):
    """Writes everything down in the open."""

    kind: ClassVar[str] = "diary"
    page: Page | None = None
    mood: Literal["good", "bad"] = "good"
    anything: Any = None

    @command()
    def write(self, turn: Turn, text: Annotated[str, Meta(max_length=9)], raw: bytes, key: Key) -> Diary:
        """Write."""
        return self


def test_a_plain_text_is_found_wherever_it_hides() -> None:
    assert in_commands(Diary) == ["diary.write.text", "diary.write.raw"]
    assert in_state(Diary) == ["diary.page.words{key}", "diary.page.words{}[][]", "diary.anything"]


def _literal(pattern: str) -> str:
    return pattern.replace("[", "[[]")
