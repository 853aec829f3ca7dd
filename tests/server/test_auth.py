"""Ids, secrets and tokens."""

import base64
import json

import jwt
import pytest

from samesky_server import auth
from samesky_server.auth import Draw, TokenError, Tokens, hash_of
from samesky_shared.core.members import Members
from samesky_shared.core.seats import DeviceKey, Invite, Seat

SECRET = b"s" * 32


class Clock:
    def __init__(self) -> None:
        self.time = 1_800_000_000.25

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tokens(clock):
    return Tokens(SECRET, clock)


# --------------------------------------------------------------------------------------------------- tokens


def test_a_token_names_room_member_and_device(tokens, clock):
    claims = tokens.read(tokens.issue("room", "member", "device"))
    assert (claims.room, claims.member, claims.device) == ("room", "member", "device")
    assert claims.issued_at == clock.time
    assert claims.expires_at == clock.time + 600


def test_two_tokens_are_never_the_same(tokens):
    made = [tokens.issue("room", "member", "device") for _ in range(2)]
    assert made[0] != made[1]
    assert tokens.read(made[0]).id != tokens.read(made[1]).id


def test_its_claims_are_those_of_the_protocol(tokens):
    said = jwt.decode(tokens.issue("r", "m", "d"), options={"verify_signature": False})
    assert set(said) == {"room", "sub", "dev", "aud", "iat", "exp", "jti"}
    assert said["aud"] == "samesky"


def test_it_expires_by_the_room_clock_and_not_by_the_wall(tokens, clock):
    token = tokens.issue("r", "m", "d")
    clock.time += 599.9
    assert tokens.read(token).member == "m"
    clock.time += 0.1
    with pytest.raises(TokenError) as caught:
        tokens.read(token)
    assert caught.value.reason == "expired"


def test_no_token_lives_longer_than_ten_minutes(clock):
    with pytest.raises(ValueError, match="600"):
        Tokens(SECRET, clock, 601)


def forge(key, *, header=None, algorithm="HS256", **changes):
    now = 1_800_000_000.25
    claims = {"room": "r", "sub": "m", "dev": "d", "aud": "samesky", "iat": now, "exp": now + 600, "jti": "j"}
    claims = {name: value for name, value in (claims | changes).items() if value is not None}
    return jwt.encode(claims, key, algorithm, headers=header)


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def test_a_token_of_our_own_making_passes_as_the_counter_check_of_the_forgeries(tokens):
    assert tokens.read(forge(auth.named(SECRET, "token"))).room == "r"


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "another"},
        {"aud": None},
        {"exp": None},
        {"iat": None},
        {"jti": None},
        {"sub": None},
        {"room": None},
        {"dev": None},
        {"room": 7},
        {"sub": ""},
        {"exp": "never"},
        {"exp": 1_800_000_000.25 + 3600},
        {"iat": 1_800_000_000.25 + 60, "exp": 1_800_000_000.25 + 600},
        {"room": "x" * 65},
        {"exp": float("inf")},
    ],
)
def test_claims_that_are_missing_or_wrong_are_invalid_even_when_signed(tokens, changes):
    with pytest.raises(TokenError) as caught:
        tokens.read(forge(auth.named(SECRET, "token"), **changes))
    assert caught.value.reason == "invalid"


@pytest.mark.filterwarnings("ignore::jwt.InsecureKeyLengthWarning")
def test_other_keys_algorithms_and_shapes_are_invalid(tokens):
    good = tokens.issue("r", "m", "d")
    head, body, signature = good.split(".")
    none = f"{part({'alg': 'none', 'typ': 'JWT'})}.{body}."
    deep = base64.urlsafe_b64encode(b"[" * 2900).decode()
    forgeries = [
        "",
        "a.b.c",
        "é",
        "\ud800",
        none,
        f"{part({'alg': 'NONE'})}.{body}.{signature}",
        f"{head}.{body}.",
        f"{head}.{body}.{signature[:-2]}",
        f"{head}.{part({'room': 'other'})}.{signature}",
        f"{deep}.{body}.{signature}",
        f"{part({'alg': ['HS256']})}.{body}.{signature}",
        good + "." + good,
        good + "x" * 5000,
        forge(b"another secret of thirty-two byte"),
        forge(SECRET),  # the hub's secret itself signs nothing
        forge(auth.named(SECRET, "token"), algorithm="HS512"),
        forge(auth.named(SECRET, "founder")),
    ]
    for token in forgeries:
        with pytest.raises(TokenError) as caught:
            tokens.read(token)
        assert caught.value.reason == "invalid"
        assert tokens._own(token) is None


def test_the_quick_way_says_of_our_own_what_the_library_says(tokens):
    token = tokens.issue("room", "member", "device")
    assert tokens._own(token) is not None
    assert tokens._own(token) == tokens._any(token)


def test_an_error_says_nothing_of_the_token(tokens):
    with pytest.raises(TokenError) as caught:
        tokens.read("canary.canary.canary")
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


# -------------------------------------------------------------------------------------------- ids and secrets


def test_ids_and_secrets_have_the_promised_form_and_chance():
    draws = [Draw(SECRET) for _ in range(200)]
    rooms = {draw.room() for draw in draws}
    assert len(rooms) == 200
    assert {len(room) for room in rooms} == {22}
    assert len({draw.id("member") for draw in draws}) == 200
    secret = draws[0].secret(draws[0].room(), "device")
    assert len(secret) == auth.SECRET_LENGTH
    assert auth.room_of(secret) == draws[0].room()


def test_what_is_drawn_with_a_key_is_the_same_again_and_differs_by_purpose_key_and_hub():
    one, again = Draw(SECRET, b"key"), Draw(SECRET, b"key")
    assert one.room() == again.room()
    assert one.secret("r" * 22, "device") == again.secret("r" * 22, "device")
    drawn = {
        one.id("member"),
        one.id("device"),
        Draw(SECRET, b"yek").id("member"),
        Draw(b"t" * 32, b"key").id("member"),
    }
    assert len(drawn) == 4
    assert one.secret("r" * 22, "device") != one.secret("r" * 22, "invite")


@pytest.mark.parametrize("text", ["", "x" * 43, "x" * 45, "x" * 43 + "=", "x" * 43 + "\n", "é" * 44])
def test_what_is_no_secret_of_ours_belongs_to_no_room(text):
    assert auth.room_of(text) is None


def test_a_device_is_found_by_its_secret_only():
    members = Members(members={"ana": Seat("Ana", devices={"d1": DeviceKey(hash_of("good"), 0.0)})})
    assert auth.member_of(members, "d1", "good") == "ana"
    assert auth.member_of(members, "d1", "bad") is None
    assert auth.member_of(members, "d2", "good") is None
    assert auth.member_of(members, "d1", hash_of("good")) is None
    assert auth.member_of(members, "d1", "\ud800") is None


def test_an_invitation_is_found_by_its_secret_only():
    members = Members(
        invites={"i1": Invite(hash_of("one"), "ana", 1.0), "i2": Invite(hash_of("two"), "ana", 1.0)}
    )
    assert auth.invite_of(members, "two") == "i2"
    assert auth.invite_of(members, "three") is None


def test_the_founder_secret_follows_from_the_hub_and_opens_only_that_hub():
    founder = auth.founder_secret(SECRET)
    assert founder == auth.founder_secret(SECRET)
    assert auth.is_founder(SECRET, founder)
    for wrong in ("", founder[:-1], auth.founder_secret(b"t" * 32), "é"):
        assert not auth.is_founder(SECRET, wrong)
    assert len(founder) == 32


def test_the_key_of_a_calendar_is_of_one_member_of_one_room_and_of_one_time():
    keys = {
        auth.calendar_key(secret, *names)
        for secret in (SECRET, b"t" * 32)
        for names in (("room", "ann", "1"), ("room", "ann", "2"), ("room", "bob", "1"), ("other", "ann", "1"))
    }
    assert len(keys) == 8
    assert {len(key) for key in keys} == {22}
    assert auth.calendar_key(SECRET, "room", "ann", "1") in keys
