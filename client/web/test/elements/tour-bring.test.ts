import assert from "node:assert/strict";
import { test } from "node:test";
import { bringFiles, bringWords } from "../../src/elements/tour-bring.ts";
import { leafOf, MOST_PAGES } from "../../src/elements/tour-note.ts";
import { textOf } from "../../src/sdk/sealing.ts";
import { t } from "../../src/words/words.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

test("words and texts become sealed pages under a name, and what has no room or cannot be read is told", async (on) => {
  const room = new FakeRoom();
  const kept: string[] = [];
  let status = 201;
  on.mock.method(globalThis, "fetch", async (_url: string, init: RequestInit) => {
    if (status === 201) kept.push(textOf(init.body as Uint8Array));
    return new Response(null, { status });
  });
  const doing: string[] = [];
  let left = MOST_PAGES;
  const of = {
    ...{ room, on: "tour", left: () => left, laid: () => undefined },
    doing: (words: string) => doing.push(words),
  };
  assert.equal(await bringWords(of, "Our plan\nFirst the tram."), "");
  const [asked] = room.asked;
  assert.equal(asked?.cmd, "bring");
  assert.equal(textOf(asked?.args.name as Uint8Array), "Our plan");
  assert.deepEqual(kept.map(leafOf), [{ text: "Our plan\nFirst the tram." }]);
  assert.match((asked?.args.pages as string[] | undefined)?.[0] ?? "", /^[0-9a-f]{64}$/);
  assert.deepEqual(doing, [t("tour-sealing", { n: 1, of: 1 }), ""]);

  const long = new File([Array(300).fill("a line of it").join("\n")], "Notes.txt", { type: "text/plain" });
  left = 3;
  assert.equal(await bringFiles(of, [long]), t("tour-cut", { n: 3, of: 19 }));
  assert.equal(
    (room.asked.at(-1)?.args.pages as string[] | undefined)?.length,
    3,
    "as many as there is room for",
  );

  const broken = new File(["x"], "x.gif", { type: "image/gif" });
  assert.equal(await bringFiles(of, [broken, long]), t("tour-unreadable"));
  assert.equal(room.asked.length, 2, "what comes behind it waits");
  status = 409;
  assert.equal(await bringWords(of, "More"), t("tour-no-room"));
  left = 0;
  status = 201;
  assert.equal(await bringFiles(of, [long]), "");
  assert.equal(room.asked.length, 2);
});
