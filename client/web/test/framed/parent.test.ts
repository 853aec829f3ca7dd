import assert from "node:assert/strict";
import { test } from "node:test";
import type { Asked } from "../../src/framed/messages.ts";
import { Parent } from "../../src/framed/parent.ts";

const ENTER = { samesky: 1, do: "enter", token: "t" };

function around() {
  const posted: { message: unknown; origin: string }[] = [];
  const other = { postMessage: (message: unknown, origin: string) => void posted.push({ message, origin }) };
  const heard: Asked[] = [];
  const parent = new Parent(other, (asked) => heard.push(asked));
  const take = (data: unknown, origin = "https://app.test", source: unknown = other) =>
    parent.take({ source: source as Window, origin, data });
  return { posted, heard, parent, take };
}

test("only the room's name is said before somebody enters, and all else only to where they came from", () => {
  const { posted, parent, take } = around();
  parent.hello("flat");
  parent.tell({ event: "ready", you: "m1", members: {} });
  assert.deepEqual(posted, [{ message: { samesky: 1, event: "hello", room: "flat" }, origin: "*" }]);
  take(ENTER);
  parent.tell({ event: "connection", state: "live" });
  assert.deepEqual(posted.at(-1), {
    message: { samesky: 1, event: "connection", state: "live" },
    origin: "https://app.test",
  });
});

test("messages of other windows, and of the parent once it shows another page, do not count", () => {
  const { heard, take } = around();
  take(ENTER, "https://app.test", {});
  take(ENTER, "https://app.test", null);
  take(ENTER, "null");
  assert.equal(heard.length, 0);
  take(ENTER);
  take({ samesky: 1, do: "leave" }, "https://evil.test");
  take({ samesky: 1, do: "leave" }, "https://app.test", {});
  take({ samesky: 1, do: "leave" });
  assert.deepEqual(
    heard.map((one) => one.do),
    ["enter", "leave"],
  );
});

test("nothing is done before somebody has entered", () => {
  const { heard, take, parent, posted } = around();
  take({ samesky: 1, do: "command", id: "1", on: "timer", cmd: "start" });
  take({ samesky: 1, do: "token", token: "t" });
  parent.tell({ event: "done", id: "1" });
  assert.equal(heard.length + posted.length, 0);
});
