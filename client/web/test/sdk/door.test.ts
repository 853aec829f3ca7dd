import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Lasting, Tokens } from "../../src/sdk/asking.ts";
import { invite, joinRoom, makeRoom } from "../../src/sdk/door.ts";
import type { RefusedError } from "../../src/sdk/errors.ts";
import { hex, keyBytes } from "../../src/sdk/keyring.ts";
import { vault } from "../../src/sdk/vault.ts";
import { ACCESS, LASTING } from "./hub.ts";

interface Asked {
  url: string;
  body: Record<string, unknown>;
  headers: Record<string, string>;
}
type Answer = [status: number, body: object | string, headers?: Record<string, string>] | "network";

/** Answers the requests one after another; gives what was asked. */
function answers(t: TestContext, ...list: Answer[]): Asked[] {
  const asked: Asked[] = [];
  t.mock.method(globalThis, "fetch", async (url: string, { body, headers }: RequestInit) => {
    asked.push({ url, body: body && JSON.parse(String(body)), headers: headers as Record<string, string> });
    const answer = list.shift();
    if (!answer || answer === "network") throw new TypeError("fetch failed");
    const [status, found, more = {}] = answer;
    return new Response(typeof found === "string" ? found : JSON.stringify(found), { status, headers: more });
  });
  return asked;
}

const SEAT = {
  ...{ room: { id: "r1", kind: "couple" }, member: { id: "ann" }, device: { id: "d1", secret: "s" } },
  ...{ token: "t", expires_in: 600 },
};
const INVITE = { id: "i", secret: "x", url: "http://hub.test/j#x", expires_at: 9 };

test("a room is made, with the founder's word where the hub asks for one", async (t) => {
  const asked = answers(t, [201, { ...SEAT, invite: INVITE }]);
  const made = await makeRoom(ACCESS.server, {
    name: "Ann",
    kind: "friends",
    roomName: "Us",
    founder: "word",
  });
  assert.deepEqual(made.access, { ...ACCESS, sealed: true });
  const [url0, key = ""] = made.invite.url.split(".test/j#x.");
  assert.deepEqual([url0, key.length], ["http://hub", 43]);
  assert.equal(hex((await vault().get("r1"))?.key ?? new Uint8Array()), hex(keyBytes(key)));
  const [{ url, body, headers } = { url: "", body: {}, headers: {} }] = asked;
  assert.equal(url, "http://hub.test/v1/rooms");
  assert.equal(headers.Authorization, "Bearer word");
  const { member, ...rest } = body;
  assert.deepEqual(rest, { kind: "friends", name: "Us", sealing: "room-key", device: { kind: "browser" } });
  assert.ok(!JSON.stringify(asked).includes(key));
  assert.equal((member as { name: string }).name, "Ann");
});

test("of a link only the secret leaves the device", async (t) => {
  const asked = answers(t, [201, SEAT], [201, SEAT]);
  const key = `${"k".repeat(42)}A`;
  assert.deepEqual(await joinRoom(ACCESS.server, `abc.${key}`, { name: "Bo" }), { ...ACCESS, sealed: true });
  assert.ok(!JSON.stringify(asked).includes(key));
  await joinRoom(ACCESS.server, "#abc", { name: "Bo" });
  assert.deepEqual(
    asked.map(({ body }) => body.secret),
    ["abc", "abc"],
  );
});

test("a link whose key was cut off is not used up", async (t) => {
  const asked = answers(t, [201, SEAT]);
  await assert.rejects(joinRoom(ACCESS.server, "abc.kkkk", { name: "Bo" }), { code: "invalid", path: "key" });
  assert.equal(asked.length, 0);
});

test("a room that is not sealed has no key", async (t) => {
  answers(t, [201, { ...SEAT, invite: INVITE }]);
  const made = await makeRoom(ACCESS.server, { name: "Ann", sealing: "none" });
  assert.deepEqual(made, { access: ACCESS, invite: { url: INVITE.url, expires_at: 9 } });
});

test("without its key a device makes no links to a sealed room", async () => {
  await assert.rejects(invite({ ...ACCESS, sealed: true }), { code: "locked" });
});

test("a request whose answer was lost is repeated as the same one", async (t) => {
  const asked = answers(t, "network", [503, "<html>"], [201, SEAT]);
  assert.deepEqual(await joinRoom(ACCESS.server, "abc", { name: "Bo" }), ACCESS);
  const keys = asked.map(({ headers }) => headers["Idempotency-Key"]);
  assert.equal(keys.length, 3);
  assert.equal(new Set(keys).size, 1);
  assert.match(keys[0] ?? "", /^[0-9a-f]{32}$/);
});

test("a refusal has code, path and when to try again", async (t) => {
  answers(
    t,
    [400, { code: "invalid", detail: "Too long.", path: "member.name" }],
    [429, { code: "too_fast", detail: "Wait." }, { "Retry-After": "7" }],
    [500, ""],
    [500, ""],
    [500, ""],
  );
  const refused = async (code: string, path: string | undefined, after: number | undefined) =>
    assert.rejects(joinRoom(ACCESS.server, "abc", { name: "Bo" }), (error: RefusedError) => {
      assert.deepEqual([error.code, error.path, error.retryAfter], [code, path, after]);
      return true;
    });
  await refused("invalid", "member.name", undefined);
  await refused("too_fast", undefined, 7);
  await refused("unavailable", undefined, undefined);
});

test("an invitation is made with a fresh token", async (t) => {
  const asked = answers(t, [200, { token: "t9", expires_in: 600 }], [201, INVITE]);
  assert.deepEqual(await invite(ACCESS), { url: INVITE.url, expires_at: 9 });
  assert.deepEqual(
    asked.map(({ url, headers }) => [new URL(url).pathname, headers.Authorization]),
    [
      ["/v1/token", undefined],
      ["/v1/rooms/r1/invites", "Bearer t9"],
    ],
  );
});

test("a token is kept until it is nearly over", async (t) => {
  const asked = answers(
    t,
    [200, { token: "long", expires_in: 600 }],
    [200, { token: "short", expires_in: 20 }],
    [200, { token: "next", expires_in: 600 }],
  );
  const tokens = new Tokens(ACCESS);
  assert.deepEqual([await tokens.get(), await tokens.get()], ["long", "long"]);
  tokens.drop();
  assert.deepEqual([await tokens.get(), await tokens.get()], ["short", "next"]);
  assert.equal(asked.length, 3);
});

test("who may not have a token hears it at once", async (t) => {
  const asked = answers(t, [403, { code: "forbidden", detail: "No." }], "network");
  const tokens = new Tokens(ACCESS);
  await assert.rejects(tokens.get(), (error: RefusedError) => error.code === "forbidden");
  await assert.rejects(tokens.get(), (error: RefusedError) => error.code === "unavailable");
  assert.equal(asked.length, 2);
});

test("the hub tells which commands last, for every instance of a kind", async (t) => {
  answers(t, [200, LASTING]);
  const lasting = new Lasting(ACCESS.server);
  assert.equal(lasting.has("chat", "say"), undefined);
  await lasting.load();
  assert.deepEqual(
    [lasting.has("chat", "say"), lasting.has("chat:two", "say"), lasting.has("timer", "say")],
    [true, true, false],
  );
  assert.equal(lasting.has("timer:tea", "close"), true);
});
