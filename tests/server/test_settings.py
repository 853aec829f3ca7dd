"""Arguments before environment before defaults."""

import pytest

from samesky_server.settings import Settings, SettingsError, table
from samesky_server.settings_load import load


def test_defaults_are_those_of_a_hub_for_oneself():
    settings = load([], {})
    assert settings == Settings()
    assert (settings.host, settings.port, settings.rooms) == ("127.0.0.1", 8080, "closed")


def test_arguments_go_before_the_environment_and_that_before_defaults():
    environ = {"SAMESKY_PORT": "9000", "SAMESKY_HOST": "::1", "SAMESKY_LOG_LEVEL": ""}
    settings = load(["--port", "0"], environ)
    assert (settings.port, settings.host, settings.log_level) == (0, "::1", "info")


def test_every_setting_can_be_given_in_the_environment(tmp_path):
    empty = tmp_path / "empty.toml"
    empty.touch()
    values = {
        "config": (str(empty), str(empty)),
        "insecure_dev": ("yes", True),
        "host": ("0.0.0.0", "0.0.0.0"),
        "port": ("0", 0),
        "data": ("/srv/samesky", "/srv/samesky"),
        "durability": ("memory", "memory"),
        "workers": ("2", 2),
        "public_url": ("https://example.org/sky/", "https://example.org/sky"),
        "tls": ("cert.pem:key.pem", "cert.pem:key.pem"),
        "rooms": ("key", "key"),
        "room_quota": ("1024", 1024),
        "delete_wait": ("60.5", 60.5),
        "room_key": ("0123456789abcdef", "0123456789abcdef"),
        "founder_link": ("yes", True),
        "allowed_origins": (
            "https://a.example, https://b.example:8443",
            ("https://a.example", "https://b.example:8443"),
        ),
        "proxies": ("10.0.0.0/8,::1", ("10.0.0.0/8", "::1")),
        "connections": ("5000", 5000),
        "connections_per_address": ("50", 50),
        "issuers": ("issuers.toml", "issuers.toml"),
        "redis": ("redis://:word@here:1/2", "redis://:word@here:1/2"),
        "token_lifetime": ("60", 60.0),
        "rooms_per_hour": ("5", 5.0),
        "trials_per_hour": ("5", 5.0),
        "joins_per_minute": ("5", 5.0),
        "tokens_per_minute": ("5.5", 5.5),
        "host_tokens_per_minute": ("7", 7.0),
        "mail_server": ("smtps://mail.example.org", "smtps://mail.example.org"),
        "mail_from": ("samesky@example.org", "samesky@example.org"),
        "mail_user": ("samesky", "samesky"),
        "mail_password": ("p4ss", "p4ss"),
        "push_contact": ("mailto:ops@example.org", "mailto:ops@example.org"),
        "notice_networks": ("10.0.0.0/8", ("10.0.0.0/8",)),
        "webhook_networks": ("10.0.0.2", ("10.0.0.2",)),
        "turn_urls": ("turn:t.example, stun:t.example", ("turn:t.example", "stun:t.example")),
        "turn_secret": ("0123456789abcdef", "0123456789abcdef"),
        "turn_lifetime": ("60", 60.0),
        "youtube": ("https://www.youtube-nocookie.com", "https://www.youtube-nocookie.com"),
        "help_lines": ("help.toml", "help.toml"),
        "metrics": ("[::1]:9464", "[::1]:9464"),
        "admin": ("yes", True),
        "otlp": ("http://127.0.0.1:4318", "http://127.0.0.1:4318"),
        "admin_token": ("a" * 32, "a" * 32),
        "log_level": ("debug", "debug"),
        "log_format": ("json", "json"),
        "secret": ("s" * 32, "s" * 32),
    }
    assert set(values) == {row.name for row in table()}
    settings = load([], {f"SAMESKY_{name.upper()}": text for name, (text, _) in values.items()})
    assert {name: getattr(settings, name) for name in values} == {
        name: value for name, (_, value) in values.items()
    }


@pytest.mark.parametrize(
    ("arguments", "environ", "name"),
    [
        (["--workers", "0"], {}, "--workers"),
        (["--workers", "2"], {}, "--workers"),
        ([], {"SAMESKY_WORKERS": "2"}, "SAMESKY_WORKERS"),
        (["--port", "65536"], {}, "--port"),
        (["--port", "http"], {}, "--port"),
        (["--youtube", "youtube.com"], {}, "--youtube"),
        (["--youtube", "https://youtube.com; script-src *"], {}, "--youtube"),
        (["--notice-networks", "localhost"], {}, "--notice-networks"),
        (["--mail-server", "mail.example.org"], {}, "--mail-server"),
        (["--mail-server", "smtp://mail.example.org"], {}, "--mail-from"),
        (["--mail-from", "Samesky <s@example.org>"], {}, "--mail-from"),
        (["--mail-user", "samesky"], {}, "SAMESKY_MAIL_PASSWORD"),
        (
            ["--mail-server", "plain://relay", "--mail-from", "s@example.org", "--mail-user", "s"],
            {"SAMESKY_MAIL_PASSWORD": "p4ss"},
            "--mail-user",
        ),
        (["--push-contact", "ops@example.org"], {}, "--push-contact"),
        ([], {"SAMESKY_PORT": "tcp://10.0.0.1:80"}, "SAMESKY_PORT"),
        ([], {"SAMESKY_ROOMS": "all"}, "SAMESKY_ROOMS"),
        (["--rooms", "key"], {}, "SAMESKY_ROOM_KEY"),
        ([], {"SAMESKY_ROOM_KEY": "short"}, "SAMESKY_ROOM_KEY"),
        ([], {"SAMESKY_SECRET": "x" * 31}, "SAMESKY_SECRET"),
        (["--token-lifetime", "601"], {}, "--token-lifetime"),
        (["--token-lifetime", "nan"], {}, "--token-lifetime"),
        (["--rooms-per-hour", "0"], {}, "--rooms-per-hour"),
        (["--allowed-origins", "*"], {}, "--allowed-origins"),
        (["--allowed-origins", "https://a.example/path"], {}, "--allowed-origins"),
        (["--allowed-origins", "https://A.example"], {}, "--allowed-origins"),
        (["--public-url", "example.org"], {}, "--public-url"),
        (["--public-url", "https://example.org/#x"], {}, "--public-url"),
        (["--proxies", "*"], {}, "--proxies"),
        ([], {"SAMESKY_PROXIES": "proxy.local"}, "SAMESKY_PROXIES"),
        ([], {"SAMESKY_FOUNDER_LINK": "perhaps"}, "SAMESKY_FOUNDER_LINK"),
        (["--redis", "here:6379"], {}, "--redis"),
        ([], {"SAMESKY_REDIS": "http://:word@here"}, "SAMESKY_REDIS"),
        (["--redis", "redis+sentinel://here"], {}, "--redis"),
        ([], {"SAMESKY_REDIS": "redis+cluster://:word@here/1"}, "SAMESKY_REDIS"),
        (["--data", ""], {}, "--data"),
        (["--metrics", "9464"], {}, "--metrics"),
        (["--metrics", "127.0.0.1:65536"], {}, "--metrics"),
        (["--turn-lifetime", "10"], {}, "--turn-lifetime"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_setting(arguments, environ, name):
    with pytest.raises(SettingsError) as caught:
        load(arguments, environ)
    text = str(caught.value)
    assert text.startswith(f"{name}: ")
    assert "\n" not in text
    assert text.endswith(".")


def test_an_error_never_quotes_a_secret():
    for name in ("SAMESKY_SECRET", "SAMESKY_ROOM_KEY", "SAMESKY_TURN_SECRET"):
        with pytest.raises(SettingsError) as caught:
            load([], {name: "canary"})
        assert "canary" not in str(caught.value)


def test_secrets_are_no_arguments_and_do_not_show_in_a_print(capsys):
    for option in ("--secret", "--room-key"):
        with pytest.raises(SystemExit) as caught:
            load([option, "x" * 40], {})
        assert caught.value.code == 2
    assert "canary" not in repr(Settings(secret="canary" * 6, room_key="canary" * 6))
    assert "canary" not in str(Settings(secret="canary" * 6))


def test_a_flag_can_be_taken_back_on_the_command_line():
    assert load(["--founder-link"], {}).founder_link
    assert not load(["--no-founder-link"], {"SAMESKY_FOUNDER_LINK": "1"}).founder_link


def test_help_names_every_option(capsys):
    with pytest.raises(SystemExit) as caught:
        load(["--help"], {})
    assert caught.value.code == 0
    said = capsys.readouterr().out
    for row in table():
        assert row.option is None or row.option in said
        assert row.option is None or row.variable in said


def test_every_setting_has_words():
    assert all(row.doc.endswith(".") for row in table())
