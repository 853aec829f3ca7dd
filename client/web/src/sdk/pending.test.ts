import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusedError } from "./errors.ts";
import { Pending, type Shelf } from "./pending.ts";
import type { Refusal } from "./protocol.d.ts";
import { plain } from "./sealing.ts";

const lasting = (_: string, cmd: string) => cmd === "say";
const at = (mono: number, wall = mono) => ({ mono, wall });
const refused = (id: string | undefined, code: string, retry_after?: number): Refusal => ({
  ...{ t: "refused", code, message: "No." },
  ...(id !== undefined && { id }),
  ...(retry_after !== undefined && { retry_after }),
});
const code = (expected: string) => (error: RefusedError) => error.code === expected;

function shelf(): Shelf & { text: string | null } {
  return {
    text: null,
    read() {
      return this.text;
    },
    write(text) {
      this.text = text;
    },
  };
}

test("a command is sent once and answered with its seq", async () => {
  const pending = new Pending(lasting);
  const answer = pending.add("timer", "start", { seconds: 5 }, at(0));
  const [frame, ...more] = pending.next(41, 1000, at(1));
  assert.equal(more.length, 0);
  const { id, ...rest } = frame ?? { id: "" };
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.deepEqual(rest, { t: "do", base: 41, on: "timer", cmd: "start", args: { seconds: 5 }, until: 1009 });
  assert.deepEqual(pending.next(42, 1001, at(2)), []);
  pending.acknowledged(id, 42);
  assert.equal(await answer, 42);
  assert.deepEqual(pending.list, []);
});

test("a resend has the same id, base and until", () => {
  const pending = new Pending(lasting);
  void pending.add("timer", "pause", {}, at(0));
  void pending.add("chat", "say", {}, at(0));
  const first = pending.next(5, 100, at(0));
  assert.deepEqual(pending.next(6, 101, at(1)), []);
  pending.lost();
  assert.deepEqual(pending.next(9, 104, at(4)), first);
});

test("a momentary command is dropped after its moment, by whichever clock", async () => {
  for (const now of [at(11, 0), at(0, 11)]) {
    const pending = new Pending(lasting);
    const answer = pending.add("player", "pause", {}, at(0));
    assert.deepEqual(pending.expire(at(9)), []);
    const [error] = pending.expire(now);
    assert.equal(error?.command?.cmd, "pause");
    await assert.rejects(answer, code("expired"));
    assert.deepEqual(pending.next(1, 1, now), []);
  }
});

test("a momentary command waits for the room clock, a lasting one does not", () => {
  const pending = new Pending(lasting);
  void pending.add("player", "pause", {}, at(0));
  void pending.add("chat", "say", {}, at(0));
  assert.deepEqual(
    pending.next(0, null, at(0)).map(({ cmd, until }) => [cmd, until]),
    [["say", undefined]],
  );
  assert.deepEqual(
    pending.next(0, 50, at(1)).map(({ cmd, until }) => [cmd, until]),
    [["pause", 59]],
  );
});

test("a lasting command outlives the page, with its id and base", () => {
  const kept = shelf();
  const before = new Pending(lasting, kept);
  void before.add("chat", "say", { text: plain("ü"), reply: undefined }, at(0));
  void before.add("timer", "pause", {}, at(0));
  const [said] = before.next(7, 1, at(0));
  const after = new Pending(lasting, kept);
  assert.equal(after.list.length, 1);
  assert.deepEqual(after.expire(at(1e9)), []);
  const [again] = after.next(99, 1, at(1e9));
  assert.equal(again?.id, said?.id);
  assert.equal(again?.base, 7);
  assert.deepEqual(again?.args?.text, plain("ü"));
  after.acknowledged(again?.id ?? "", 100);
  assert.deepEqual(new Pending(lasting, kept).list, []);
});

test("a shelf that cannot be read is an empty one", () => {
  const kept = shelf();
  kept.text = "%%%";
  assert.deepEqual(new Pending(lasting, kept).list, []);
});

test("a refusal is told to who asked, and the command is over", async () => {
  const pending = new Pending(lasting);
  const answer = pending.add("chat", "say", { text: 1 }, at(0));
  const [frame] = pending.next(0, 1, at(0));
  const error = pending.refused({ ...refused(frame?.id, "invalid"), path: "args.text" }, at(0));
  assert.equal(error?.path, "args.text");
  assert.deepEqual(error?.command?.args, { text: 1 });
  await assert.rejects(answer, code("invalid"));
  assert.deepEqual(pending.list, []);
});

test("a lasting command that came too fast, or while the store was away, is sent again later", async () => {
  for (const why of ["too_fast", "unavailable"]) {
    const pending = new Pending(lasting);
    const answer = pending.add("chat", "say", {}, at(0));
    const [frame] = pending.next(3, 1, at(0));
    assert.equal(pending.refused(refused(frame?.id, why, 2), at(10)), undefined);
    assert.deepEqual(pending.next(4, 1, at(11)), []);
    assert.deepEqual(pending.next(4, 1, at(12)), [frame]);
    pending.acknowledged(frame?.id ?? "", 5);
    assert.equal(await answer, 5);
  }
});

test("where nothing can be changed for a while, a lasting command waits, and people are told once", async () => {
  const pending = new Pending(lasting);
  const answer = pending.add("chat", "say", {}, at(0));
  const [frame] = pending.next(3, 1, at(0));
  assert.deepEqual(
    pending.list.map((one) => one.held),
    [false],
  );
  assert.equal(pending.refused(refused(frame?.id, "unavailable", 12), at(10))?.retryAfter, 12);
  assert.deepEqual(
    pending.list.map((one) => one.held),
    [true],
  );
  assert.deepEqual(pending.next(4, 1, at(21)), []);
  assert.deepEqual(pending.next(4, 1, at(22)), [frame]);
  assert.equal(pending.refused(refused(frame?.id, "unavailable", 12), at(22)), undefined);
  assert.deepEqual(pending.next(4, 1, at(34)), [frame]);
  pending.acknowledged(frame?.id ?? "", 5);
  assert.equal(await answer, 5);
  assert.deepEqual(pending.list, []);
});

test("a momentary command that came too fast is refused at once", async () => {
  const pending = new Pending(lasting);
  const answer = pending.add("timer", "pause", {}, at(0));
  const [frame] = pending.next(3, 1, at(0));
  assert.equal(pending.refused(refused(frame?.id, "too_fast", 2), at(0))?.retryAfter, 2);
  await assert.rejects(answer, code("too_fast"));
});

test("stale: a lasting command waits for the person's word, also after a reload", async () => {
  const kept = shelf();
  const pending = new Pending(lasting, kept);
  const answer = pending.add("chat", "say", {}, at(0));
  const [frame] = pending.next(3, 1, at(0));
  assert.equal(pending.refused(refused(frame?.id, "stale"), at(0))?.code, "stale");
  await assert.rejects(answer, code("stale"));
  pending.lost();
  for (const one of [pending, new Pending(lasting, kept)]) {
    assert.deepEqual(one.next(9, 1, at(1)), []);
    assert.equal(one.list[0]?.unconfirmed, true);
  }
  assert.equal(pending.discard(frame?.id ?? "")?.cmd, "say");
  assert.deepEqual(new Pending(lasting, kept).list, []);
});

test("after a fork lasting commands go out again with base 0, answered ones too", async () => {
  const pending = new Pending(lasting);
  const said = pending.add("chat", "say", { n: 1 }, at(0));
  void pending.add("timer", "pause", {}, at(0));
  const [first, pause] = pending.next(20, 1, at(0));
  pending.acknowledged(first?.id ?? "", 21);
  pending.acknowledged(pause?.id ?? "", 22);
  assert.equal(await said, 21);
  void pending.add("chat:two", "say", { n: 2 }, at(0));
  const [second] = pending.next(22, 1, at(0));
  pending.forked();
  const again = pending.next(12, 1, at(1));
  assert.deepEqual(
    again.map(({ id, base }) => [id, base]),
    [
      [first?.id, 0],
      [second?.id, 0],
    ],
  );
});

test("a fork brings back the last 256 and no more", () => {
  const pending = new Pending(lasting);
  for (let n = 0; n < 300; n += 1) {
    void pending.add("chat", "say", { n }, at(0));
    for (const { id } of pending.next(n, 1, at(0))) pending.acknowledged(id, n + 1);
  }
  pending.forked();
  assert.equal(pending.list.length, 256);
  assert.deepEqual(pending.list[0]?.args, { n: 44 });
});

test("lasting commands of an instance go out one after another, and momentary ones pass them", () => {
  const pending = new Pending(lasting);
  for (let n = 0; n < 3; n += 1) void pending.add("chat", "say", { n }, at(0));
  void pending.add("chat:two", "say", {}, at(0));
  void pending.add("timer", "pause", {}, at(0));
  const [first, ...others] = pending.next(0, 1, at(0));
  assert.deepEqual(
    others.map(({ on }) => on),
    ["chat:two", "timer"],
  );
  assert.deepEqual(first?.args, { n: 0 });
  pending.refused(refused(first?.id, "too_fast", 1), at(0));
  assert.deepEqual(pending.next(0, 1, at(1)), [first], "what was too fast is not overtaken");
  pending.acknowledged(first?.id ?? "", 1);
  assert.deepEqual(
    pending.next(1, 1, at(1)).map(({ args }) => args),
    [{ n: 1 }],
  );
});

test("only so many instances are written to at once", () => {
  const pending = new Pending(lasting);
  for (let n = 0; n < 40; n += 1) void pending.add(`chat:${n}`, "say", {}, at(0));
  assert.equal(pending.next(0, 1, at(0)).length, 16);
});

test("which commands last may become known later", () => {
  const kept = shelf();
  let known = false;
  const pending = new Pending((on, cmd) => (known ? lasting(on, cmd) : undefined), kept);
  void pending.add("chat", "say", {}, at(0));
  known = true;
  pending.classify();
  assert.deepEqual(pending.expire(at(60)), []);
  assert.equal(new Pending(lasting, kept).list.length, 1);
});

test("when it is over nobody waits, and what lasts stays on the device unless it is to be forgotten", async () => {
  const kept = shelf();
  const pending = new Pending(lasting, kept);
  const answers = [pending.add("chat", "say", {}, at(0)), pending.add("timer", "pause", {}, at(0))];
  pending.end("over", false);
  for (const answer of answers) await assert.rejects(answer, code("unavailable"));
  assert.equal(new Pending(lasting, kept).list.length, 1);
  pending.end("left", true);
  assert.deepEqual(new Pending(lasting, kept).list, []);
});
