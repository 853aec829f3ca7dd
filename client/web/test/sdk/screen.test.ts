// A screen and a phone with a hub between them, which carries what they say, or says something else.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { RefusedError } from "../../src/sdk/errors.ts";
import { joined, newPair, publicBytes, random } from "../../src/sdk/keyring.ts";
import type { Access } from "../../src/sdk/room.ts";
import { bringScreen, findScreen, showDigits, whatCame } from "../../src/sdk/screen.ts";
import { bound, opened, text } from "../../src/sdk/screen-words.ts";

const HUB = "http://hub.test";
const ACCESS: Access = { server: HUB, room: "r1", member: "noor", device: { id: "d1", secret: "s" } };
const LINK = `${"A".repeat(44)}.${"B".repeat(43)}`;
const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** What lies under the digits, and what a dishonest hub makes of it on its way. */
interface Hub {
  commitment: string;
  challenge?: string;
  opening?: string;
  envelope?: string;
  twist: (field: string, value: string | undefined) => string | undefined;
}

/** A hub with one screen, in the place of the network. */
function hub(twist: Hub["twist"] = (_, value) => value): Hub {
  const lies: Hub = { commitment: "", twist };
  globalThis.fetch = (async (url: string, request: RequestInit) => {
    const path = new URL(url).pathname;
    const body = JSON.parse(String(request.body ?? "{}"));
    const answer = (found: unknown, status = 200) => Response.json(found, { status });
    if (path === "/v1/token") return answer({ token: "t", expires_in: 600 });
    if (path.endsWith("/invites"))
      return answer({ id: "i", secret: "x", url: `${HUB}/j#${LINK.slice(0, 44)}`, expires_at: 9 });
    if (path === "/v1/screens") {
      lies.commitment = body.commitment;
      return answer({ code: "482913", secret: "tv", expires_in: 600 }, 201);
    }
    if (request.method === "PUT") {
      Object.assign(lies, body);
      return new Response(null, { status: 204 });
    }
    if (path.startsWith("/v1/screens/"))
      return answer({
        challenge: twist("challenge", lies.challenge) ?? null,
        envelope: lies.envelope ?? null,
      });
    return answer({
      commitment: twist("commitment", lies.commitment),
      opening: twist("opening", lies.opening) ?? null,
    });
  }) as typeof fetch;
  return lies;
}

/** Both sides, until both show words. */
async function met(): Promise<{
  digits: Awaited<ReturnType<typeof showDigits>>;
  found: ReturnType<typeof findScreen>;
}> {
  const digits = await showDigits(HUB);
  const found = findScreen(ACCESS, digits.code);
  found.catch(() => undefined);
  return { digits, found };
}

/** What the screen shows once the phone has left its challenge. */
async function shown(digits: Awaited<ReturnType<typeof showDigits>>): Promise<readonly number[]> {
  for (;;) {
    const { phrase } = await whatCame(digits);
    if (phrase) return phrase;
    await new Promise(setImmediate);
  }
}

test("both show the same words, and the link comes to the screen and to nobody else", async () => {
  const lies = hub();
  const { digits, found } = await met();
  const words = await shown(digits);
  const one = await found;
  assert.deepEqual(one.phrase, words);
  assert.equal(words.length, 4);
  await bringScreen(ACCESS, one, LINK.slice(45));
  assert.equal((await whatCame(digits)).link, LINK);
  assert.equal(String(lies.envelope).includes(LINK.slice(45)), false);
});

test("a hub that shows a key of its own to the phone does not fit what was bound", async () => {
  const mine = text(joined(await publicBytes(await newPair()), random(32)));
  hub((field, value) => (field === "opening" && value ? mine : value));
  const { digits, found } = await met();
  await shown(digits);
  await assert.rejects(found, (error: RefusedError) => error.code === "invalid");
});

test("a hub that stands between with a binding of its own makes other words on either side", async () => {
  const pair = await newPair();
  const opening = joined(await publicBytes(pair), random(32));
  const binding = text(await bound(opening));
  const lies = hub((field, value) => {
    if (field === "commitment") return binding;
    return field === "opening" && value ? text(opening) : value;
  });
  const { digits, found } = await met();
  const words = await shown(digits);
  const one = await found;
  assert.notDeepEqual(one.phrase, words, "the person says no here");
  // Who says yes all the same has given it away: it is what the words are for.
  await bringScreen(ACCESS, one, LINK.slice(45));
  const taken = Uint8Array.from(atob(String(lies.envelope).replaceAll("-", "+").replaceAll("_", "/")), (c) =>
    c.charCodeAt(0),
  );
  assert.equal(await opened(taken, pair, opening), LINK);
  await assert.rejects(whatCame(digits), (error: RefusedError) => error.code === "invalid");
});

test("a hub that passes on another challenge makes other words", async () => {
  const other = text(random(32));
  hub((field, value) => (field === "challenge" && value ? other : value));
  const { digits, found } = await met();
  const words = await shown(digits);
  assert.notDeepEqual((await found).phrase, words);
});
