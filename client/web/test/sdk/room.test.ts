import assert from "node:assert/strict";
import { test } from "node:test";
import { RefusedError } from "../../src/sdk/errors.ts";
import { openRoom } from "../../src/sdk/live.ts";
import { ACCESS, Hub, hostToken, position, told } from "./hub.ts";

const code = (expected: string) => (error: RefusedError) => error.code === expected;

test("a room connects, says hello and is live with ready", async (t) => {
  const hub = new Hub(t);
  const room = openRoom(ACCESS, { kind: "phone" });
  t.after(() => room.close());
  assert.equal(room.connection, "connecting");
  const line = await hub.lines.take();
  assert.equal(line.url, "ws://hub.test/v1/socket");
  assert.deepEqual(line.protocols, ["samesky.v1.msgpack"]);
  const hello = await line.opened();
  assert.match(hello.token, /^t\d$/);
  assert.equal(hello.since, undefined);
  assert.equal(hello.device?.kind, "phone");
  const change = told(room, "change");
  line.welcome(5, {}, { timer: { total: 3 } });
  assert.deepEqual((await change).states, { timer: { total: 3 } });
  assert.equal(room.connection, "live");
  assert.deepEqual(room.state("timer"), { total: 3 });
  assert.equal(room.state("chat"), undefined);
  assert.deepEqual([room.you, room.device, room.card.kind, room.durability], ["ann", "d1", "couple", "disk"]);
  assert.equal(room.presence.ann?.status, "here");
});

test("a command is acknowledged by the change that it made", async (t) => {
  const { room, line } = await new Hub(t).live(t);
  const answer = room.do("timer", "start", { seconds: 5 });
  const frame = await line.next("do");
  assert.equal(frame.base, 5);
  assert.ok(
    frame.until && frame.until > (room.clock.now() ?? 0) && frame.until < (room.clock.now() ?? 0) + 10.01,
  );
  line.tell({
    t: "change",
    seq: 6,
    mark: "m6",
    at: 1,
    by: "ann",
    ids: [frame.id],
    states: { timer: { total: 5 } },
  });
  assert.equal(await answer, 6);
  assert.deepEqual(room.state("timer"), { total: 5 });
  const repeat = room.do("timer", "pause");
  line.tell({ t: "done", id: (await line.next("do")).id, seq: 6 });
  assert.equal(await repeat, 6);
});

test("after a drop it resumes where it was and sends again what has no answer", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  const lost = room.do("chat", "say", { text: new Uint8Array([0, 65]) });
  const landed = room.do("chat:two", "say", { text: new Uint8Array([0, 66]) });
  const first = await line.next("do");
  const second = await line.next("do");
  const waiting = told(room, "connection");
  line.drop();
  assert.equal(await waiting, "waiting");
  const next = await hub.lines.take();
  assert.deepEqual((await next.opened()).since, position(5));
  next.welcome(6, { resumed: true });
  next.tell({ t: "done", id: second.id, seq: 6 });
  assert.deepEqual(await next.next("do"), first);
  assert.equal(await landed, 6);
  next.tell({ t: "change", seq: 7, mark: "m7", at: 2, ids: [first.id], states: {} });
  assert.equal(await lost, 7);
  assert.equal(room.connection, "live");
  assert.deepEqual(room.pending, []);
});

test("what was acknowledged while away is not sent again", async (t) => {
  for (const resumed of [true, false]) {
    const hub = new Hub(t);
    const { room, line } = await hub.live(t);
    const answer = room.do("timer", "start", { seconds: 1 });
    const { id } = await line.next("do");
    line.drop();
    const next = await hub.lines.take();
    await next.opened();
    next.welcome(7, { resumed }, { timer: 1 }, [id]);
    assert.equal(await answer, 7);
    assert.equal(room.state("timer"), 1, "an answered command shows");
    void room.do("timer", "pause");
    assert.equal((await next.next("do")).cmd, "pause");
    room.close();
  }
});

test("a refusal rejects with code and path, and is told", async (t) => {
  const { room, line } = await new Hub(t).live(t);
  const event = told(room, "refused");
  const answer = room.do("timer", "start", { seconds: -1 });
  const { id } = await line.next("do");
  line.tell({ t: "refused", id, code: "invalid", message: "No.", path: "args.seconds", retry_after: 3 });
  await assert.rejects(answer, (error: RefusedError) => {
    assert.deepEqual([error.name, error.path, error.retryAfter], ["RefusedError", "args.seconds", 3]);
    return error.code === "invalid";
  });
  assert.deepEqual((await event).command?.args, { seconds: -1 });
});

test("stale: the person decides, and may send it again as a new command", async (t) => {
  const { room, line } = await new Hub(t).live(t);
  const answer = room.do("chat", "say", { text: 1 });
  const { id } = await line.next("do");
  line.tell({ t: "refused", id, code: "stale", message: "?" });
  await assert.rejects(answer, code("stale"));
  assert.deepEqual(
    room.pending.map((one) => [one.id, one.unconfirmed]),
    [[id, true]],
  );
  const again = room.again(id);
  const frame = await line.next("do");
  assert.notEqual(frame.id, id);
  line.tell({ t: "done", id: frame.id, seq: 8 });
  assert.equal(await again, 8);
  await assert.rejects(room.again(id), code("unknown"));
});

test("forked: all states are taken anew, and lasting commands go out again with base 0", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t, 5, { timer: 1 });
  const said = room.do("chat", "say", { text: 1 });
  const { id } = await line.next("do");
  line.tell({ t: "change", seq: 6, mark: "m6", at: 1, ids: [id], states: { chat: 1 } });
  await said;
  line.drop();
  const next = await hub.lines.take();
  await next.opened();
  next.welcome(4, { forked: true }, { timer: 2 });
  const again = await next.next("do");
  assert.deepEqual([again.id, again.base], [id, 0]);
  assert.equal(room.state("chat"), undefined);
  assert.equal(room.state("timer"), 2);
});

test("a momentary command that found no connection is dropped, and that is told", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  line.drop();
  assert.equal(await told(room, "connection"), "waiting");
  const answer = room.do("timer", "pause");
  assert.equal(room.pending.length, 1);
  const refused = told(room, "refused");
  const later = Date.now() + 11_000;
  t.mock.method(Date, "now", () => later);
  room.wake();
  assert.equal((await refused).command?.cmd, "pause");
  await assert.rejects(answer, code("expired"));
  assert.deepEqual(room.pending, []);
});

test("what was asked for while away is asked again", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  const page = room.page(40, 10);
  const asked = await line.next("timeline");
  assert.deepEqual([asked.before, asked.limit], [40, 10]);
  line.drop();
  const next = await hub.lines.take();
  await next.opened();
  next.welcome(5, { resumed: true });
  const { id } = await next.next("timeline");
  const entry = { id: "3-0", seq: 3, at: 1, on: "chat", kind: "line" };
  next.tell({ t: "page", id, entries: [entry], more: true });
  assert.deepEqual(await page, { entries: [entry], more: true });
  assert.deepEqual(room.entries, [entry]);
  const refused = room.page();
  const second = await next.next("timeline");
  assert.equal(second.before, 3);
  next.tell({ t: "refused", id: second.id, code: "unavailable", message: "No." });
  await assert.rejects(refused, code("unavailable"));
});

test("signals and presence pass, and what this device does is said again after a drop", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  room.signal("reaction", { name: "nod" }, "bo");
  const { kind, data, to } = await line.next("signal");
  assert.deepEqual({ kind, data, to }, { kind: "reaction", data: { name: "nod" }, to: "bo" });
  room.present("busy");
  assert.equal((await line.next("presence")).status, "busy");
  const signal = told(room, "signal");
  line.tell({ t: "signal", from: "bo", kind: "tap", at: 1 });
  assert.equal((await signal).from, "bo");
  const presence = told(room, "presence");
  line.tell({ t: "presence", member: "bo", status: "away" });
  await presence;
  assert.equal(room.presence.bo?.status, "away");
  line.drop();
  const next = await hub.lines.take();
  await next.opened();
  next.welcome(5, { resumed: true });
  assert.equal((await next.next("presence")).status, "busy");
});

test("what would cost the connection is refused before it is sent", async (t) => {
  const { room, line } = await new Hub(t).live(t);
  await assert.rejects(room.do("chat", "say", { text: new Uint8Array(66_000) }), code("too_large"));
  await assert.rejects(room.do("chat", "say", { text: () => 1 }), code("invalid"));
  for (const on of ["timer:Tea", "timer:<b>", "", "timer:a:b", "\u202e"])
    await assert.rejects(room.do(on, "start", {}), code("invalid"), on);
  const refused = told(room, "refused");
  room.signal("tap", new Uint8Array(17_000));
  assert.equal((await refused).code, "too_large");
  assert.deepEqual(line.frames.left, []);
});

test("what is no instance has no state, whatever it is called", async (t) => {
  const { room } = await new Hub(t).live(t);
  for (const on of ["constructor", "toString", "__proto__"]) assert.equal(room.state(on), undefined);
});

test("lasting commands of an earlier page are sent with their own id", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  void room.do("chat", "say", { text: new Uint8Array([0, 65]) });
  const first = await line.next("do");
  room.close();
  const { room: later, line: next } = await hub.live(t, 9);
  assert.deepEqual(await next.next("do"), first);
  next.tell({ t: "refused", id: first.id, code: "forbidden", message: "No." });
  assert.equal((await told(later, "refused")).command?.cmd, "say");
  assert.deepEqual(later.pending, []);
});

test("a listener that fails does not keep the others from hearing", async (t) => {
  const { room, line } = await new Hub(t).live(t);
  const later = globalThis.queueMicrotask;
  const failed = new Promise((resolve) => {
    t.mock.method(globalThis, "queueMicrotask", (run: () => void) => {
      later(() => {
        try {
          run();
        } catch (error) {
          resolve(error);
        }
      });
    });
  });
  room.on("signal", () => {
    throw new Error("theirs");
  });
  const heard = told(room, "signal");
  line.tell({ t: "signal", from: "bo", kind: "tap", at: 1 });
  assert.equal((await heard).kind, "tap");
  assert.match(String(await failed), /theirs/);
});

test("a room that was closed says nothing more", async (t) => {
  const { room, line } = await new Hub(t).live(t);
  let heard = 0;
  room.on("connection", () => {
    heard += 1;
  });
  room.close();
  line.drop();
  assert.equal(room.connection, "ended");
  assert.equal(line.readyState, 3);
  assert.equal(heard, 0);
});

test("a host app's tokens open a room, and the hub says who that is", async (t) => {
  const hub = new Hub(t);
  let asked = 0;
  const token = () => Promise.resolve(hostToken(`t${++asked}`));
  const room = openRoom({ server: "http://hub.test", token });
  t.after(() => room.close());
  assert.deepEqual([room.you, room.device], ["", ""]);
  const line = await hub.lines.take();
  assert.equal((await line.opened()).token, hostToken("t1"));
  const live = told(room, "connection");
  line.welcome(5);
  assert.equal(await live, "live");
  assert.deepEqual([room.you, room.device, room.card.id], ["ann", "d1", "r1"]);
  line.tell({ t: "expiring", in: 60 });
  assert.equal((await line.next("renew")).token, hostToken("t2"));
  line.drop();
  const next = await hub.lines.take();
  assert.equal((await next.opened()).token, hostToken("t2"));
  assert.equal(hub.requests.includes("/v1/token"), false);
});

test("a host app's token that lives too short a while is used once", async (t) => {
  const hub = new Hub(t);
  const tokens = [hostToken("t1", 20), "t2.e30.sig", "t3", hostToken("t4")];
  const room = openRoom({ server: "http://hub.test", token: async () => tokens.shift() ?? "none" });
  t.after(() => room.close());
  for (const name of ["t1", "t2", "t3", "t4", "t4"]) {
    const line = await hub.lines.take();
    assert.equal((await line.opened()).token.split(".")[0], name);
    line.drop(4450);
  }
});

test("a host app that says no ends the room, and one that fails is asked again", async (t) => {
  const hub = new Hub(t);
  const answers = [
    () => Promise.reject(new Error("a server is down")),
    () => Promise.reject(new RefusedError("forbidden", "Not here.")),
  ];
  const room = openRoom({ server: "http://hub.test", token: async () => (await answers.shift()?.()) ?? "" });
  t.after(() => room.close());
  while (room.connection !== "ended") await told(room, "connection");
  assert.equal(room.ended?.code, 4403);
  assert.equal(answers.length, 0);
  assert.equal(hub.lines.left.length, 0);
});

test("commands outlive the page under the key that a host app's page gives, and nowhere without", async (t) => {
  for (const key of [undefined, "user-17/flat"]) {
    const hub = new Hub(t);
    hub.kept.set("samesky/lasting/http://hub.test", "chat.say");
    const access = { server: "http://hub.test", token: () => Promise.resolve(hostToken("t")) };
    const room = openRoom(key === undefined ? access : { ...access, key });
    t.after(() => room.close());
    room.do("chat", "say", { text: new Uint8Array([0, 65]) });
    const kept = [...hub.kept.keys()].filter((name) => name.startsWith("samesky/pending/"));
    assert.deepEqual(kept, key === undefined ? [] : ["samesky/pending/http://hub.test/user-17/flat"]);
  }
});
