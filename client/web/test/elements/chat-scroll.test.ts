import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatScroll } from "../../src/elements/chat-scroll.ts";

/** A list of lines that are a hundred pixels high each, of which a piece is drawn. */
function list(ids: readonly string[], scroll: ChatScroll) {
  let from = 0;
  let to = 0;
  const made = {
    scrollTop: 0,
    clientHeight: 400,
    get scrollHeight() {
      return ids.length * 100;
    },
    querySelectorAll: () =>
      ids
        .slice(from, to)
        .map((line, n) => ({ dataset: { line }, offsetTop: (from + n) * 100, offsetHeight: 100 })),
    draw() {
      ({ from, to } = scroll.piece(ids));
      while (scroll.drawn(made as unknown as HTMLElement, ids)) ({ from, to } = scroll.piece(ids));
    },
  };
  return made;
}

const IDS = Array.from({ length: 200 }, (_, n) => `l${n}`);

test("it begins at the end, and stays there", () => {
  const scroll = new ChatScroll();
  scroll.begin("room chat");
  const made = list(IDS, scroll);
  made.draw();
  assert.equal(made.scrollTop, 20_000);
  assert.ok(scroll.atEnd);
});

test("a drawing that comes before the event of a scrolling takes nobody back", () => {
  const scroll = new ChatScroll();
  scroll.begin("room chat");
  const made = list(IDS, scroll);
  made.draw();
  made.scrollTop = 5000;
  scroll.scrolled(made as unknown as HTMLElement, IDS);
  made.draw();
  const before = made.scrollTop;
  made.scrollTop = before + 200;
  made.draw();
  assert.equal(made.scrollTop, before + 200);
});
