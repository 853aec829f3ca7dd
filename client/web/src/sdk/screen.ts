// Bringing a screen into a room. A screen shows six digits; a phone of a member types them; both show the same few
// words; then the phone hands over a link and the room's key, sealed for the screen. See docs/decisions/044-screens.md.

import { ask, fetchToken, post } from "./asking.ts";
import { type Invitation, invite, joinRoom } from "./door.ts";
import { RefusedError } from "./errors.ts";
import { type DevicePair, joined, newPair, publicBytes, random } from "./keyring.ts";
import { LiveRoom } from "./live.ts";
import type {
  ForScreen,
  FoundScreen,
  FromPhone,
  FromScreen,
  ShowDigits,
  ShownDigits,
  TypedDigits,
} from "./protocol.d.ts";
import type { Access, Room } from "./room.ts";
import { bound, bytes, closed, opened, phraseOf, text } from "./screen-words.ts";
import { vault } from "./vault.ts";

/** Seconds for which the link of a screen is open. */
const OPEN = 600;
/** Milliseconds between two looks at what the other has left, and how many of them a phone takes. */
const [LOOK, LOOKS] = [800, 40];
/** Where the vault has the key of a screen: beside those of rooms in which this browser is a member's own. */
const KEPT = "screen";

/** Digits as a screen shows them. */
export interface Digits {
  code: string;
  /** `Date.now()` at which they are over. */
  until: number;
  server: string;
  secret: string;
  pair: DevicePair;
  /** What the screen has bound itself to: its public key and chance. */
  opening: Uint8Array<ArrayBuffer>;
}

/** What has come for a screen: first four numbers below 64, which the phone shows too, then the link. */
export interface Come {
  phrase?: readonly number[];
  link?: string;
}

/** Asks for digits. Throws `RefusedError`: `too_fast`, or `insecure` where this page cannot seal. */
export async function showDigits(server: string): Promise<Digits> {
  if (globalThis.crypto?.subtle === undefined) throw new RefusedError("insecure", "Open this page by https.");
  const pair = await newPair();
  const opening = joined(await publicBytes(pair), random(32));
  const body: ShowDigits = { commitment: text(await bound(opening)) };
  const { code, secret, expires_in } = await post<ShownDigits>(`${server}/v1/screens`, body);
  return { code, secret, until: Date.now() + 1000 * expires_in, server, pair, opening };
}

/** What has come. Throws `RefusedError`: `unknown` when the digits are over or the phone has sent them away. */
export async function whatCame(digits: Digits): Promise<Come> {
  const { server, code, secret, opening, pair } = digits;
  const url = `${server}/v1/screens/${code}`;
  const headers = { Authorization: `Bearer ${secret}` };
  const { challenge, envelope } = await ask<ForScreen>(url, { headers });
  if (!challenge) return {};
  // Said once; a repeat changes nothing.
  const body: FromScreen = { opening: text(opening) };
  if (!envelope) await ask<void>(url, put(body, headers));
  const phrase = await phraseOf(opening, bytes(challenge));
  return envelope ? { phrase, link: await opened(bytes(envelope), pair, opening) } : { phrase };
}

/** A screen that was found by its digits. */
export interface Found {
  code: string;
  /** Four numbers below 64: the person sees whether the screen shows the same. */
  phrase: readonly number[];
  opening: Uint8Array<ArrayBuffer>;
}

/**
 * Finds the screen with these digits, and makes it show words.
 * @throws {RefusedError} `unknown` when no screen shows them, or it does not answer; `too_fast`; `invalid` when what it
 * shows is not what it had bound itself to: somebody is in between.
 */
export async function findScreen(access: Access, code: string): Promise<Found> {
  const body: TypedDigits = { code };
  const { token } = await fetchToken(access);
  const found = await post<FoundScreen>(`${access.server}/v1/rooms/${access.room}/screens`, body, token);
  const challenge = random(32);
  const [url, headers] = await reach(access, code);
  const mine: FromPhone = { challenge: text(challenge) };
  await ask<void>(url, put(mine, headers));
  for (let n = 0; n < LOOKS; n += 1) {
    const { opening } = await ask<FoundScreen>(url, { headers });
    if (opening) {
      const shown = bytes(opening);
      if (text(await bound(shown)) !== found.commitment)
        throw new RefusedError("invalid", "This is not the screen that was found.");
      return { code, phrase: await phraseOf(shown, challenge), opening: shown };
    }
    await new Promise((done) => setTimeout(done, LOOK));
  }
  throw new RefusedError("unknown", "The screen does not answer.", { path: "code" });
}

/** Lets it in, once the person has seen the same words on it. `key` is the room key, where the room is sealed. */
export async function bringScreen(access: Access, found: Found, key?: string): Promise<Invitation> {
  const link = await invite(access, { seat: access.member, screen: true, expires_in: OPEN, key });
  const envelope = text(await closed(new URL(link.url).hash.slice(1), found.opening));
  const [url, headers] = await reach(access, found.code);
  const body: FromPhone = { envelope };
  await ask<void>(url, put(body, headers));
  return link;
}

/** It was another screen: it shows new digits. */
export async function sendAway(access: Access, { code }: { code: string }): Promise<void> {
  const [url, headers] = await reach(access, code);
  await ask<void>(url, { method: "DELETE", headers });
}

/** What opens a room for a screen. Keep it; the room's key is in the vault of this browser. */
export interface ScreenAccess extends Access {
  /** Room time at which the screen goes by itself, as far as this browser knows. */
  screen: true;
}

/** Takes the place of a screen, with the link that came. */
export async function joinScreen(server: string, link: string): Promise<ScreenAccess> {
  const access = await joinRoom(server, link, { name: "Screen", keep: KEPT });
  return { ...access, screen: true };
}

/** Opens the room as a screen: it shows what all may see, and says nothing. */
export async function openScreen(access: ScreenAccess): Promise<Room> {
  const kept = access.sealed ? await vault().get(KEPT) : undefined;
  return new ScreenRoom(access, kept?.key && text(kept.key));
}

/** Forgets the room's key on this browser. */
export function forgetScreen(): Promise<void> {
  return vault().drop(KEPT);
}

/** A room without a voice: what an element asks for is refused here, before it is sent. */
class ScreenRoom extends LiveRoom {
  constructor(access: ScreenAccess, roomKey: string | undefined) {
    const token = async () => (await fetchToken(access, 1)).token;
    const sealed = roomKey === undefined ? {} : { roomKey };
    super({ server: access.server, token, screen: true, ...sealed }, "screen");
  }

  override do(): Promise<number> {
    const answer = Promise.reject<number>(new RefusedError("forbidden", "A screen has no voice."));
    answer.catch(() => undefined);
    return answer;
  }

  override signal(): void {}

  override present(): void {}
}

async function reach(access: Access, code: string): Promise<[url: string, headers: Record<string, string>]> {
  const { token } = await fetchToken(access);
  return [`${access.server}/v1/rooms/${access.room}/screens/${code}`, { Authorization: `Bearer ${token}` }];
}

function put(body: object, headers: Record<string, string>): RequestInit {
  return {
    method: "PUT",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
}
