import assert from "node:assert/strict";
import { test } from "node:test";
import { read, SHOWS } from "../../src/framed/messages.ts";

test("to enter takes a token, and may say what is shown and how", () => {
  assert.deepEqual(read({ samesky: 1, do: "enter", token: "t" }), {
    do: "enter",
    token: "t",
    show: [...SHOWS],
  });
  assert.deepEqual(
    read({
      samesky: 1,
      do: "enter",
      token: "t",
      key: "k",
      theme: "dark",
      lang: "de",
      show: ["chat", "evil", "timer", "chat"],
    }),
    { do: "enter", token: "t", key: "k", theme: "dark", lang: "de", show: ["chat", "timer"] },
  );
  assert.deepEqual(read({ samesky: 1, do: "enter", token: "t", show: ["call", "spy"] }), {
    do: "enter",
    token: "t",
    show: ["call"],
  });
  assert.deepEqual(read({ samesky: 1, do: "enter", token: "t", key: 7, theme: {} }), {
    do: "enter",
    token: "t",
    show: [...SHOWS],
  });
});

test("a command has an id, an instance and a name; leaving needs nothing", () => {
  const start = { samesky: 1, do: "command", id: "1", on: "timer", cmd: "start", args: { seconds: 60 } };
  assert.deepEqual(read(start), { do: "command", id: "1", on: "timer", cmd: "start", args: { seconds: 60 } });
  assert.deepEqual(read({ ...start, args: undefined }), {
    do: "command",
    id: "1",
    on: "timer",
    cmd: "start",
    args: {},
  });
  assert.deepEqual(read({ samesky: 1, do: "leave" }), { do: "leave" });
  assert.deepEqual(read({ samesky: 1, do: "leave", id: "2" }), { do: "leave", id: "2" });
});

test("what is not whole, of another version or of somebody else is not read", () => {
  for (const bad of [
    null,
    undefined,
    "enter",
    1,
    [],
    {},
    { do: "enter", token: "t" },
    { samesky: 2, do: "enter", token: "t" },
    { samesky: 1, do: "enter" },
    { samesky: 1, do: "enter", token: "" },
    { samesky: 1, do: "enter", token: { toString: () => "t" } },
    { samesky: 1, do: "token" },
    { samesky: 1, do: "command", on: "timer", cmd: "start" },
    { samesky: 1, do: "command", id: "1", on: "timer", cmd: "start", args: [1] },
    { samesky: 1, do: "constructor" },
  ]) {
    assert.equal(read(bad), undefined, JSON.stringify(bad));
  }
});
