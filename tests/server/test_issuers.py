"""Tokens of host apps: what good ones open, and every trick with bad ones that is known."""

import base64
import hashlib
import hmac
import json

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from samesky_server.auth import TokenError, Tokens
from samesky_server.issuers import Issuers
from samesky_server.issuers_file import Issuer, load

SECRET = b"h" * 32
SHARED = bytes(range(32))
NOW = 1_800_000_000.0
CURVE = generate_private_key(SECP256R1())
EDWARDS = Ed25519PrivateKey.generate()
API_KEY = "key-of-the-server-of-the-app"


def pem(key) -> str:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


FILE = f"""
[[issuer]]
id = "https://app.test"
audience = "https://hub.test"
api_key_sha256 = "{hashlib.sha256(API_KEY.encode()).hexdigest()}"

[[issuer.keys]]
kid = "app-hs"
alg = "HS256"
secret = "{base64.b64encode(SHARED).decode()}"

[[issuer.keys]]
kid = "app-es"
alg = "ES256"
public_key = '''{pem(CURVE)}'''

[[issuer.keys]]
kid = "app-ed"
alg = "EdDSA"
public_key = '''{pem(EDWARDS)}'''

[[issuer]]
id = "https://other.test"
audience = "https://hub.test"

[[issuer.keys]]
kid = "other-hs"
alg = "HS256"
secret = "{base64.b64encode(SHARED[::-1]).decode()}"
"""
SIGNERS = {"app-hs": SHARED, "app-es": CURVE, "app-ed": EDWARDS, "other-hs": SHARED[::-1]}
ALGORITHMS = {"app-hs": "HS256", "app-es": "ES256", "app-ed": "EdDSA", "other-hs": "HS256"}


def written(path, text):
    file = path / "issuers.toml"
    file.write_text(text)
    return str(file)


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    return load(written(tmp_path_factory.mktemp("issuers"), FILE))


@pytest.fixture
def issuers(parts):
    listed, keys = parts
    return Issuers(listed, keys, SECRET, lambda: NOW)


def claims(**changes):
    whole = {
        "iss": "https://app.test",
        "sub": "user-17",
        "name": "Ana",
        "room": "flat-3",
        "aud": "https://hub.test",
        "iat": NOW,
        "exp": NOW + 600,
    } | changes
    return {key: value for key, value in whole.items() if value is not ...}


def signed(kid="app-hs", headers=None, **changes):
    return jwt.encode(claims(**changes), SIGNERS[kid], ALGORITHMS[kid], {"kid": kid, **(headers or {})})


def part(value):
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def by_hand(header, payload, secret=SHARED):
    """A token put together without any library's scruples, with a right HMAC over whatever it says."""
    text = f"{part(header)}.{part(payload)}"
    return f"{text}.{part(hmac.digest(secret, text.encode(), 'sha256'))}"


def refusal(issuers, token):
    with pytest.raises(TokenError) as caught:
        issuers.read(token)
    return caught.value.reason, str(caught.value)


INVALID = ("invalid", "The token is not valid.")


# ------------------------------------------------------------------------------------------- good tokens


@pytest.mark.parametrize("kid", ["app-hs", "app-es", "app-ed"])
def test_each_algorithm_opens_the_same_seat(issuers, kid):
    read = issuers.read(signed(kid, device="phone"))
    same = issuers.read(signed(device="phone", name="Anna", exp=NOW + 60))
    assert (read.room, read.member, read.device) == (same.room, same.member, same.device)
    assert (len(read.room), len(read.member), len(read.device)) == (22, 16, 16)
    assert read.expires_at == NOW + 600
    assert read.issued_at == NOW


def test_what_the_claims_say_is_granted(issuers):
    said = {"kind": "friends", "seats": 4, "sealing": "room-key", "tz": "Europe/Lisbon", "lang": "pt"}
    grant = issuers.read(signed(**said, device="phone")).grant
    assert (grant.name, grant.kind, grant.seats, grant.sealing) == ("Ana", "friends", 4, "room-key")
    assert (grant.tz, grant.lang, grant.device_named) == ("Europe/Lisbon", "pt", True)


def test_a_plain_token_asks_for_a_couple_and_names_no_device(issuers):
    grant = issuers.read(signed()).grant
    assert (grant.kind, grant.seats, grant.sealing, grant.device_named) == ("couple", None, "none", False)


def test_tokens_without_a_device_are_devices_by_their_jti_or_themselves(issuers):
    one, two = issuers.read(signed(jti="a")), issuers.read(signed(jti="b"))
    assert one.device != two.device
    assert issuers.read(signed(jti="a", exp=NOW + 60)).device == one.device
    bare = signed()
    assert issuers.read(bare).device == issuers.read(bare).device
    assert issuers.read(signed(exp=NOW + 61)).device != issuers.read(bare).device
    assert issuers.read(signed(device="a")).device != one.device


def test_two_issuers_and_two_rooms_never_meet(issuers):
    here = issuers.read(signed(device="phone"))
    there = issuers.read(signed("other-hs", iss="https://other.test", device="phone"))
    next_door = issuers.read(signed(room="flat-4", device="phone"))
    for other in (there, next_door):
        assert len({here.room, other.room}) == len({here.member, other.member}) == 2
        assert here.device != other.device


def test_names_that_run_together_are_still_two(issuers):
    read = [
        issuers.read(signed(room=room, sub=sub)) for room, sub in (('a","b', "c"), ("a", 'b","c'), ("a", "b"))
    ]
    assert len({one.member for one in read}) == 3


def test_ids_follow_from_the_hubs_secret(parts, issuers):
    elsewhere = Issuers(*parts, b"x" * 32, lambda: NOW)
    assert elsewhere.read(signed()).room != issuers.read(signed()).room


def test_without_iat_a_token_counts_as_made_as_early_as_can_be(issuers):
    assert issuers.read(signed(iat=...)).issued_at == NOW + 600 - 86_400


def test_clocks_may_differ_by_half_a_minute(issuers):
    assert issuers.read(signed(iat=NOW + 29, nbf=NOW + 29)).grant
    assert issuers.read(signed(iat=NOW - 700, exp=NOW - 29)).grant
    assert refusal(issuers, signed(iat=NOW + 31)) == INVALID
    assert refusal(issuers, signed(nbf=NOW + 31)) == INVALID


def test_a_token_that_was_good_has_expired(issuers):
    assert refusal(issuers, signed(exp=NOW - 31))[0] == "expired"


def test_one_of_several_audiences_is_enough(issuers):
    assert issuers.read(signed(aud=["https://else.test", "https://hub.test"])).grant


# ------------------------------------------------------------------------------------------------ tricks


def hs_confused(kid, key):
    """Signed by HMAC with the public key of an asymmetric one, which everybody may know."""
    return by_hand({"alg": "HS256", "kid": kid}, claims(), pem(key).encode())


HEADER = {"alg": "HS256", "kid": "app-hs"}
TRICKS = {
    "no algorithm": lambda: by_hand({"alg": "none", "kid": "app-hs"}, claims()).rpartition(".")[0] + ".",
    "no algorithm, but signed": lambda: by_hand({"alg": "none", "kid": "app-hs"}, claims()),
    "no algorithm in capitals": lambda: by_hand({"alg": "NONE", "kid": "app-hs"}, claims()),
    "algorithm left out": lambda: by_hand({"kid": "app-hs"}, claims()),
    "algorithm a list": lambda: by_hand({"alg": ["HS256"], "kid": "app-hs"}, claims()),
    "another HMAC": lambda: jwt.encode(claims(), SHARED * 2, "HS512", {"kid": "app-hs"}),
    "public key as secret": lambda: hs_confused("app-es", CURVE),
    "public Ed25519 key as secret": lambda: hs_confused("app-ed", EDWARDS),
    "its own key in the header": lambda: by_hand(
        {**HEADER, "jwk": {"kty": "oct", "k": part(b"z" * 32)}}, claims(), b"z" * 32
    ),
    "a key to fetch": lambda: by_hand({**HEADER, "jku": "https://evil.test/keys"}, claims(), b"z" * 32),
    "a certificate to fetch": lambda: by_hand({**HEADER, "x5u": "https://evil.test/c"}, claims(), b"z" * 32),
    "no kid": lambda: by_hand({"alg": "HS256"}, claims()),
    "empty kid": lambda: by_hand({"alg": "HS256", "kid": ""}, claims()),
    "unknown kid": lambda: by_hand({"alg": "HS256", "kid": "app-rs"}, claims()),
    "kid of a file": lambda: by_hand({"alg": "HS256", "kid": "../../dev/null"}, claims(), b""),
    "kid a number": lambda: by_hand({"alg": "HS256", "kid": 1}, claims()),
    "kid of another issuer": lambda: signed("other-hs"),
    "kid of the hub": lambda: by_hand({"alg": "HS256", "kid": "samesky"}, claims()),
    "key of another kid": lambda: by_hand({"alg": "HS256", "kid": "other-hs"}, claims()),
    "unknown critical header": lambda: signed(headers={"crit": ["exp"], "exp": 1}),
    "detached payload": lambda: by_hand({**HEADER, "b64": False, "crit": ["b64"]}, b""),
    "unknown issuer": lambda: signed(iss="https://evil.test"),
    "issuer a list": lambda: by_hand(HEADER, claims(iss=["https://app.test"])),
    "wrong audience": lambda: signed(aud="https://else.test"),
    "audience of the hub's own tokens": lambda: signed(aud="samesky"),
    "no audience": lambda: signed(aud=...),
    "empty audience": lambda: signed(aud=[]),
    "audience in part": lambda: signed(aud="https://hub.test.evil.test"),
    "made in the future": lambda: signed(iat=NOW + 60),
    "not yet": lambda: signed(nbf=NOW + 60),
    "a day and a second": lambda: signed(exp=NOW + 86_401),
    "a day and a second without iat": lambda: signed(iat=..., exp=NOW + 86_401),
    "no end": lambda: signed(exp=...),
    "end a text": lambda: signed(exp=str(NOW + 600)),
    "end true": lambda: signed(exp=True),
    "end not a number": lambda: by_hand(HEADER, claims(exp=float("nan"))),
    "end endless": lambda: by_hand(HEADER, claims(exp=float("inf"))),
    "end beyond floats": lambda: by_hand(
        HEADER, json.dumps(claims(exp=0)).replace(": 0}", ": 1e999}").encode()
    ),
    "no user": lambda: signed(sub=...),
    "empty user": lambda: signed(sub=""),
    "user a number": lambda: by_hand(HEADER, claims(sub=17)),
    "user of 300 letters": lambda: signed(sub="u" * 300),
    "no room": lambda: signed(room=...),
    "room with a line break": lambda: signed(room="flat\n3"),
    "user with half a text": lambda: signed(sub="user\0-17"),
    "room of 300 letters": lambda: signed(room="r" * 300),
    "no name": lambda: signed(name=...),
    "name of 65 letters": lambda: signed(name="N" * 65),
    "device of 300 letters": lambda: signed(device="d" * 300),
    "unknown kind of room": lambda: signed(kind="palace"),
    "no seats": lambda: signed(seats=0),
    "seats beyond all": lambda: signed(seats=13),
    "seats a half": lambda: signed(seats=1.5),
    "sealing unknown": lambda: signed(sealing="wax"),
    "zone of markup": lambda: signed(tz="<b>"),
    "half a letter": lambda: by_hand(HEADER, json.dumps(claims(sub="\ud800")).encode()),
    "not UTF-8": lambda: by_hand(HEADER, b'{"iss": "\xff"}'),
    "claims a list": lambda: by_hand(HEADER, [claims()]),
    "claims no JSON": lambda: by_hand(HEADER, b"{"),
    "claims too deep": lambda: by_hand(HEADER, b"[" * 1500),
    "header too deep": lambda: f"{part(b'[' * 1500)}.e30.e30",
    "longer than 4 KB": lambda: signed(more="m" * 4096),
    "a megabyte": lambda: "a" * 2**20,
    "expired and of nobody": lambda: signed(exp=NOW - 60, iss="https://evil.test"),
    "expired and forged": lambda: by_hand(HEADER, claims(exp=NOW - 60), b"z" * 32),
    "signature cut": lambda: signed()[:-2],
    "no signature": lambda: signed().rpartition(".")[0] + ".",
    "two parts": lambda: signed().rpartition(".")[0],
    "five parts": lambda: signed() + ".e30.e30",
    "empty": lambda: "",
    "no text of tokens": lambda: "härte.ä.ö",
}


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_is_refused_in_the_same_words_as_every_other(issuers, trick):
    assert refusal(issuers, TRICKS[trick]()) == INVALID


def test_the_tricks_are_tokens_that_would_open_without_them(issuers):
    assert issuers.read(by_hand(HEADER, claims())).grant


def test_claims_are_read_only_after_the_signature(issuers, monkeypatch):
    read = []
    monkeypatch.setattr("samesky_server.issuers._read_claims", lambda raw: read.append(raw) or {}["none"])
    for forged in (TRICKS["expired and forged"], TRICKS["unknown kid"], TRICKS["public key as secret"]):
        assert refusal(issuers, forged()) == INVALID
    assert read == []
    with pytest.raises(KeyError):
        issuers.read(signed())
    assert len(read) == 1


@given(st.text(max_size=60) | st.tuples(st.binary(max_size=40), st.binary(max_size=40)))
def test_nothing_else_comes_out_of_noise(noise):
    token = noise if isinstance(noise, str) else by_hand(HEADER, noise[0]) + part(noise[1])
    assert refusal(Issuers((), {}, SECRET, lambda: NOW), token) == INVALID


# ------------------------------------------------------------------------------------- the hub's own part


def test_the_hub_signs_for_a_host_app(issuers):
    token = issuers.issue("https://app.test", {"sub": "user-17", "name": "Ana", "room": "flat-3"})
    read = issuers.read(token)
    assert (read.room, read.member) == (issuers.read(signed()).room, issuers.read(signed()).member)
    assert read.expires_at == NOW + 600


def test_the_longest_token_that_the_hub_signs_can_be_read(parts):
    listed, keys = parts
    most = Issuer("i" * 128, "a" * 128)
    issuers = Issuers((*listed, most), keys, SECRET, lambda: NOW)
    long = dict.fromkeys(("sub", "room", "device"), "\U0001f319" * 128)
    more = {"kind": "partners", "seats": 12, "sealing": "room-key", "tz": "Z" * 64, "lang": "l" * 35}
    token = issuers.issue(most.id, {**long, **more, "name": "\1" * 64})
    assert issuers.read(token).grant
    assert 3000 < len(token) < 4096


def test_what_the_hub_signed_is_void_when_the_issuer_is_gone(parts, issuers):
    token = issuers.issue("https://app.test", {"sub": "u", "name": "Ana", "room": "r"})
    without = Issuers(parts[0][1:], {}, SECRET, lambda: NOW)
    assert refusal(without, token) == INVALID


def test_an_api_key_names_its_issuer(issuers):
    assert issuers.with_api_key(API_KEY) == "https://app.test"
    assert issuers.with_api_key(API_KEY + "x") is None
    assert issuers.with_api_key("") is None


def test_tokens_of_both_kinds_are_read_at_one_place(issuers):
    tokens = Tokens(SECRET, lambda: NOW, hosts=issuers.read)
    assert tokens.read(tokens.issue("r", "m", "d")).grant is None
    assert tokens.read(signed()).grant
    with pytest.raises(TokenError):
        tokens.read(TRICKS["unknown kid"]())
    with pytest.raises(TokenError):
        Tokens(SECRET, lambda: NOW).read(signed())


def test_a_device_token_is_no_host_token_whatever_its_header_says(issuers):
    tokens = Tokens(SECRET, lambda: NOW, hosts=issuers.read)
    header, _, rest = tokens.issue("r", "m", "d").partition(".")
    renamed = json.loads(base64.urlsafe_b64decode(header + "==")) | {"kid": "samesky"}
    with pytest.raises(TokenError):
        tokens.read(f"{part(renamed)}.{rest}")
