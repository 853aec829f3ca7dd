import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const seen = (body: Record<string, unknown>): Entry => ({
  id: "seen-0",
  seq: 1,
  at,
  on: "playlist:2",
  kind: "seen",
  by: "",
  body,
});
const media = plain('{"title":"The Tide Table","url":"https://films.example/tide.mp4"}');

test("a film that was seen together is kept and found, with who brought it; a song is not", async () => {
  const room = new FakeRoom();
  const film = seen({ item: "i1", media, by: "ines", length: 6000 });
  assert.deepEqual(
    keptOf(film)?.told.map(({ who, field }) => [who, field]),
    [["ines", "add.media"]],
  );
  assert.equal(keptOf(seen({ item: "i1", media, by: "ines", length: 200 })), undefined);
  assert.equal(searched(memories([film]), "tide", room, {}).length, 1);
  assert.match(await asPage(room, [film], "UTC"), /\*Seen together\*\n {2}- \*\*Inês:\*\* The Tide Table/);
  assert.deepEqual(
    memories([seen({ item: "i1", by: "ines", length: 6000 })]).map(({ kind }) => kind),
    ["erased"],
  );
});
