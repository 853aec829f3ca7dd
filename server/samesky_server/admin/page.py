"""The operator's pages, without a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as Tree

from .pieces import (
    Inside,
    back,
    device_line,
    drain,
    facts,
    h,
    hidden,
    hub_line,
    read_only,
    really,
    room_list,
    section,
    sky,
)
from .reports import Connections, RoomList, RoomSeen, Status
from .words import counted, sentence

DONE: Final = {
    "revoked": "Taken out. Their connections are closed, and what they have opens nothing any more.",
    "drained": "Everybody was told to come back elsewhere, or later.",
    "takes": "This hub takes devices again.",
    "held": "From now on nothing is changed.",
    "freed": "Things can be changed again.",
    "partly": "Not every hub has said that it holds to it. Look at the list of hubs again in a moment.",
}
"""What was done, by the word for it in the address."""
REALLY: Final = {
    "drain": (
        "Say goodbye to everybody?",
        (
            "Devices are told to come back, and find another hub where there is one. With one hub alone nobody can "
            "be in a room until you let it take devices again."
        ),
        "Drain this hub",
    ),
    "revoke": (
        "Take it out?",
        (
            "The device is closed on all hubs, and its secret opens nothing any more. Open invitations of its room "
            "are void. Its member can come back by a link from somebody in the room; a host app can vouch for them "
            "anew."
        ),
        "Take the device out",
    ),
    "revoke-room": (
        "Take all devices out?",
        (
            "Every device of the room is closed on all hubs and opens nothing any more; invitations are void. Nobody "
            "is left to let anybody in, so what is in the room cannot be reached any more, unless a host app vouches "
            "for its members anew. This cannot be undone."
        ),
        "Take all devices out",
    ),
}
"""What is asked before something is done that nobody can take back: title, what it means, and the button."""


class Look:
    """The pages, in the look of the app.

    Args:
        styles: the addresses of what comes before the page's own style.
    """

    def __init__(self, styles: Sequence[str]) -> None:
        self._styles = [*styles, "/page.css"]

    # ------------------------------------------------------------------------------------------ the pages

    def home(
        self,
        status: Status,
        about: Connections,
        rooms: RoomList,
        word: str,
        done: str = "",
        way_out: str = "",
    ) -> bytes:
        """The hub at a glance, its rooms, and what can be done. `way_out`: the word of the form that signs out."""
        headline, more = sentence(status)
        others = status.hubs if len(status.hubs) > 1 else []
        said = DONE.get(done)
        return self._page(
            headline,
            sky(status, way_out),
            h(
                "div",
                h("h1", headline, class_="voice t6"),
                h("p", more, class_="soft"),
                class_="top",
            ),
            h("p", said, class_="note", role="status") if said else None,
            h(
                "div",
                h(
                    "div",
                    section("Now", facts(status, about)),
                    section(
                        "Hubs at this store",
                        h("ul", [hub_line(one, status) for one in others], class_="list"),
                    )
                    if others
                    else None,
                    section("What can be done", read_only(status, word), drain(status, word), class_="acts"),
                    class_="stack wide",
                ),
                h("div", room_list(rooms), class_="stack wide"),
                class_="two",
            ),
        )

    def room(self, seen: RoomSeen) -> bytes:
        """A room and its devices."""
        lines = [device_line(seen.room, one) for one in seen.devices]
        every = h(
            "a", "Take all devices out …", href=really("revoke-room", seen.room), class_="btn quiet small"
        )
        return self._page(
            f"Room {seen.room}",
            None,
            back(),
            h(
                "div",
                h("h1", "Room ", h("span", seen.room, class_="num"), class_="voice t6"),
                h(
                    "p",
                    "Names of rooms, members and devices are those of this process, as in its log.",
                    class_="soft",
                ),
                class_="top",
            ),
            section(
                counted(len(lines), "device"),
                h("ul", lines, class_="list")
                if lines
                else h("p", "No device of anybody is left.", class_="soft"),
            ),
            h("p", every) if lines else None,
        )

    def really(self, what: str, target: str, word: str) -> bytes:
        """Asks before something is done that is one of `REALLY`."""
        title, means, does = REALLY[what]
        fields = [hidden("on", "yes")] if what == "drain" else [hidden("target", target)]
        action = "/drain" if what == "drain" else "/revoke"
        return self._page(
            title,
            None,
            back(),
            h("h1", title, class_="voice t6"),
            h("p", target, class_="num b") if target else None,
            h("p", means, class_="read"),
            h(
                "form",
                hidden("word", word),
                fields,
                h("button", does, class_="btn"),
                h("a", "Not now", href="/", class_="btn quiet"),
                method="post",
                action=action,
                class_="row",
            ),
        )

    def login(self, word: str, *, wrong: bool = False) -> bytes:
        """Asks for the token."""
        return self._page(
            "Sign in",
            None,
            h("h1", "Who looks after this hub?", class_="voice t6"),
            h("p", "This is not the token of this hub.", class_="note", role="alert", id="wrong")
            if wrong
            else None,
            h(
                "form",
                hidden("word", word),
                h(
                    "div",
                    h("label", "Token", for_="token", class_="label"),
                    h(
                        "input",
                        type="password",
                        id="token",
                        name="token",
                        required="",
                        autocomplete="current-password",
                        class_="field",
                        **({"aria_describedby": "wrong", "aria_invalid": "true"} if wrong else {}),
                    ),
                    h("p", "What SAMESKY_ADMIN_TOKEN says.", class_="t2 soft hint"),
                ),
                h("p", h("button", "Sign in", class_="btn")),
                method="post",
                action="/login",
                class_="stack door",
            ),
        )

    def trouble(self, message: str) -> bytes:
        """Why something was not done."""
        return self._page(
            "Not done",
            None,
            back(),
            h("h1", "That was not done.", class_="voice t6"),
            h("p", message, class_="note", role="alert"),
        )

    def _page(self, title: str, above: Tree.Element | None, *inside: Inside) -> bytes:
        head = h(
            "head",
            h("meta", charset="utf-8"),
            h("meta", name="viewport", content="width=device-width, initial-scale=1"),
            h("meta", name="color-scheme", content="light dark"),
            h("meta", name="robots", content="noindex"),
            h("title", f"{title} · Samesky hub"),
            [h("link", rel="stylesheet", href=one) for one in self._styles],
        )
        body = h(
            "body",
            h("a", "To what it says", href="#main", class_="skip"),
            sky() if above is None else above,
            h("main", h("div", inside, class_="stage"), id="main", tabindex="-1"),
        )
        whole: bytes = Tree.tostring(h("html", head, body, lang="en"), "utf-8", "html")
        return b"<!doctype html>\n" + whole
