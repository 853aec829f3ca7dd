import assert from "node:assert/strict";
import { test } from "node:test";
import type { Change, Entry, Ready, Welcome } from "./protocol.d.ts";
import { Replica } from "./replica.ts";

const welcome = (more: Partial<Welcome> = {}): Welcome => ({
  ...{ t: "welcome", you: "ann", device: "d1", room: { id: "r", kind: "couple" }, presence: {}, now: 1 },
  ...{ members: { ann: { name: "Ann" } }, limits: { frame: 9, state: 9, signal: 9, page: 9 } },
  ...{ durability: "disk", resumed: false },
  ...more,
});
const ready = (seq: number, epoch = "e"): Ready => ({
  t: "ready",
  position: { epoch, seq, mark: `m${seq}` },
});
const entry = (seq: number, n = 0): Entry => ({ id: `${seq}-${n}`, seq, at: seq, on: "chat", kind: "line" });
const change = (seq: number, states: Change["states"], entries: Entry[] = []): Change => ({
  ...{ t: "change", seq, mark: `m${seq}`, at: seq, states, entries },
});
const ids = (replica: Replica) => replica.entries.map(({ id }) => id);

/** A replica at `seq`, with a timer and an entry. */
function at(seq: number): Replica {
  const replica = new Replica("r");
  replica.welcome(welcome());
  replica.change(change(seq, { timer: { left: 5 } }, [entry(seq)]));
  replica.ready(ready(seq));
  return replica;
}

test("everything shows at once with ready", () => {
  const replica = new Replica("r");
  replica.welcome(welcome());
  assert.equal(replica.change(change(7, { timer: 1, "timer:tea": 2 }, [entry(7)])), false);
  assert.deepEqual(replica.states, {});
  assert.ok(replica.starting);
  const whole = replica.ready(ready(7));
  assert.deepEqual(whole?.states, { timer: 1, "timer:tea": 2 });
  assert.deepEqual(replica.instances("timer"), ["timer", "timer:tea"]);
  assert.deepEqual(replica.instances("tim"), []);
  assert.deepEqual(replica.since, { epoch: "e", seq: 7, mark: "m7" });
  assert.equal(replica.durability, "disk");
});

test("a change replaces whole states, null closes, and the position follows", () => {
  const replica = at(3);
  const before = replica.states;
  assert.ok(replica.change(change(4, { timer: null, chat: { newest: "x" } }, [entry(4)])));
  assert.deepEqual(replica.states, { chat: { newest: "x" } });
  assert.notEqual(replica.states, before);
  assert.deepEqual(replica.since, { epoch: "e", seq: 4, mark: "m4" });
  assert.deepEqual(ids(replica), ["3-0", "4-0"]);
});

test("what is known already is not applied again", () => {
  const replica = at(3);
  assert.equal(replica.change(change(3, { timer: "old" }, [entry(3)])), false);
  assert.deepEqual(replica.states, { timer: { left: 5 } });
  assert.deepEqual(ids(replica), ["3-0"]);
});

test("a resumed replica goes on where it was", () => {
  const replica = at(3);
  replica.welcome(welcome({ resumed: true }));
  assert.ok(replica.change(change(9, { chat: 1 }, [entry(8), entry(9)])));
  assert.equal(replica.ready(ready(9)), undefined);
  assert.deepEqual(Object.keys(replica.states), ["timer", "chat"]);
  assert.deepEqual(ids(replica), ["3-0", "8-0", "9-0"]);
});

test("starting over closes what is gone, and says so", () => {
  const replica = at(3);
  replica.welcome(welcome());
  replica.change(change(900, { chat: 1 }, [entry(899)]));
  assert.deepEqual(Object.keys(replica.states), ["timer"], "the old shows until ready");
  const whole = replica.ready(ready(900));
  assert.deepEqual(whole?.states, { chat: 1, timer: null });
  assert.deepEqual(ids(replica), ["899-0"], "no hole in the past");
});

test("starting over keeps older entries that meet the new ones", () => {
  const replica = at(3);
  replica.welcome(welcome());
  replica.change(change(4, {}, [entry(3), entry(4)]));
  replica.ready(ready(4));
  assert.deepEqual(ids(replica), ["3-0", "4-0"]);
});

test("after a fork entries that never happened are gone, and seq goes back", () => {
  const replica = at(8);
  replica.page([entry(5)], replica.before, true);
  replica.welcome(welcome({ forked: true }));
  replica.change(change(6, { timer: 0 }, [entry(5), entry(6)]));
  replica.ready(ready(6, "e2"));
  assert.deepEqual(ids(replica), ["5-0", "6-0"]);
  assert.deepEqual(replica.since, { epoch: "e2", seq: 6, mark: "m6" });
});

test("a connection lost before ready leaves the replica as it was", () => {
  const replica = at(3);
  replica.welcome(welcome());
  replica.change(change(9, { chat: 1 }));
  replica.welcome(welcome({ resumed: true }));
  replica.ready(ready(3));
  assert.deepEqual(Object.keys(replica.states), ["timer"]);
  assert.equal(replica.seq, 3);
});

test("pages join the entries in order, each once", () => {
  const replica = at(12);
  replica.page([entry(2, 10), entry(2, 9), entry(11), entry(12)], replica.before, true);
  assert.deepEqual(ids(replica), ["2-9", "2-10", "11-0", "12-0"]);
});

test("the page before asks again for a record that may have been cut", () => {
  const replica = new Replica("r");
  assert.equal(replica.before, undefined);
  replica.page([entry(4, 1)], replica.before, true);
  assert.equal(replica.before, 5);
  replica.page([entry(4, 0)], replica.before, true);
  assert.equal(replica.before, 4);
});

test("members and card follow the instance of the room", () => {
  const replica = at(3);
  const members = { ann: { name: "Anna" }, bo: { name: "Bo" } };
  replica.change(change(4, { room: { room: { id: "r", kind: "couple", name: "Us" }, members, seats: 2 } }));
  assert.equal(replica.members, members);
  assert.equal(replica.card.name, "Us");
});

test("presence is kept by member", () => {
  const replica = at(3);
  replica.status({ t: "presence", member: "bo", status: "busy" });
  replica.status({ t: "presence", member: "bo", status: "here" });
  assert.equal(replica.presence.bo?.status, "here");
});

test("what was erased is dropped where it is held, even while starting over", () => {
  const replica = at(3);
  replica.change(change(4, {}, [entry(4)]));
  const less = { ...entry(3), body: { text: "less" } };
  const known = { ...change(5, {}), redacted: [less, entry(1)] };
  assert.ok(replica.change(known));
  assert.deepEqual(ids(replica), ["3-0", "4-0"]);
  assert.deepEqual(replica.entries[0], less);
  replica.welcome(welcome());
  replica.change({ ...change(6, {}, [less]), redacted: [entry(3)] });
  assert.deepEqual(replica.entries[0], entry(3));
  replica.ready(ready(6));
  assert.deepEqual(replica.entries[0], entry(3));
});

test("whether there is something earlier is known: not in a room whose every entry is here", () => {
  const replica = new Replica("r");
  replica.welcome(welcome());
  replica.change(change(3, {}, [entry(1), entry(2), entry(3)]));
  replica.ready(ready(3));
  assert.equal(replica.earlier, false);
  for (let seq = 4; seq < 200; seq += 1) replica.change(change(seq, {}, [entry(seq)]));
  assert.equal(replica.earlier, false, "whatever comes later");
});

test("the newest hundred may have others before them, until a page says that there are none", () => {
  const replica = new Replica("r");
  replica.welcome(welcome());
  replica.change(
    change(
      300,
      {},
      Array.from({ length: 100 }, (_, n) => entry(201 + n)),
    ),
  );
  replica.ready(ready(300));
  assert.equal(replica.earlier, true);
  replica.page([entry(100)], 101, false);
  assert.equal(replica.earlier, true, "a page from elsewhere says nothing of it");
  replica.page([entry(50)], 51, true);
  assert.equal(replica.earlier, true);
  assert.ok(
    !replica.entries.some(({ seq }) => seq === 50),
    "what does not meet the others would leave a hole",
  );
  replica.page([entry(1)], replica.before, false);
  assert.equal(replica.earlier, false);
});
