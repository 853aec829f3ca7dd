"""What the operator's pages are made of: elements, so that no text can become markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode
from xml.etree import ElementTree as Tree

from .reports import Connections, DeviceLine, HubNow, RoomLine, RoomList, Status
from .words import counted, span, where

Inside = Tree.Element | str | None
HUES: Final = ("amber", "sea", "rose", "jade", "iris", "coral", "moss", "plum")
FOR: Final = ((900, "15 minutes"), (3600, "an hour"), (4 * 3600, "4 hours"))
"""How long nothing may be changed, as the form offers it."""


def h(tag: str, *inside: Inside | Sequence[Inside], **attributes: str) -> Tree.Element:
    """An element; in names of attributes `_` is `-`, and one at the end is left out."""
    made = Tree.Element(
        tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    )
    last: Tree.Element | None = None
    for one in inside:
        for part in one if isinstance(one, (list, tuple)) else (one,):
            if isinstance(part, Tree.Element):
                made.append(part)
                last = part
            elif part is not None and last is None:
                made.text = (made.text or "") + str(part)
            elif part is not None and last is not None:
                last.tail = (last.tail or "") + str(part)
    return made


def sky(status: Status | None = None, way_out: str = "") -> Tree.Element:
    """The hub as a light, and the others as theirs."""
    hubs = [] if status is None else status.hubs[1:5]
    land = h(
        "svg",
        h("path", d="M0 10V9.500Q50-4 100 9.500V10Z"),
        h("path", d="M0 9.500Q50-4 100 9.500", class_="rim"),
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        aria_hidden="true",
        class_="land",
    )
    mine = h(
        "p",
        h("i", class_="light p-amber", aria_hidden="true"),
        h(
            "span",
            h("b", "Samesky hub"),
            h(
                "span",
                f"{status.hub[:6]}, up {span(status.up)}" if status else "looked after here",
                class_="at num",
            ),
        ),
        class_="who",
    )
    others = [h("i", class_=f"light p-{HUES[1 + n]}", aria_hidden="true") for n in range(len(hubs))]
    theirs = (
        h("p", h("span", counted(len(status.hubs) - 1, "other hub"), class_="at"), others, class_="who east")
        if status and others
        else None
    )
    out = (
        h(
            "form",
            hidden("word", way_out),
            h("button", "Sign out", class_="out"),
            method="post",
            action="/logout",
        )
        if way_out
        else None
    )
    quiet = "dusk" if status and (status.draining or status.read_only) else "night"
    return h("header", h("div", mine, theirs, out, class_="ends"), land, class_=f"sky {quiet}")


def section(title: str, *inside: Inside, class_: str = "") -> Tree.Element:
    """A part of a page under its heading."""
    return h("section", h("h2", title, class_="head"), inside, **({"class_": class_} if class_ else {}))


def facts(status: Status, about: Connections) -> Tree.Element:
    """How the hub is, in figures."""
    addresses = counted(about.addresses, "address", "addresses")
    busiest = f", {about.most} from the busiest" if about.addresses > 1 else ""
    facts = (
        (
            "Devices connected",
            f"{about.connections}",
            f"from {addresses}{busiest}" if about.connections else "",
        ),
        ("On their way in", f"{about.coming}", ""),
        (
            "Store",
            "takes writes" if status.store_up else "away",
            f"{status.store}, kept on {status.durability}",
        ),
        ("Version", status.version, f"process {status.pid}"),
    )
    return h(
        "dl",
        [
            h(
                "div",
                h("dt", name),
                h(
                    "dd",
                    h("b", value, class_="num"),
                    " " if more else None,
                    h("span", more) if more else None,
                ),
            )
            for name, value, more in facts
        ],
        class_="facts",
    )


def hub_line(one: HubNow, status: Status) -> Tree.Element:
    """One of the hubs at the store."""
    states = [word for word, on in (("read-only", one.read_only), ("drained", one.draining)) if on]
    name = f"{one.hub[:6]} (this one)" if one.hub == status.hub else one.hub[:6]
    told = f"{counted(one.connections, 'device')}, {counted(one.rooms, 'room')}"
    return h(
        "li",
        h("span", h("b", name, class_="b num"), h("span", told, class_="t2 soft"), class_="grow"),
        [h("span", state, class_="tag") for state in states],
        class_="item",
    )


def read_only(status: Status, word: str) -> Tree.Element:
    """Lets nothing be changed, or things be changed again."""
    everywhere = "" if status.store == "embedded" else " On all hubs of this store."
    if status.read_only:
        return h(
            "div",
            h("h3", "Read-only", class_="b"),
            h(
                "p",
                f"Nothing is changed for another {span(status.read_only)}.{everywhere}",
                class_="t2",
            ),
            _form("/read-only", word, {"seconds": "0"}, "Let things be changed again"),
            class_="note lamp act",
        )
    choices = [
        h("option", text, value=str(seconds), **({"selected": ""} if seconds == 3600 else {}))
        for seconds, text in FOR
    ]
    return h(
        "div",
        h("h3", "Read-only", class_="b"),
        h(
            "p",
            "People stay in their rooms and see what is there. What they write waits on their devices; nobody can "
            f"come for the first time, or leave.{everywhere}",
            class_="t2 soft",
        ),
        h(
            "form",
            hidden("word", word),
            h("label", "For", for_="seconds", class_="t2"),
            h("select", choices, id="seconds", name="seconds", class_="field small"),
            h("button", "Let nothing be changed", class_="btn quiet small"),
            method="post",
            action="/read-only",
            class_="row",
        ),
        class_="act",
    )


def drain(status: Status, word: str) -> Tree.Element:
    """Leads to draining, or lets devices come again."""
    if status.draining:
        return h(
            "div",
            h("h3", "Drained", class_="b"),
            h("p", "This hub takes nobody. Stop it now, or let it take devices again.", class_="t2"),
            _form("/drain", word, {"on": "no"}, "Take devices again"),
            class_="note lamp act",
        )
    return h(
        "div",
        h("h3", "Drain", class_="b"),
        h(
            "p",
            "This hub says goodbye to its devices and takes no new ones. It goes on running.",
            class_="t2 soft",
        ),
        h("p", h("a", "Drain this hub …", href="/really/drain", class_="btn quiet small")),
        class_="act",
    )


def _form(action: str, word: str, fields: dict[str, str], does: str) -> Tree.Element:
    return h(
        "form",
        hidden("word", word),
        [hidden(name, value) for name, value in fields.items()],
        h("button", does, class_="btn quiet small"),
        method="post",
        action=action,
    )


def room_list(rooms: RoomList) -> Tree.Element:
    """The rooms in memory."""
    more = rooms.total - len(rooms.rooms)
    return section(
        counted(rooms.total, "room in memory", "rooms in memory"),
        h("ul", [_room(one) for one in rooms.rooms], class_="list")
        if rooms.rooms
        else h(
            "p",
            "Nobody is in a room at this hub. A room comes into memory when somebody enters it.",
            class_="soft",
        ),
        h("p", f"And {more} more, with fewer devices.", class_="t2 soft") if more else None,
    )


def _room(one: RoomLine) -> Tree.Element:
    elsewhere = f", {one.elsewhere} elsewhere" if one.elsewhere else ""
    people = f"{counted(one.devices, 'device')}{elsewhere} · {counted(one.members, 'member')}"
    told = f"{people} · {counted(one.records, 'record')} · {span(one.age)} old"
    return h(
        "li",
        h(
            "a",
            h("span", h("b", one.room, class_="b num"), h("span", told, class_="t2 soft"), class_="grow"),
            _on(),
            href=f"/rooms/{one.room}",
            class_="item",
        ),
    )


def device_line(room: str, one: DeviceLine) -> Tree.Element:
    """One device of a room."""
    told = f"{where(one.where)} · of member {one.member} · {span(one.age)} old"
    return h(
        "li",
        h(
            "span",
            h("b", f"{one.kind or 'device'} ", h("span", one.device, class_="num"), class_="b"),
            h("span", told, class_="t2 soft"),
            class_="grow",
        ),
        h(
            "a",
            "Take out …",
            h("span", f" {one.device}", class_="hide"),
            href=really("revoke", f"{room}/{one.device}"),
            class_="btn quiet small",
        ),
        class_="item",
    )


def really(what: str, target: str) -> str:
    """The address at which is asked before something is done."""
    return f"/really/{what}?{urlencode({'target': target})}"


def back() -> Tree.Element:
    """The way back to the first page."""
    arrow = h("svg", h("path", d="M15 5l-7 7 7 7"), viewBox="0 0 24 24", aria_hidden="true", class_="i")
    return h("p", h("a", arrow, "This hub", href="/", class_="iconb"), class_="crumb")


def _on() -> Tree.Element:
    return h("svg", h("path", d="M9 5l7 7-7 7"), viewBox="0 0 24 24", aria_hidden="true", class_="i")


def hidden(name: str, value: str) -> Tree.Element:
    """A field that nobody sees."""
    return h("input", type="hidden", name=name, value=value)
