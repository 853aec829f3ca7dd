// A media element follows the room: loads, says that it is ready, starts at the instant, keeps the position.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Drifts } from "../../src/sdk/drifts.ts";
import { followPlayer } from "../../src/sdk/follow.ts";
import type { Player } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import type { MediaLike } from "../../src/sdk/stage.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";

const LOOK = 50;

/** A media element without a browser: plays at its speed while time passes, from a while after it was asked to. */
class FakeElement extends EventTarget {
  currentTime = 0;
  duration = 300;
  ended = false;
  error: MediaError | null = null;
  paused = true;
  playbackRate = 1;
  readyState = 0;
  seeking = false;
  src = "";
  videoWidth = 640;
  /** Seconds from being asked to play until it does. */
  takes = 0.08;
  blocks = false;
  #asked = Number.POSITIVE_INFINITY;
  #time = 0;

  load(): void {
    this.readyState = 0;
  }

  removeAttribute(): void {
    this.src = "";
  }

  pause(): void {
    this.paused = true;
    this.#asked = Number.POSITIVE_INFINITY;
  }

  async play(): Promise<void> {
    if (this.blocks) throw Object.assign(new Error("tap first"), { name: "NotAllowedError" });
    if (this.paused) this.#asked = this.#time;
    this.paused = false;
  }

  loaded(): void {
    this.readyState = 4;
    this.dispatchEvent(new Event("loadedmetadata"));
    this.dispatchEvent(new Event("canplay"));
  }

  pass(time: number): void {
    const from = Math.max(this.#time, this.#asked + this.takes);
    if (!this.paused && this.readyState >= 3 && time > from)
      this.currentTime += (time - from) * this.playbackRate;
    this.#time = time;
  }
}

const player = (about: Partial<Player> = {}): Player => ({
  item: "i1",
  media: plain('{"title":"Rain","url":"https://media.example/rain.mp4"}') as Uint8Array<ArrayBuffer>,
  length: 300,
  wanted: true,
  rate: 1,
  position: { position: 0, rate: 0, at: 1000 },
  gate: { circle: ["ines", "noor"], ready: [], until: 1020 },
  by: "ines",
  on_stall: "pause",
  did: null,
  sought: null,
  troubles: {},
  without_picture: [],
  ...about,
});

class World {
  readonly clock = new FakeClock(1000);
  readonly room = new FakeRoom(this.clock);
  readonly element = new FakeElement();
  blocked: boolean[] = [];
  now = 1000;
  readonly following;

  constructor(state: Player, delay = 0) {
    mock.timers.enable({ apis: ["setInterval"] });
    this.element.pass(this.now);
    this.room.change({ player: state });
    this.following = followPlayer(this.room, this.element as unknown as MediaLike, {
      delay,
      blocked: (one) => this.blocked.push(one),
    });
  }

  /** Lets time pass, a look at a time. */
  async pass(seconds: number): Promise<void> {
    for (let n = 0; n < Math.round((seconds * 1000) / LOOK); n++) {
      for (let part = 0; part < 10; part++) {
        this.now += LOOK / 10_000;
        this.element.pass(this.now);
        this.clock.pass(this.now);
      }
      mock.timers.tick(LOOK);
      await Promise.resolve();
    }
  }

  asked(): string[] {
    return this.room.asked.map(({ cmd }) => cmd);
  }

  end(): void {
    this.following.stop();
    mock.timers.reset();
  }
}

test("it loads what is on, and says once that it is ready", async () => {
  const world = new World(player());
  assert.equal(world.element.src, "https://media.example/rain.mp4");
  assert.deepEqual(world.asked(), []);
  world.element.loaded();
  assert.ok(world.asked().every((cmd) => cmd === "ready") && world.asked().length > 0);
  world.room.asked.length = 0;
  world.room.change({ player: player({ gate: { circle: ["ines", "noor"], ready: ["noor"], until: 1020 } }) });
  world.element.loaded();
  assert.deepEqual(world.asked(), []);
  world.end();
});

test("it begins at the instant, the second time to the millisecond, and on a late device so much before", async () => {
  for (const delay of [0, 0.2]) {
    const world = new World(player(), delay);
    world.element.takes = 0.15;
    world.element.loaded();
    const drifts: number[] = [];
    for (let start = 0; start < 9; start++) {
      world.room.change({ player: player({ position: { position: 30, rate: 0, at: world.now } }) });
      await world.pass(0.5);
      assert.ok(world.element.paused);
      const at = world.now + 0.5;
      world.room.change({ player: player({ position: { position: 30, rate: 1, at } }) }, at);
      await world.pass(0.9);
      drifts.push(world.following.drift as number);
      await world.pass(1);
    }
    assert.ok(Math.abs(drifts.at(-1) as number) < 0.01, `${drifts}`);
    assert.ok(Math.abs(world.element.currentTime - (30 + 1.4 + delay)) < 0.03);
    world.end();
  }
});

test("after a seek of the room it is there at once, and it waits for nobody in silence", async () => {
  const world = new World(player({ position: { position: 10, rate: 1, at: 1000 } }));
  world.element.loaded();
  await world.pass(3);
  assert.ok(Math.abs(world.following.drift as number) < 0.02);
  world.room.change({ player: player({ position: { position: 200, rate: 1, at: world.now } }) });
  await world.pass(0.3);
  assert.ok(Math.abs(world.element.currentTime - 200.3) < 0.2);
  await world.pass(2);
  world.element.readyState = 2;
  await world.pass(0.4);
  assert.ok(!world.asked().includes("stalled"));
  await world.pass(1);
  assert.equal(world.asked().filter((cmd) => cmd === "stalled").length, 1);
  world.end();
});

test("a tap is asked for where the browser wants one, and then it joins where the others are", async () => {
  const world = new World(player({ position: { position: 0, rate: 1, at: 1000 } }));
  world.element.blocks = true;
  world.element.loaded();
  await world.pass(5);
  assert.deepEqual(world.blocked, [true]);
  world.element.blocks = false;
  world.following.tapped();
  await world.pass(3);
  assert.ok(Math.abs(world.following.drift as number) < 0.02);
  assert.deepEqual(world.blocked, [true, false]);
  world.end();
});

test("what is not of the web is not loaded, and what is put away is let go", async () => {
  const world = new World(player({ media: plain("file:///etc/passwd") as Uint8Array<ArrayBuffer> }));
  assert.equal(world.element.src, "");
  world.room.change({ player: player() });
  assert.equal(world.element.src, "https://media.example/rain.mp4");
  world.element.paused = false;
  world.room.change({ player: player({ item: null, media: null }) });
  assert.ok(world.element.paused);
  world.end();
});

test("the others are told how far it is from the room, seldom", async () => {
  const world = new World(player({ position: { position: 0, rate: 1, at: 1000 } }));
  world.element.loaded();
  await world.pass(31);
  const said = world.room.signals.filter(({ kind }) => kind === "drift");
  assert.ok(said.length >= 3 && said.length <= 6, `${said.length}`);
  assert.ok(said.every(({ data }) => (data as { on: string }).on === "player"));
  world.end();
});

test("what a member says of its drift is known for a while", () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  let heard = 0;
  const drifts = new Drifts(room, "player", () => heard++);
  const say = (data: unknown) =>
    room.tell("signal", { t: "signal", from: "ines", kind: "drift", at: 1000, data });
  say({ on: "player:b", seconds: 1 });
  say({ on: "player", seconds: "x" });
  say(null);
  assert.deepEqual([drifts.of("ines"), heard], [null, 0]);
  say({ on: "player", seconds: -0.4 });
  assert.deepEqual([drifts.of("ines"), heard], [-0.4, 1]);
  clock.pass(1030);
  assert.equal(drifts.of("ines"), null);
});
