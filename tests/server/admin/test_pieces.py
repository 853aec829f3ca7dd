"""No text becomes markup, wherever it stands."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree as Tree

from samesky_server.admin.pieces import device_line, h, really
from samesky_server.admin.reports import DeviceLine

HOSTILE = '"><script>alert(1)</script><b onmouseover=x>&amp;'


class Tags(HTMLParser):
    """What tags there are, and what is written."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.attributes: dict[str, str | None] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def seen(element: Tree.Element) -> Tags:
    return Tags(Tree.tostring(element, "unicode", "html"))


def test_text_stays_text() -> None:
    found = seen(h("p", HOSTILE, h("b", HOSTILE), HOSTILE, title=HOSTILE))
    assert found.tags == ["p", "b"]
    assert found.text == HOSTILE * 3
    assert found.attributes["title"] == HOSTILE


def test_what_a_device_says_it_is_stays_text() -> None:
    found = seen(device_line("room", DeviceLine("77e0d2a4", "3f9a01bc", HOSTILE, "here", 60)))
    assert "script" not in found.tags
    assert HOSTILE in found.text
    assert "connected here" in found.text


def test_texts_and_elements_keep_their_order() -> None:
    whole = Tree.tostring(
        h("p", "a", None, [h("i", "b"), "c"], "d", h("br"), "e", aria_hidden="true", for_="x"),
        "unicode",
        "html",
    )
    assert whole == '<p aria-hidden="true" for="x">a<i>b</i>cd<br>e</p>'


def test_an_address_holds_any_target() -> None:
    assert really("revoke", 'a/b&c="d') == "/really/revoke?target=a%2Fb%26c%3D%22d"
