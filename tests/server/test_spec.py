"""The generated documents follow from the code, and the code keeps what they say."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec import inspect as mi

from samesky_server import spec
from samesky_server.spec import api, pages, schema
from samesky_server.spec.__main__ import main
from samesky_server.spec.entries import ENTRIES
from samesky_server.spec.typescript import ts, typescript
from samesky_server.spec.vectors import ANA, BEN, CLIENT, HUB, vectors
from samesky_server.spec.views import view_of
from samesky_shared.activities import catalog
from samesky_shared.activities.agreements import Agreements
from samesky_shared.activities.breathe import Breathe, Breathing
from samesky_shared.activities.chat import Chat
from samesky_shared.activities.checkin import Checkin
from samesky_shared.activities.culture import Culture
from samesky_shared.activities.evening import Evening
from samesky_shared.activities.gratitude import Gratitude
from samesky_shared.activities.guess import Guess
from samesky_shared.activities.kindness import Kindness
from samesky_shared.activities.languages import Languages
from samesky_shared.activities.letters import Letters
from samesky_shared.activities.milestones import Milestones
from samesky_shared.activities.moment import Moment
from samesky_shared.activities.pact import Kept, Pact
from samesky_shared.activities.questions import OwnCard, Questions
from samesky_shared.activities.support import Support
from samesky_shared.activities.wishes import Wishes
from samesky_shared.codec import CLIENT_FRAMES, HUB_FRAMES, decode_client, decode_hub, encode, plain
from samesky_shared.core.activity import Activity, Step, Turn, commands_of, find_command
from samesky_shared.errors import CLOSES, REFUSALS, RefusalCode, Refused
from samesky_shared.motion import Motion
from samesky_shared.sealing import plain as box

from .floor_games import FLOORED
from .spec_games import GAMES

ROOT = Path(__file__).parents[2]


def test_the_documents_of_the_checkout_are_up_to_date():
    assert spec.outdated(ROOT) == [], "run: ./run docs"


def test_check_names_what_differs_and_writing_mends_it(tmp_path, capsys):
    assert main(["docs", "--check"], tmp_path) == 1
    assert "docs/protocol.md is out of date" in capsys.readouterr().err
    assert main(["docs"], tmp_path) == 0
    assert main(["docs", "--check"], tmp_path) == 0
    gone = tmp_path / "docs/activities/gone.md"
    gone.write_text("an activity that is no more")
    assert main(["docs", "--check"], tmp_path) == 1
    assert main(["docs"], tmp_path) == 0
    assert not gone.exists()


# ------------------------------------------------------------------------------------------------- words


def test_every_frame_code_and_request_stands_in_the_protocol():
    page = pages.protocol()
    for tag, frame in {**CLIENT_FRAMES, **HUB_FRAMES}.items():
        assert f"#### {frame.__name__}\n\n`{tag}`: " in page
    for code in get_args(RefusalCode):
        assert f"| `{code}` | {REFUSALS[code]}" in page
    for row in CLOSES:
        assert f"| `{row.code}` | {row.name} | " in page
    for row in api.REQUESTS:
        assert f"`{row.method} {row.path}`" in page
    assert "@" not in re.sub(r"`[^`]*`", "", page), "a slot was not filled"


def test_every_activity_and_command_has_words():
    for kind in catalog():
        page = pages.activity(kind)
        assert schema.summary(kind), kind
        for one in commands_of(kind).values():
            assert one.summary.endswith("."), one.name
            assert f"### `{one.name}`\n\n{one.doc}" in page


def test_every_setting_stands_in_its_page():
    page = pages.settings()
    for row in pages.settings_table():
        assert f"`{row.variable}`" in page


# -------------------------------------------------------------------------------------------- TypeScript


def test_every_frame_state_and_command_has_a_type():
    made = typescript()
    for tag, frame in {**CLIENT_FRAMES, **HUB_FRAMES}.items():
        assert f'export interface {frame.__name__} {{\n  t: "{tag}";' in made
    for kind in catalog():
        block = (
            made.split("export interface Commands {", 1)[1]
            .split(f"\n  {kind.kind}: {{", 1)[1]
            .split("\n  };", 1)[0]
        )
        assert re.findall(r"^    (\w+): \{", block, re.MULTILINE) == list(commands_of(kind))
    names = re.findall(r"^export (?:interface|type) (\w+)", made, re.MULTILINE)
    assert len(names) == len(set(names))
    used = set(re.findall(r"\b([A-Z][A-Za-z]+)\b", re.sub(r'/\*\*.*?\*/|//.*|"[^"]*"', "", made)))
    assert used - set(names) <= {"Uint8Array", "Extract", "K", "C"}


def test_what_may_be_left_out_is_optional():
    made = typescript()
    assert "  since?: Position | null;" in made  # a client may
    assert "  retry_after?: number;" in made  # a hub does, and never says null
    assert "  label: Sealed | null;" in made  # a state always has all its fields
    assert "    start: { seconds: number };" in made
    assert "    pause: { [key: string]: never };" in made


def test_a_type_without_words_is_an_error_and_not_left_out():
    with pytest.raises(TypeError):
        schema.prose(mi.type_info(set[int]))
    with pytest.raises(TypeError):
        ts(mi.type_info(frozenset[int]))


# ------------------------------------------------------------------------------------------------ vectors


def test_every_frame_has_a_vector_and_both_forms_decode_to_it():
    made = vectors()["frames"]
    assert len(made) == len(CLIENT) + len(HUB)
    for vector, frame in zip(made, (*CLIENT, *HUB), strict=True):
        read: Any = decode_client if vector["from"] == "client" else decode_hub
        raw = bytes.fromhex(vector["msgpack"])
        assert read(raw, "msgpack") == frame
        assert encode(read(json.dumps(vector["json"]).encode(), "json"), "json") == encode(frame, "json")
        assert plain(raw)["t"] == vector["json"]["t"]


def test_every_refused_vector_is_refused_as_it_says():
    for vector in vectors()["refused"]:
        with pytest.raises(Refused) as caught:
            decode_client(bytes.fromhex(vector["hex"]), vector["format"])
        assert (caught.value.code, caught.value.path) == (vector["code"], vector["path"])


def test_the_transcripts_show_what_they_promise():
    timer, reveal = vectors()["transcripts"]
    kinds = [(step["from"], step["json"]["t"]) for step in timer["steps"]]
    assert kinds == [
        ("client", "hello"), ("hub", "welcome"), ("hub", "change"), ("hub", "ready"),
        ("client", "do"), ("hub", "change"),
        ("client", "do"), ("hub", "done"),
        ("client", "do"), ("hub", "refused"),
        ("client", "hello"), ("hub", "welcome"), ("hub", "change"), ("hub", "ready"),
    ]  # fmt: skip
    answers = [
        step["json"]["states"]["questions"]["round"]["answers"]
        for step in reveal["steps"]
        if step["json"]["t"] == "change" and step["json"]["states"].get("questions", {}).get("round")
    ]
    assert [set(one) for one in answers] == [set(), set(), {ANA, BEN}]
    sea = box("The sea").hex()
    shown = [sea in step["msgpack"] for step in reveal["steps"]]
    assert shown == [False] * (len(shown) - 1) + [True]


# ------------------------------------------------------------------------------------- views cut by hand


def turn(who: str, **more: Any) -> Turn:
    return Turn(who, 100.0, 100.0, seed=len(who) + 7, present=("ana", "ben"), seats=("ana", "ben"), **more)


def play(state: Activity, *steps: tuple[str, str, dict[str, Any]]) -> list[tuple[Activity, Step]]:
    """The states and steps that these commands make, one after the other."""
    made = []
    for who, cmd, args in steps:
        step = find_command(type(state), cmd).run(state, turn(who), args)
        state = step.state
        made.append((state, step))
    return made


def conforms(value: object, kind: type) -> None:
    """The value has exactly the fields that the type names, and each of its type."""
    told = msgspec.to_builtins(value, builtin_types=(bytes,))
    msgspec.convert(told, kind)
    shape = mi.type_info(kind)
    if isinstance(shape, mi.TypedDictType):
        assert isinstance(told, dict)
        assert {one.name for one in shape.fields if one.required} <= set(told)
        assert set(told) <= {one.name for one in shape.fields}


def test_views_and_entries_that_rules_make_by_hand_have_the_shape_that_is_documented():
    own = Questions(deck="own", own={"o1": OwnCard(1, box("Why?")), "o2": OwnCard(1, box("Who?"))}, brought=2)
    card = play(own, ("ana", "draw", {}))[0][0].card  # type: ignore[attr-defined]
    games = [
        play(
            own,
            ("ana", "draw", {}),
            ("ana", "answer", {"card": card, "text": box("So")}),
            ("ana", "deeper", {}),
            ("ben", "pass_on", {"card": card}),
            ("ana", "share", {"card": card}),
            ("ana", "keep", {"card": card}),
        ),
        play(
            Chat(), ("ana", "say", {"text": box("hi")}), ("ben", "say", {"text": box("yes"), "reply": "x1"})
        ),
    ]
    line = next(iter(games[1][0][0].lines))  # type: ignore[attr-defined]
    games.append(
        play(
            games[1][0][0],
            ("ana", "edit", {"line": line, "text": box("hello")}),
            ("ana", "unsay", {"line": line}),
        )
    )
    games.append(
        play(
            Checkin(),
            ("ana", "share", {"day": "d1", "note": box("so")}),
            ("ben", "share", {"day": "d1", "note": box("so"), "at_once": True}),
            ("ana", "meet", {"day": "d1", "member": "ben", "text": box("yes")}),
        )
    )
    words = {"sentence": "s", "version": "v1"}
    games.append(
        play(
            Agreements(),
            ("ana", "write", {**words, "text": box("So"), "circle": ("ana",)}),
            ("ana", "look_again", {"at": 200.0}),
            ("ana", "looked", {}),
        )
    )
    games.append(
        play(
            Moment(),
            ("ana", "gather", {}),
            ("ana", "put", {"strip": "m1", "text": box("{}"), "picture": "a" * 64}),
            ("ben", "put", {"strip": "m1", "text": box("{}"), "picture": "b" * 64}),
            ("ana", "keep", {"strip": "m1"}),
            ("ben", "keep", {"strip": "m1"}),
        )
    )
    games.append(
        play(
            Support(),
            ("ana", "share", {"text": box("much")}),
            ("ben", "answer", {"member": "ana", "day": "h1", "text": box("hug")}),
            ("ana", "lighter", {"day": "h1", "text": box("thanks")}),
        )
    )
    games.append(
        play(
            Kindness(),
            ("ana", "care", {"text": box("near")}),
            ("ana", "did", {"member": "ben", "text": box("so")}),
            ("ben", "thank", {"member": "ana", "text": box("thanks")}),
        )
    )
    plan = {"segments": [{"minutes": 5, "title": box("Toast")}]}
    evening = play(Evening(), ("ana", "plan", plan), ("ana", "start", {}))
    begun = evening[-1][0].on_due(msgspec.structs.replace(turn("ana"), at=200.0))  # type: ignore[attr-defined]
    games.append([*evening, (begun.state, begun), *play(begun.state, ("ana", "end", {}))])
    thanks = ("ana", "thank", {"page": "p1", "text": box("Soup")})
    games.append(
        play(Gratitude(), thanks, ("ben", "pass_on", {"page": "p1"}), ("ana", "share", {"page": "p1"}))
    )
    games.append(
        play(
            Guess(),
            ("ana", "draw", {}),
            ("ana", "answer", {"hand": "h1", "note": box("so")}),
            ("ben", "answer", {"hand": "h1", "note": box("so")}),
            ("ana", "mark", {"hand": "h1", "member": "ben", "mark": box("close")}),
        )
    )
    games.append(play(Wishes(), ("ana", "wish", {"wanted": box("x" * 8), "mine": box("so")})))
    ways = {"page": "p1", "text": box("{}")}
    games.append(play(Languages(), ("ana", "answer", ways), ("ben", "pass_on", {"page": "p1"})))
    games.append(
        play(
            Milestones(),
            ("ana", "change", {"milestone": "c", "words": box("a job")}),
            ("ana", "write", {"milestone": "c", "round": "t1", "text": box("glad")}),
            ("ben", "write", {"milestone": "c", "round": "t1", "text": box("afraid")}),
            ("ana", "celebrate", {"milestone": "c"}),
        )
    )
    games += [play(kind(), *moves) for kind, moves in GAMES]
    taught = ("ana", "teach", {"word": box("saudade"), "clip": "ab" * 32})
    games.append(play(Culture(), taught, ("ben", "tell", {"card": "c01", "text": box("twice on the cheek")})))
    moment = {"text": box("Hello"), "until": {"how": "when"}, "outside": box("{}")}
    letter = play(Letters(), ("ana", "write", moment), ("ben", "read", {"tell": True}))
    games.append([*letter, *play(letter[0][0], ("ana", "take_back", {}))])
    sat = [("ana", "sit", {"what": "plan"}), *((one, "rise", {"sitting": "s1"}) for one in ("ana", "ben"))]
    breath = Breathing("b1", "box", (4.0,) * 4, 64.0, Motion(20.0), "ana", ("ana", "ben"))
    games.append(play(Breathe(on=breath), *sat, ("ana", "end", {"breathing": "b1"})))
    pact = Kept("p1", 5, ("ana", "ben"), -1000.0)
    games.append(play(Pact(on=pact), ("ana", "leave", {"pact": "p1"})))
    games += [play(state, *steps) for state, *steps in FLOORED]
    seen = set()
    for game in games:
        for state, step in game:
            for who in ("ana", "ben", "eve"):
                if (view := state.view(who)) is not None:
                    conforms(view, view_of(type(state)))
            for note in step.entries:
                conforms(note.body, ENTRIES[state.kind][note.kind])
                seen.add((state.kind, note.kind))
    assert seen == {(kind, name) for kind, bodies in ENTRIES.items() for name in bodies}


def test_every_first_state_is_seen_as_documented():
    for kind in catalog():
        view = kind().view("ana")
        if (
            kind is not Questions and view is not None
        ):  # its deck is data that stands elsewhere; it is played above
            conforms(view, view_of(kind))
        assert view_of(kind) is not dict, f"{kind.kind}: give view() a Struct or a TypedDict as its answer"


# ----------------------------------------------------------------------------------- OpenAPI and AsyncAPI


def references(value: object) -> set[str]:
    if isinstance(value, dict):
        found = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return found.union(*(references(one) for one in value.values()))
    return set().union(*(references(one) for one in value)) if isinstance(value, list) else set()


def resolve(document: dict[str, Any], reference: str) -> object:
    place: Any = document
    for part in reference.removeprefix("#/").split("/"):
        place = place[part]
    return place


@pytest.mark.parametrize("make", [api.openapi, api.asyncapi])
def test_every_reference_in_the_documents_can_be_followed(make):
    document = json.loads(msgspec.json.encode(make()))
    assert references(document)
    for one in references(document):
        assert resolve(document, one), one


def test_openapi_has_every_request_with_what_it_takes_and_gives():
    document = api.openapi()
    ids = set()
    for row in api.REQUESTS:
        operation = document["paths"][row.path][row.method.lower()]
        ids.add(operation["operationId"])
        assert str(row.status) in operation["responses"]
        assert {str(code) for code in row.refusals} < set(operation["responses"]) or not row.refusals
        assert ("requestBody" in operation) == (row.body is not None or row.takes != "")
    assert len(ids) == len(api.REQUESTS)


def test_asyncapi_has_every_frame_in_its_direction():
    document = api.asyncapi()
    for side, frames in (("receive", CLIENT_FRAMES), ("send", HUB_FRAMES)):
        named = [one["$ref"].rsplit("/", 1)[1] for one in document["operations"][side]["messages"]]
        assert named == [frame.__name__ for frame in frames.values()]


def test_patterns_are_those_of_json_schema_and_not_of_python():
    text = msgspec.json.encode([api.openapi(), api.asyncapi(), api.activities(catalog())]).decode()
    assert r"\\Z" not in text
    assert "[A-Za-z0-9_-]{44}$" in text
