"""Words on a real hub: replied to, reworded, taken back, and marked as read between those who show it."""

from __future__ import annotations

from samesky_client import typed

from .conftest import Both


async def test_words_are_answered_reworded_taken_back_and_marked(both: Both) -> None:
    ana, ben = await both()
    await typed.carry_out(ana, "say Are you awake?")
    asked = await ben.until(lambda room: (room.raw("chat") or {}).get("newest"))
    await typed.carry_out(ben, "marks on")
    await typed.carry_out(ana, "marks on")
    await ben.until(lambda room: room.raw("chat")["marks"].get(ana.you) == asked)
    await typed.carry_out(ben, "reply Now I am")
    entry = await ana.until(lambda room: next((one for one in room.entries if one.by == ben.you), None))
    assert entry.body["reply"] == asked
    assert b"Now" not in entry.body["text"]
    assert ana.unseal(entry.body["text"], "chat", f"say.text/{asked}", ben.you, at=entry.at) == "Now I am"
    await ana.until(lambda room: room.raw("chat")["marks"].get(ben.you) == entry.body["line"])
    await typed.carry_out(ben, "reword Now I am, and it rains")
    await typed.carry_out(ben, "unsay")
    await ana.until(lambda room: room.entries[-1].kind == "unsaid")
    await ana.until(lambda room: not any("text" in one.body for one in room.entries if one.by == ben.you))
    heard, changes = ana.signals(), ana.changes()
    await ben.timer().start(60)
    assert ben.signal("typing", {"on": "chat"})
    async for signal in heard:
        assert (signal.kind, signal.sender) == ("typing", ben.you)
        break
    last = await ben.timer().pause()
    async for change in changes:
        assert "typing" not in repr(change), "no byte of it is kept"
        if change.seq == last:
            break
    await typed.carry_out(ben, "marks off")
    await ana.until(lambda room: ben.you not in room.raw("chat")["marks"])
