import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { shelfKeyOf, ticket } from "../../src/elements/ticket.ts";
import { RefusedError } from "../../src/sdk/errors.ts";

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** The page's server, which answers this. */
function server(status: number, body: unknown): { asked: [string, RequestInit][] } {
  const asked: [string, RequestInit][] = [];
  globalThis.fetch = async (url, init) => {
    asked.push([String(url), init ?? {}]);
    return new Response(typeof body === "string" ? body : JSON.stringify(body), { status });
  };
  return { asked };
}

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof RefusedError && error.code === code;

test("the page's server is asked for the room and this tab, with the page's own cookies only", async () => {
  const { asked } = server(201, { server_url: "https://hub.test/", participant_token: "t1" });
  assert.deepEqual(await ticket("flat", undefined, "/token"), { token: "t1", server: "https://hub.test" });
  const [url, init] = asked[0] ?? ["", {}];
  assert.equal(url, "/token");
  assert.equal(init.method, "POST");
  assert.equal(init.credentials, "same-origin");
  const { room, device } = JSON.parse(String(init.body)) as Record<string, string>;
  assert.equal(room, "flat");
  assert.match(device ?? "", /^[0-9a-f]{32}$/);
  await ticket("flat", undefined, "/token");
  assert.equal((JSON.parse(String(asked[1]?.[1].body)) as { device: string }).device, device, "the same tab");
});

test("a plain token will do, and the page's own function comes before its server", async () => {
  server(200, { token: "t2" });
  assert.deepEqual(await ticket("flat", undefined, "/token"), { token: "t2" });
  const { asked } = server(500, "");
  assert.deepEqual(await ticket("flat", (room) => `for ${room}`, "/token"), { token: "for flat" });
  assert.equal(asked.length, 0);
});

test("a no of the page's server is final, whatever else goes wrong is asked again", async () => {
  for (const status of [401, 403, 404]) {
    server(status, "Not you.");
    await assert.rejects(ticket("flat", undefined, "/token"), refusedWith("forbidden"));
  }
  for (const [status, body] of [
    [500, {}],
    [200, "<html>Log in</html>"],
    [200, {}],
    [200, { token: 7 }],
    [503, { token: "t" }],
  ] as const) {
    server(status, body);
    await assert.rejects(ticket("flat", undefined, "/token"), refusedWith("unavailable"));
  }
});

test("the page's function may say no without our class of errors, and its words go nowhere", async () => {
  const no = async () => Promise.reject(Object.assign(new Error("secret t0ken"), { code: "forbidden" }));
  await assert.rejects(
    ticket("flat", no),
    (error: Error) => refusedWith("forbidden")(error) && !/t0ken/.test(error.message),
  );
  await assert.rejects(
    ticket("flat", async () => Promise.reject(new Error("secret"))),
    refusedWith("unavailable"),
  );
});

test("commands outlive the page where a token names user, room and device, and nowhere else", () => {
  const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;
  const whole = { iss: "app", sub: "ana", room: "flat", device: "d1" };
  assert.equal(shelfKeyOf(token(whole)), '["app","ana","flat","d1"]');
  assert.notEqual(shelfKeyOf(token({ ...whole, sub: "ben" })), shelfKeyOf(token(whole)));
  for (const bad of [
    token({ ...whole, device: undefined }),
    token({ ...whole, sub: 7 }),
    "",
    "a.b.c",
    "opaque",
  ]) {
    assert.equal(shelfKeyOf(bad), undefined);
  }
});
