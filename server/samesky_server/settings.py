"""What can be set, and what it is where nobody has set it. `settings_load` reads it; its words make docs."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from msgspec import Meta, Struct, inspect

PREFIX = "SAMESKY_"
_ENV_ONLY: dict[str, Any] = {"env_only": True}
"""Secrets do not belong on a command line, where every user of the machine can read them."""


class SettingsError(Exception):
    """A setting has a wrong value; the message is one line that names it and never quotes a secret."""


class Settings(Struct, frozen=True, kw_only=True):
    """Everything that can be set."""

    config: Annotated[
        str,
        Meta(
            max_length=4096,
            description="File (TOML) of settings, each under its name (`port = 8080`); the environment and options "
            "go before it.",
        ),
    ] = ""
    host: Annotated[
        str, Meta(min_length=1, description="Address to listen on; `0.0.0.0` or `::` for every interface.")
    ] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="Port to listen on; 0 picks a free one.")] = 8080
    data: Annotated[str, Meta(min_length=1, description="Directory of the embedded store.")] = "./data"
    durability: Annotated[
        Literal["disk", "memory"],
        Meta(
            description="When the embedded store says that something is kept: once it is on the `disk`, or, to "
            "measure what that costs, while it is in `memory`: then a power cut loses what was acknowledged."
        ),
    ] = "disk"
    redis: Annotated[
        str,
        Meta(
            max_length=2048,
            description="Keep rooms in this Redis instead, where hubs can share them: `redis://HOST:PORT/DB`, "
            "`rediss://` with TLS, `unix:///PATH`, `redis+sentinel://HOST,HOST/NAME/DB`, or "
            "`redis+cluster://HOST,HOST`. A password in it belongs in the environment.",
        ),
    ] = ""
    workers: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            description="Processes that serve behind the one port; more than 1 need `redis`.",
        ),
    ] = 1
    public_url: Annotated[
        str,
        Meta(
            description="Address under which people reach this hub, for links; "
            "empty: as each request came in. The app wants a name of its own, no sub-path."
        ),
    ] = ""
    tls: Annotated[
        str,
        Meta(
            description="Speak TLS: `self` with a certificate that the hub makes for itself and keeps in "
            "`data`, or the path of a PEM file (`CERT`, or `CERT:KEY`); empty: plain HTTP, for a proxy."
        ),
    ] = ""
    rooms: Annotated[
        Literal["open", "key", "closed"],
        Meta(
            description="Who may make rooms: `open` everybody, `key` who knows `room_key`, "
            "`closed` only who has the founder link (which works in every case)."
        ),
    ] = "closed"
    room_key: Annotated[
        str, Meta(max_length=256, description="Key to make rooms, at least 16 characters.", extra=_ENV_ONLY)
    ] = ""
    founder_link: Annotated[
        bool, Meta(description="Print the founder link when ready. Whoever has it can make rooms.")
    ] = False
    allowed_origins: Annotated[
        tuple[str, ...],
        Meta(
            description="Other web origins that may use this hub from a browser and show its rooms in frames, "
            "such as `https://example.org`; comma-separated."
        ),
    ] = ()
    proxies: Annotated[
        tuple[str, ...],
        Meta(
            description="Addresses or networks of reverse proxies whose `X-Forwarded-*` headers are "
            "believed; comma-separated."
        ),
    ] = ("127.0.0.1", "::1")
    connections: Annotated[
        int,
        Meta(
            ge=0,
            le=1_000_000,
            description="Connections that one process takes at a time; 0: as many as the system lets it open files.",
        ),
    ] = 0
    connections_per_address: Annotated[
        int,
        Meta(
            ge=1,
            le=1_000_000,
            description="Connections from one address, or one /64 of IPv6, at a time. `proxies` may have more.",
        ),
    ] = 1000
    issuers: Annotated[
        str,
        Meta(description="File (TOML) of the host apps whose tokens are believed; see `docs/host-apps.md`."),
    ] = ""
    token_lifetime: Annotated[
        float, Meta(ge=60, le=600, description="Seconds for which a token lives; clients renew in time.")
    ] = 600.0
    rooms_per_hour: Annotated[
        float, Meta(gt=0, le=1e6, description="Rooms that one address may make in an hour.")
    ] = 20.0
    trials_per_hour: Annotated[
        float,
        Meta(
            ge=0,
            le=1e6,
            description="Rooms at `/try` that one address may make in an hour: two guests look around, and the room "
            "is gone with them or after an hour. 0: none.",
        ),
    ] = 10.0
    joins_per_minute: Annotated[
        float, Meta(gt=0, le=1e6, description="Invitations that one address may try in a minute.")
    ] = 30.0
    tokens_per_minute: Annotated[
        float, Meta(gt=0, le=1e6, description="Tokens that one address may ask for in a minute.")
    ] = 120.0
    host_tokens_per_minute: Annotated[
        float, Meta(gt=0, le=1e6, description="Tokens that the server of a host app may ask for in a minute.")
    ] = 600.0
    room_quota: Annotated[int, Meta(ge=0, le=2**40, description="Bytes of blobs that one room may have.")] = (
        256 * 2**20
    )
    delete_wait: Annotated[
        float,
        Meta(
            ge=0,
            le=90 * 86400,
            description="Seconds from one member's wish to delete a room until that is done without the others.",
        ),
    ] = 7 * 86400.0
    mail_server: Annotated[
        str,
        Meta(
            max_length=256,
            description="Where mails are handed over: `smtps://HOST:465`, `smtp://HOST:587` (which must offer "
            "STARTTLS) or, on one's own network, `plain://HOST:25`; `console` writes them to stderr, `none`: none.",
        ),
    ] = "console"
    mail_from: Annotated[str, Meta(max_length=256, description="The address that mails are from.")] = ""
    mail_user: Annotated[str, Meta(max_length=256, description="The name that the mail server knows.")] = ""
    mail_password: Annotated[
        str, Meta(max_length=256, description="The password for it.", extra=_ENV_ONLY)
    ] = ""
    push_contact: Annotated[
        str,
        Meta(
            max_length=256,
            description="Where operators of push services reach you: an https or mailto URL; empty: `public_url`.",
        ),
    ] = ""
    notice_networks: Annotated[
        tuple[str, ...],
        Meta(
            description="Private addresses or networks that notices may be sent into, such as those of a push "
            "service of your own; comma-separated. All others are public or blocked."
        ),
    ] = ()
    webhook_networks: Annotated[
        tuple[str, ...],
        Meta(
            description="Private addresses or networks where host apps may be told what happens (`webhook` in "
            "`issuers`); comma-separated. All others are public or blocked."
        ),
    ] = ()
    turn_urls: Annotated[
        tuple[str, ...],
        Meta(
            description="Relays for calls, as browsers shall reach them: `turn:HOST:3478`, "
            "`turn:HOST:3478?transport=tcp`, `turns:HOST:5349`, also `stun:HOST:3478`; comma-separated. "
            "See `docs/calls.md`."
        ),
    ] = ()
    turn_secret: Annotated[
        str,
        Meta(
            max_length=256,
            description="What credentials for them are made with, at least 16 characters: `static-auth-secret` of "
            "coturn.",
            extra=_ENV_ONLY,
        ),
    ] = ""
    turn_lifetime: Annotated[
        float, Meta(ge=60, le=86400, description="Seconds for which such credentials let a call begin.")
    ] = 3600.0
    youtube: Annotated[
        str,
        Meta(
            max_length=256,
            description="Origin from which YouTube's player may be framed, after a tap that says so: "
            "`https://www.youtube-nocookie.com`; empty: YouTube is only linked to.",
        ),
    ] = ""
    help_lines: Annotated[
        str,
        Meta(
            max_length=4096,
            description="File (TOML) of help lines by country, which activities quietly point to; empty: the list in "
            "`deploy/help-lines.toml`; `none`: no list.",
        ),
    ] = ""
    metrics: Annotated[
        str,
        Meta(
            max_length=256,
            description="Where `/metrics` can be read, for Prometheus: `HOST:PORT`, such as `127.0.0.1:9464`; of "
            "several `workers` each takes the next port. Empty: nowhere.",
        ),
    ] = ""
    admin: Annotated[
        bool,
        Meta(
            description="Let the hub be looked after at the address of `metrics`: a page, and `samesky admin`. See "
            "`docs/admin.md`."
        ),
    ] = False
    admin_token: Annotated[
        str,
        Meta(
            max_length=256,
            description="What opens that, at least 32 characters; needed unless `metrics` is an address of this "
            "machine alone.",
            extra=_ENV_ONLY,
        ),
    ] = ""
    otlp: Annotated[
        str,
        Meta(
            max_length=2048,
            description="Collector that the same figures are sent to twice a minute, as OpenTelemetry metrics (OTLP "
            "over HTTP): `http://127.0.0.1:4318`. Needs `samesky[otel]`. Empty: none.",
        ),
    ] = ""
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], Meta(description="How much is logged to stderr.")
    ] = "info"
    log_format: Annotated[
        Literal["auto", "json", "human"],
        Meta(description="`auto` is `human` on a terminal and `json` elsewhere."),
    ] = "auto"
    secret: Annotated[
        str,
        Meta(
            max_length=1024,
            description="What tokens and the founder link are made from, at least 32 characters; "
            "empty: made at the first start and kept in the store.",
            extra=_ENV_ONLY,
        ),
    ] = ""
    insecure_dev: Annotated[
        bool,
        Meta(
            description="Start though something is set as is fit for trying out only; see `docs/operate.md`."
        ),
    ] = False

    def __repr__(self) -> str:
        return "Settings(…)"  # a stray print must not show keys

    @property
    def forwarded_allow_ips(self) -> list[str]:
        """`proxies` as uvicorn wants them."""
        return list(self.proxies)


class Setting(NamedTuple):
    """One row of the reference."""

    name: str
    option: str | None
    """`--log-level`; None for what comes from the environment only."""
    variable: str
    doc: str
    default: Any
    type: inspect.Type
    flag: bool
    many: bool


def table() -> list[Setting]:
    """Every setting, in order."""
    rows = []
    info = inspect.type_info(Settings)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        type_, doc, env_only = field.type, "", False
        while isinstance(type_, inspect.Metadata):
            doc = (type_.extra_json_schema or {}).get("description", doc)
            env_only = env_only or bool((type_.extra or {}).get("env_only"))
            type_ = type_.type
        option = None if env_only else "--" + field.name.replace("_", "-")
        variable = PREFIX + field.name.upper()
        flag, many = isinstance(type_, inspect.BoolType), isinstance(type_, inspect.VarTupleType)
        rows.append(Setting(field.name, option, variable, doc, field.default, type_, flag, many))
    return rows


def shown(row: Setting) -> str:
    """A default as one would write it."""
    if row.many:
        return ",".join(row.default) or "none"
    if row.flag:
        return "yes" if row.default else "no"
    if isinstance(row.default, float):
        return f"{row.default:g}"
    return str(row.default) or "none"
