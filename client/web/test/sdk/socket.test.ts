import assert from "node:assert/strict";
import { test } from "node:test";
import type { RefusedError } from "../../src/sdk/errors.ts";
import { openRoom } from "../../src/sdk/live.ts";
import { ACCESS, Hub, position, told } from "./hub.ts";

const code = (expected: string) => (error: RefusedError) => error.code === expected;

test("a token that was refused is fetched anew, once at once", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  const before = hub.requests.filter((path) => path === "/v1/token").length;
  line.drop(4401, "expired");
  const next = await hub.lines.take();
  await next.opened();
  assert.equal(hub.requests.filter((path) => path === "/v1/token").length, before + 1);
  next.welcome(5, { resumed: true });
  assert.equal(await told(room, "connection"), "live");
});

test("a token is renewed in band", async (t) => {
  const hub = new Hub(t);
  const { line } = await hub.live(t);
  line.tell({ t: "expiring", in: 60 });
  assert.match((await line.next("renew")).token, /^t\d$/);
});

test("some close codes mean stay away, and nobody waits any longer", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  const asked = room.do("chat", "say", { text: 1 });
  const page = room.page();
  const over = told(room, "connection");
  line.tell({ t: "bye", code: 4410, reason: "left" });
  line.drop(1005);
  assert.equal(await over, "ended");
  assert.deepEqual(room.ended, { code: 4410, reason: "left" });
  await assert.rejects(asked, code("unavailable"));
  await assert.rejects(page, code("unavailable"));
  await assert.rejects(room.do("timer", "pause"), code("unavailable"));
  assert.deepEqual(room.pending, [], "who has left keeps nothing on the device");
});

test("a device that is no member's any more stays away", async (t) => {
  const hub = new Hub(t);
  hub.answer = () => [403, { code: "forbidden", detail: "This device is no member's (any more)." }];
  const room = openRoom(ACCESS);
  t.after(() => room.close());
  assert.equal(await told(room, "connection"), "ended");
  assert.equal(room.ended?.code, 4403);
});

test("while the hub cannot be reached it tries on", async (t) => {
  const hub = new Hub(t);
  const answer = hub.answer;
  hub.answer = () => {
    throw new TypeError("network");
  };
  const room = openRoom(ACCESS);
  t.after(() => room.close());
  hub.answer = answer;
  const line = await hub.lines.take();
  await line.opened();
  line.welcome(1);
  assert.equal(await told(room, "connection"), "live");
});

test("waking connects at once, whatever it waited for", async (t) => {
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  line.tell({ t: "bye", code: 4452, reason: "restarting", retry_after: 3600 });
  line.drop(4452);
  assert.equal(await told(room, "connection"), "waiting");
  room.wake();
  await (await hub.lines.take()).opened();
});

test("the network's return and the page's wake the connection", async (t) => {
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  const frame = new EventTarget();
  const fakes = { document: page, window: frame };
  for (const [name, value] of Object.entries(fakes)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  const hub = new Hub(t);
  let { line } = await hub.live(t);
  t.after(() => {
    for (const name of Object.keys(fakes)) Reflect.deleteProperty(globalThis, name);
  });
  const returns = [
    () => frame.dispatchEvent(new Event("online")),
    () => frame.dispatchEvent(new Event("pageshow")),
    () => {
      page.visibilityState = "visible";
      page.dispatchEvent(new Event("visibilitychange"));
    },
  ];
  for (const comesBack of returns) {
    line.tell({ t: "bye", code: 4452, reason: "restarting", retry_after: 3600 });
    line.drop(4452);
    await new Promise((later) => setTimeout(later));
    page.dispatchEvent(new Event("visibilitychange"));
    assert.deepEqual(hub.lines.left, [], "a hidden page is left alone");
    comesBack();
    page.visibilityState = "hidden";
    line = await hub.lines.take();
    await line.opened();
    line.welcome(5, { resumed: true });
  }
});

test("a hub that does not answer is left for another connection", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  line.ahead = undefined;
  t.mock.timers.tick(100);
  await line.next("ping");
  t.mock.timers.tick(4999);
  assert.equal(room.connection, "live");
  t.mock.timers.tick(1);
  assert.equal(room.connection, "waiting");
  assert.equal(line.readyState, 3);
  t.mock.timers.tick(1);
  const next = await hub.lines.take();
  assert.deepEqual((await next.opened()).since, position(5));
});

test("a page that was frozen asks once more before it gives up", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const hub = new Hub(t);
  const { room, line } = await hub.live(t);
  line.ahead = undefined;
  t.mock.timers.tick(100);
  await line.next("ping");
  const late = performance.now() + 60_000;
  t.mock.method(performance, "now", () => late);
  t.mock.timers.tick(5000);
  await line.next("ping");
  assert.equal(room.connection, "live");
});

test("a command after a silence asks at once whether the hub is there", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const { room, line } = await new Hub(t).live(t);
  const pings = line.pings.length;
  void room.do("timer", "pause");
  assert.equal(line.pings.length, pings, "it was heard just now");
  const later = performance.now() + 3000;
  t.mock.method(performance, "now", () => later);
  line.ahead = undefined;
  void room.do("timer", "pause");
  assert.equal(line.pings.length, pings + 1);
  t.mock.timers.tick(5000);
  assert.equal(room.connection, "waiting");
});

test("every fourth ping brings the delays", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const { line } = await new Hub(t).live(t);
  const pings = line.pings;
  while (pings.length < 8) {
    t.mock.timers.tick(500);
    await Promise.resolve();
  }
  const measured = pings.slice(0, 8).map(({ down, floor }) => [typeof down, typeof floor].join());
  const none = "undefined,undefined";
  assert.deepEqual(measured, [none, none, none, "number,number", none, none, none, "number,number"]);
});

test("what comes too late is reported once, with the next ping", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const { room, line } = await new Hub(t).live(t);
  const now = room.clock.now() as number;
  const both = new Promise((done) => room.on("change", ({ seq }) => seq === 7 && done(seq)));
  line.tell({ t: "change", seq: 6, mark: "m6", at: now - 5, states: {} });
  line.tell({ t: "change", seq: 7, mark: "m7", at: now - 0.25, states: {}, ahead: 0.1 });
  await both;
  const pings = line.pings.length;
  while (line.pings.length < pings + 2) {
    t.mock.timers.tick(500);
    await Promise.resolve();
  }
  const [first, second] = line.pings.slice(pings);
  assert.ok(first?.late && first.late >= 0.25 && first.late < 5, String(first?.late));
  assert.equal(second?.late, undefined);
});

test("an opening that hangs is given up, at once when the network has just come back", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval"] });
  const hub = new Hub(t);
  const room = openRoom(ACCESS);
  t.after(() => room.close());
  const first = await hub.lines.take();
  t.mock.timers.tick(20_000);
  assert.equal(first.readyState, 3);
  t.mock.timers.tick(1);
  const second = await hub.lines.take();
  room.wake();
  assert.equal(second.readyState, 0, "it has only just begun");
  const later = performance.now() + 6000;
  t.mock.method(performance, "now", () => later);
  room.wake();
  assert.equal(second.readyState, 3);
  await (await hub.lines.take()).opened();
});

test("a page that may not open sockets tries on", async (t) => {
  const hub = new Hub(t);
  const works = globalThis.WebSocket;
  let tries = 0;
  const forbidden = class {
    constructor() {
      tries += 1;
      if (tries === 2) globalThis.WebSocket = works;
      throw new DOMException("no", "SecurityError");
    }
  };
  globalThis.WebSocket = forbidden as unknown as typeof WebSocket;
  const room = openRoom(ACCESS);
  t.after(() => room.close());
  await (await hub.lines.take()).opened();
  assert.equal(tries, 2);
});

test("bytes that are no frame cost the connection, and it resumes", async (t) => {
  const hub = new Hub(t);
  const { line } = await hub.live(t);
  line.onmessage?.({ data: new Uint8Array([0xc1]).buffer });
  assert.equal(line.readyState, 3);
  assert.deepEqual((await (await hub.lines.take()).opened()).since, position(5));
});
