"""The file of host apps: what may stand in it, and how a mistake is named."""

import base64
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, SECP384R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from samesky_server.issuers_file import load
from samesky_server.settings import SettingsError

SHARED = bytes(range(32))
CURVE = generate_private_key(SECP256R1())
EDWARDS = Ed25519PrivateKey.generate()


def written(path, text):
    file = path / "issuers.toml"
    file.write_text(text)
    return str(file)


def pem(key):
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def private_pem(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def one_key(**fields):
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in fields.items())
    return f'[[issuer]]\nid = "a"\naudience = "h"\n[[issuer.keys]]\nkid = "k"\n{lines}\n'


def hook(**fields):
    lines = "\n".join(f"{name} = {json.dumps(value)}" for name, value in fields.items())
    return one_key(alg="HS256", secret=SECRET_64) + f"[issuer.webhook]\n{lines}\n"


SECRET_64 = base64.b64encode(SHARED).decode()
HOOK = {"url": "https://app.test/samesky", "secrets": ["whsec_" + SECRET_64]}
MISTAKES = {
    "webhook nowhere": (hook(secrets=HOOK["secrets"]), "issuer[0].webhook"),
    "webhook unsigned": (hook(url=HOOK["url"]), "issuer[0].webhook"),
    "webhook without a secret": (hook(**HOOK | {"secrets": []}), "issuer[0].webhook.secrets"),
    "webhook with many": (hook(**HOOK | {"secrets": [SECRET_64] * 5}), "issuer[0].webhook.secrets"),
    "webhook secret short": (
        hook(**HOOK | {"secrets": [SECRET_64, "whsec_c2hvcnQ="]}),
        "issuer[0].webhook.secrets[1]",
    ),
    "webhook secret no base64": (hook(**HOOK | {"secrets": ["s3cret!" * 8]}), "issuer[0].webhook.secrets[0]"),
    "webhook by ftp": (hook(**HOOK | {"url": "ftp://s3cret.test/"}), "issuer[0].webhook.url"),
    "webhook plainly to a name": (hook(**HOOK | {"url": "http://s3cret.test/"}), "issuer[0].webhook.url"),
    "webhook with a password": (
        hook(**HOOK | {"url": "https://a:s3cret@app.test/"}),
        "issuer[0].webhook.url",
    ),
    "webhook with a fragment": (hook(**HOOK | {"url": "https://app.test/#s3cret"}), "issuer[0].webhook.url"),
    "webhook to a wrong port": (hook(**HOOK | {"url": "https://app.test:s3cret/"}), "issuer[0].webhook.url"),
    "webhook to nobody": (hook(**HOOK | {"url": "https:///s3cret"}), "issuer[0].webhook.url"),
    "webhook with more": (hook(**HOOK, events="s3cret"), "issuer[0].webhook"),
    "no TOML": ('id =\n\n"s3cret"', "TOML (line 1)"),
    "unknown field": ('[[issuer]]\nid = "a"\nsecret = "s3cret-s3cret"', "issuer[0]"),
    "no id": ('[[issuer]]\naudience = "h"', "issuer[0]"),
    "id a number": ("[[issuer]]\nid = 4711", "issuer[0].id"),
    "no key": ('[[issuer]]\nid = "a"\naudience = "h"', "issuer[0].keys"),
    "no audience": ('[[issuer]]\nid = "a"', "issuer[0].audience"),
    "hash too short": ('[[issuer]]\nid = "a"\napi_key_sha256 = "abc"', "issuer[0].api_key_sha256"),
    "hash of nothing": (
        f'[[issuer]]\nid = "a"\naudience = "h"\napi_key_sha256 = "{hashlib.sha256().hexdigest().upper()}"',
        "issuer[0].api_key_sha256",
    ),
    "twice the id": (one_key(alg="HS256", secret=SECRET_64) + '[[issuer]]\nid = "a"', "issuer[1].id"),
    "unknown algorithm": (one_key(alg="RS256", secret=SECRET_64), "issuer[0].keys[0].alg"),
    "no algorithm": (one_key(secret=SECRET_64), "issuer[0].keys[0]"),
    "short secret": (one_key(alg="HS256", secret="c2hvcnQ="), "issuer[0].keys[0].secret"),
    "secret not base64": (one_key(alg="HS256", secret="s3cret!" * 8), "issuer[0].keys[0].secret"),
    "secret is a public key": (
        one_key(alg="HS256", secret=base64.b64encode(pem(CURVE).encode()).decode()),
        "issuer[0].keys[0].secret",
    ),
    "secret for ES256": (one_key(alg="ES256", secret=SECRET_64), "issuer[0].keys[0]"),
    "both": (one_key(alg="HS256", secret=SECRET_64, public_key=pem(CURVE)), "issuer[0].keys[0]"),
    "private key": (one_key(alg="ES256", public_key=private_pem(CURVE)), "issuer[0].keys[0].public_key"),
    "wrong curve": (
        one_key(alg="ES256", public_key=pem(generate_private_key(SECP384R1()))),
        "issuer[0].keys[0].public_key",
    ),
    "Ed25519 for ES256": (one_key(alg="ES256", public_key=pem(EDWARDS)), "issuer[0].keys[0].public_key"),
    "P-256 for EdDSA": (one_key(alg="EdDSA", public_key=pem(CURVE)), "issuer[0].keys[0].public_key"),
    "the hub's kid": (
        one_key(alg="HS256", secret=SECRET_64).replace('"k"', '"samesky"'),
        "issuer[0].keys[0].kid",
    ),
    "twice the kid": (
        one_key(alg="HS256", secret=SECRET_64)
        + one_key(alg="HS256", secret=SECRET_64).replace('id = "a"', 'id = "b"'),
        "issuer[1].keys[0].kid",
    ),
    "twice the API key": (
        "".join(f'[[issuer]]\nid = "{one}"\naudience = "h"\napi_key_sha256 = "{"0" * 64}"\n' for one in "ab"),
        "issuer.api_key_sha256",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_file_is_named_without_its_value(tmp_path, mistake):
    text, place = MISTAKES[mistake]
    with pytest.raises(SettingsError) as caught:
        load(written(tmp_path, text))
    message = str(caught.value)
    assert message.startswith("issuers: ")
    assert place in message
    for value in ("s3cret", "c2hvcnQ", SECRET_64, "BEGIN", "4711", "RS256"):
        assert value not in message


def test_a_file_that_is_not_there_stops_the_start(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load(str(tmp_path / "none.toml"))


def test_without_an_audience_it_is_the_hubs_address(tmp_path):
    file = written(tmp_path, one_key(alg="HS256", secret=SECRET_64).replace('audience = "h"\n', ""))
    listed, _ = load(file, "https://hub.test/sky")
    assert listed[0].audience == "https://hub.test/sky"


@pytest.mark.parametrize("secret", [SECRET_64, "whsec_" + SECRET_64, "whsec_" + SECRET_64.rstrip("=")])
def test_a_host_app_is_told_where_its_file_says_with_secrets_as_others_write_them(tmp_path, secret):
    (one,), _ = load(written(tmp_path, hook(**HOOK | {"secrets": [secret, SECRET_64]})))
    assert (one.webhook.url, one.webhook.secrets) == (HOOK["url"], (SHARED, SHARED))
    assert "\\x" not in repr(one.webhook) + repr(one)


@pytest.mark.parametrize("url", ["http://10.0.0.2:8091/samesky", "http://[fd00::1]/", "https://app.test"])
def test_plain_http_goes_to_an_address_only(tmp_path, url):
    (one,), _ = load(written(tmp_path, hook(**HOOK | {"url": url})))
    assert one.webhook.url == url


def test_without_a_file_there_is_no_host_app():
    assert load("") == ((), {})


def test_each_kind_of_key_belongs_to_its_issuer(tmp_path):
    text = one_key(alg="HS256", secret=SECRET_64)
    for kid, key, alg in (("k2", CURVE, "ES256"), ("k3", EDWARDS, "EdDSA")):
        text += f'[[issuer.keys]]\nkid = "{kid}"\nalg = "{alg}"\npublic_key = {json.dumps(pem(key))}\n'
    _, keys = load(written(tmp_path, text))
    assert {kid: (key.issuer, key.alg) for kid, key in keys.items()} == {
        "k": ("a", "HS256"),
        "k2": ("a", "ES256"),
        "k3": ("a", "EdDSA"),
    }


def test_a_stray_print_shows_no_key(tmp_path):
    text = one_key(alg="HS256", secret=SECRET_64).replace(
        "[[issuer.keys]]", f'api_key_sha256 = "{"ab" * 32}"\n[[issuer.keys]]'
    )
    shown = repr(load(written(tmp_path, text)))
    assert "Issuer('a')" in shown
    assert "Key(HS256)" in shown
    assert "abab" not in shown
    assert "\\x" not in shown
