"""Languages on a real hub: sealed, typed in the terminal, opened together, in the keepsake."""

from __future__ import annotations

import io

import pytest

from samesky_client import Refused, keepsake, typed
from samesky_client.rows.languages import chosen

from .conftest import Both


async def test_each_chooses_in_the_terminal_and_both_open_in_one_record(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "ways")  # and so the situations are shown
    assert ana.raw("languages") == {"page": "p1", "round": None}
    with pytest.raises(Refused):
        await typed.carry_out(ana, "ways 123")
    await typed.carry_out(ana, "ways " + "1" * 20)
    view = await ben.until(lambda room: room.raw("languages") and room.raw("languages")["round"])
    assert (view["in"], view["answers"]) == ([ana.you], {})
    assert b"seen" not in ana.raw("languages")["round"]["answers"][ana.you]
    await typed.carry_out(ben, "ways " + "2" * 20)
    (entry,) = await ana.until(lambda room: [one for one in room.entries if one.kind == "ways"])
    said = keepsake.opened(entry, ana)["body"]["ways"]
    assert said == {ana.you: chosen("1" * 20), ben.you: chosen("2" * 20)}
    page = io.StringIO()
    await keepsake.as_page(ben, page)
    assert "*How you feel cared for*\n  - **Ana:** Being seen" in page.getvalue()
    await typed.carry_out(ana, "ways " + "3" * 20)  # in a year or so
    assert ana.raw("languages")["page"] == "p2"
    await typed.carry_out(ben, "ways nothing")
    await ana.until(lambda room: room.raw("languages")["round"]["opens_at"])
