"""The past on a real hub: found on the device, kept by each for themselves, and made into a keepsake."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

from samesky_client import Room, book, keepsake, typed
from samesky_client.rows.timeline import found
from samesky_shared.core.until import Until

from .conftest import Both


async def lived(ana: Room, ben: Room) -> None:
    """A line, a page of thanks, and a letter with marks of HTML in it."""
    await ana.chat().say("The Harbour has gone. <script>alert(1)</script>")
    await ana.gratitude().thank("p1", "the call")
    await ben.gratitude().thank("p1", "the soup")
    await ben.letters("one").write("First.\n\n</p><img src=x>", Until("when"), '{"title":"For \\"June\\""}')
    await ana.until(lambda room: room.raw("letters:one"))
    await ana.letters("one").read()
    await ana.until(lambda room: len(room.entries) == 3)


async def test_it_is_found_by_words_or_day_and_what_i_keep_nobody_else_sees(both: Both) -> None:
    ana, ben = await both()
    await lived(ana, ben)
    (line,) = await found(ana, "HÁRBOUR gone")
    match = re.fullmatch(
        r" *(\d+-0)  (\d{4}-\d\d-\d\d) \d\d:\d\d  you: .*|.*Ana: The Harbour has gone.*", line
    )
    assert match is not None
    id, day = line.split()[0], line.split()[1]
    assert len(await found(ana, day)) == 3
    assert await found(ana, "2020-01-01") == []
    assert len(await found(ben, day)) == 2, "the letter is Ana's"
    await typed.carry_out(ana, f"keep {id}")
    await typed.carry_out(ana, f"keep {id}")
    assert ana.timeline().state.kept == (id,)
    assert (await found(ana, "harbour"))[0].split()[0] == f"{id}*"
    assert ben.raw(f"timeline:{ana.you}") is None
    page = io.StringIO()
    assert await keepsake.as_page(ana, page, kept=ana.timeline().state.kept) == 1
    assert "soup" not in page.getvalue()
    await typed.carry_out(ana, f"let-go {id}")
    assert ana.timeline().state.kept == ()


class Tags(HTMLParser):
    """Which elements a page has, and what they name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.named += [value or "" for name, value in attrs if name in ("src", "href", "onload")]


async def test_the_keepsake_is_one_file_that_loads_nothing_and_quotes_everything(both: Both) -> None:
    ana, ben = await both()
    await lived(ana, ben)
    out = io.StringIO()
    assert await book.as_book(ana, out) == 3
    whole = out.getvalue()
    seen = Tags()
    seen.feed(whole)
    assert not {"script", "img", "link", "iframe"} & seen.tags
    assert seen.named == []
    assert "default-src &#x27;none&#x27;" in whole or "default-src 'none'" in whole
    assert "The Harbour has gone. &lt;script&gt;alert(1)&lt;/script&gt;" in whole
    assert 'class="piece letter' in whole
    assert "For &quot;June&quot;" in whole
    assert "First.\n\n&lt;/p&gt;&lt;img src=x&gt;" in whole
    assert "@page" in whole
    german = io.StringIO()
    await book.as_book(ana, german, "de", kept=())
    assert '<html lang="de">' in german.getvalue()
    assert "piece" not in german.getvalue().partition("<main>")[2]
