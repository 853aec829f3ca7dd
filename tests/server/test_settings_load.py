"""Options before the environment before a file before defaults; what is fit for trying out only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from samesky_server.settings import Settings, SettingsError
from samesky_server.settings_checks import forgetful
from samesky_server.settings_load import gather, load

File = Callable[[str], str]


@pytest.fixture
def file(tmp_path: Path) -> File:
    """Writes a file that its owner alone may read; its path."""

    def write(text: str) -> str:
        path = tmp_path / "samesky.toml"
        path.write_text(text)
        path.chmod(0o600)
        return str(path)

    return write


def test_options_go_before_the_environment_before_a_file_before_defaults(file: File) -> None:
    path = file('port = 1\nroom_quota = 1\nlog_level = "debug"\n')
    environ = {"SAMESKY_CONFIG": path, "SAMESKY_PORT": "2", "SAMESKY_ROOM_QUOTA": "2"}
    given = gather(["--port", "3"], environ)
    assert (given.settings.port, given.settings.room_quota, given.settings.log_level) == (3, 2, "debug")
    assert {name: given.source[name] for name in ("port", "room_quota", "log_level", "rooms", "config")} == {
        "port": "--port",
        "room_quota": "SAMESKY_ROOM_QUOTA",
        "log_level": "config: log_level",
        "rooms": "default",
        "config": "SAMESKY_CONFIG",
    }


def test_a_file_says_things_as_toml_does(file: File) -> None:
    settings = load(
        [
            "--config",
            file(
                'founder_link = true\nproxies = ["10.0.0.2", "::1"]\ndelete_wait = 60\ntoken_lifetime = 60.5\n'
                'turn_urls = "stun:a.example, stun:b.example"\nroom_key = "0123456789abcdef"\n'
            ),
        ],
        {},
    )
    assert settings.founder_link
    assert settings.proxies == ("10.0.0.2", "::1")
    assert settings.turn_urls == ("stun:a.example", "stun:b.example")
    assert (settings.delete_wait, settings.token_lifetime) == (60.0, 60.5)
    assert settings.room_key == "0123456789abcdef"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("port = 65536", "config: port: "),
        ("port = true", "config: port: "),
        ('founder_link = "perhaps"', "config: founder_link: "),
        ("founder_link = 3", "config: founder_link: "),
        ("proxies = [1]", "config: proxies: "),
        ("proxies = 1", "config: proxies: "),
        ('rooms = "key"', "SAMESKY_ROOM_KEY: "),
        ('room_key = "canary"', "config: room_key: "),
        ('log_level = ["canary"]', "config: log_level: "),
        ('prot = "canary"', "config: prot: no such setting; is it port?"),
        ("nonsense = 1", "config: nonsense: no such setting."),
        ('config = "other.toml"', "config: config: "),
        ("[hub]\nport = 1", "config: hub: no such setting"),
        ("secret = canary", "--config: the file is no TOML: line 1, column "),
        ('secret = "canary', "--config: the file is no TOML: end of document"),
    ],
)
def test_what_is_wrong_in_a_file_is_one_line_that_names_it(file: File, text: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(["--config", file(text)], {})
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)
    assert "canary" not in str(caught.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^SAMESKY_CONFIG: the file cannot be read: no such file"):
        load([], {"SAMESKY_CONFIG": str(tmp_path / "none")})


def test_a_secret_in_a_file_that_everybody_may_read_is_refused(file: File) -> None:
    path = file(f'secret = "{"s" * 32}"\n')
    assert load(["--config", path], {}).secret
    Path(path).chmod(0o644)
    with pytest.raises(SettingsError, match=r"^config: secret: .*chmod"):
        load(["--config", path], {})


# ---------------------------------------------------------------------------------- for trying out only


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["--host", "0.0.0.0"], "--host"),
        (["--host", "192.168.1.7", "--public-url", "http://attic.local"], "--host"),
        (["--host", "attic.local"], "--host"),
        (["--proxies", "127.0.0.1,0.0.0.0/0"], "--proxies"),
        (["--proxies", "::/0"], "--proxies"),
    ],
)
def test_what_endangers_people_is_refused_unless_it_is_asked_for(arguments: list[str], name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(arguments, {})
    assert str(caught.value).startswith(f"{name}: ")
    assert str(caught.value).endswith("--insecure-dev.")
    load([*arguments, "--insecure-dev"], {})
    load(arguments, {"SAMESKY_INSECURE_DEV": "yes"})


@pytest.mark.parametrize(
    "arguments",
    [
        ["--host", "127.0.0.2"],
        ["--host", "localhost"],
        ["--host", "::1"],
        ["--host", "0.0.0.0", "--tls", "self"],
        ["--host", "::", "--public-url", "https://samesky.example.org"],
        ["--proxies", "10.0.0.0/8"],
    ],
)
def test_what_endangers_nobody_is_not(arguments: list[str]) -> None:
    load(arguments, {})


@pytest.mark.parametrize("durability", ["disk", "second", "unknown"])
def test_a_store_that_keeps_things_will_do(durability: str) -> None:
    assert not forgetful(Settings(), durability)  # type: ignore[arg-type]


def test_a_store_that_forgets_is_for_trying_out() -> None:
    assert forgetful(Settings(), "memory").startswith("durability: ")
    assert forgetful(Settings(redis="redis://127.0.0.1"), "memory").startswith("redis: ")
    assert not forgetful(Settings(insecure_dev=True), "memory")


# ---------------------------------------------------------------------------------------- samesky config
