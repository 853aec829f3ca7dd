// The way in, through HTTP: make a room, join one, invite, fetch tokens, ask what there is.

import { randomId } from "./chance.ts";
import { RefusedError } from "./errors.ts";
import { canSeal, keyBytes, newKey, newPair } from "./keyring.ts";
import type {
  Activities,
  Created,
  CreateInvite,
  CreateRoom,
  Deletion,
  FetchToken,
  InviteLink,
  Join,
  Joined,
  Left,
  Newcomer,
  Problem,
  RoomKind,
  Token,
} from "./protocol.d.ts";
import type { Access, HostAccess } from "./room.ts";
import { vault } from "./vault.ts";

/** No answer within so many milliseconds is none. */
const PATIENCE = 10_000;
const TRIES = 3;
/** A token is fetched anew when it has less than so many milliseconds left. */
const SPARE = 30_000;

/** A link for others to join; `expires_at` is room time. */
export interface Invitation {
  url: string;
  expires_at: number;
}

/**
 * Makes a room and takes its first seat.
 * @param options.sealing `room-key` (default): the key is made here and stands in the link; the hub never sees it.
 * @param options.trial a room to try out: all are guests, and it is gone with the first who goes or after an hour.
 * @param options.founder what a founder link carries behind `#`, or a key, where the hub asks for one.
 * @throws {RefusedError}
 */
export async function makeRoom(
  server: string,
  options: {
    name: string;
    kind?: string;
    roomName?: string;
    founder?: string;
    sealing?: "none" | "room-key";
    trial?: boolean;
  },
): Promise<{ access: Access; invite: Invitation }> {
  const sealing = options.sealing ?? "room-key";
  const pair = sealing === "none" ? undefined : await newPair(); // where that cannot be, no room is made
  const body: CreateRoom = { member: newcomer(options.name), sealing, device: { kind: deviceKind() } };
  if (options.kind !== undefined) body.kind = options.kind as RoomKind;
  if (options.roomName !== undefined) body.name = options.roomName;
  const made = await post<Created>(`${server}/v1/${options.trial ? "try" : "rooms"}`, body, options.founder);
  const key = pair && (await newKey(made.room.id));
  if (key && pair) await vault().put(made.room.id, { key: key.raw, pair, known: {} });
  return { access: access(server, made, key !== undefined), invite: link(made.invite, key?.text) };
}

/**
 * Takes a seat with an invitation.
 * @param secret what stands behind `#` in the link; of `SECRET.KEY` only `SECRET` leaves the device.
 * @throws {RefusedError} `insecure` where the room is sealed and this page cannot; the link is not used up then.
 */
export async function joinRoom(server: string, secret: string, options: { name: string }): Promise<Access> {
  const [opener = "", text = ""] = secret.replace(/^#/, "").split(".");
  // Before the link is used up: a page that cannot seal could neither read nor write in that room.
  const key = text ? keyBytes(text) : undefined;
  if (key && !canSeal()) throw new RefusedError("insecure", "Open this link by https: the room is sealed.");
  const body: Join = { secret: opener, member: newcomer(options.name), device: { kind: deviceKind() } };
  const joined = await post<Joined>(`${server}/v1/join`, body);
  // A link with a key leads to a sealed room, whatever the hub says of it.
  const sealed = key !== undefined || joined.room.sealing === "room-key";
  if (sealed && canSeal()) await vault().put(joined.room.id, { key, pair: await newPair(), known: {} });
  return access(server, joined, sealed);
}

/**
 * Makes one more invitation.
 * @param options.seat a member whom it lets back into their seat, with one more device; or oneself.
 * @param options.expires_in seconds.
 * @param options.stay seconds after which who comes leaves by themselves: a guest.
 * @param options.key the room key, where the room is sealed: `room.key`. It goes into the link, not to the hub.
 * @throws {RefusedError} e.g. `full` when every seat is taken.
 */
export async function invite(
  access: Access,
  options: { seat?: string; expires_in?: number; stay?: number; key?: string | undefined } = {},
): Promise<Invitation> {
  const { key, ...body } = options;
  if (access.sealed && !key) throw new RefusedError("locked", "Links need the room's key.");

  const { token } = await fetchToken(access);
  const asked: CreateInvite = body;
  return link(await post<InviteLink>(`${access.server}/v1/rooms/${access.room}/invites`, asked, token), key);
}

/** Takes an invitation back; one that is gone already is no error. Throws `RefusedError`. */
export async function revokeInvite(access: Access, id: string): Promise<void> {
  await remove(access, `invites/${encodeURIComponent(id)}`);
}

/**
 * Leaves the room for good, alone and at once; open links are void then. Throws `RefusedError`.
 * @param words `deleted`: all that I wrote is erased, in the states and in the timeline; else it stays with the others.
 */
export function leaveRoom(access: Access, words: "left" | "deleted" = "left"): Promise<Left> {
  return remove<Left>(access, `members/me?words=${words}`);
}

/**
 * Asks for the room to be deleted: at once when all members have asked, else after a wait, until which the command
 * `room.keep` takes it back. Throws `RefusedError`.
 */
export function deleteRoom(access: Access): Promise<Deletion> {
  return remove<Deletion>(access);
}

async function remove<T = void>(access: Access, what = ""): Promise<T> {
  const { token } = await fetchToken(access);
  const headers = { Authorization: `Bearer ${token}` };
  const url = [access.server, "v1/rooms", access.room, what].filter(Boolean).join("/");
  return ask<T>(url, { method: "DELETE", headers });
}

/** The token of a device, fetched anew before it is too old. */
export class Tokens {
  #access: Access | HostAccess;
  #token = "";
  #until = 0;

  constructor(access: Access | HostAccess) {
    this.#access = access;
  }

  /** A token that lives on for a while. Throws `RefusedError`: `forbidden` means that the device may not join. */
  async get(): Promise<string> {
    if (Date.now() < this.#until) return this.#token;
    const from = this.#access;
    const { token, expires_in } = "token" in from ? await hostToken(from) : await fetchToken(from, 1); // who connects tries again anyway
    this.#token = token;
    this.#until = Date.now() + expires_in * 1000 - SPARE;
    return token;
  }

  /** Forgets it. */
  drop(): void {
    this.#until = 0;
  }
}

/** Which commands of a hub are lasting; remembered on the device. */
export class Lasting {
  #server: string;
  #names: Set<string> | undefined;

  constructor(server: string) {
    this.#server = server;
    const kept = remembered(`samesky/lasting/${server}`).read();
    if (kept !== null) this.#names = new Set(kept.split(" "));
  }

  /** Whether this command is kept until it is answered; undefined while that is not known. */
  has(on: string, cmd: string): boolean | undefined {
    return cmd === "open" || cmd === "close" || this.#names?.has(`${on.split(":", 1)[0]}.${cmd}`);
  }

  /** Asks the hub. Throws `RefusedError`. */
  async load(): Promise<void> {
    const { activities } = await ask<Activities>(`${this.#server}/v1/activities`, {});
    const names = activities.flatMap(({ kind, commands }) =>
      commands.filter(({ lasting }) => lasting).map(({ name }) => `${kind}.${name}`),
    );
    this.#names = new Set(names);
    remembered(`samesky/lasting/${this.#server}`).write(names.join(" "));
  }
}

/** One text that outlives the page, where the browser lets it. */
export function remembered(key: string): { read(): string | null; write(text: string): void } {
  const quietly = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch {
      return otherwise; // no storage here, or it is full: memory has to do
    }
  };
  return {
    read: () => quietly(() => localStorage.getItem(key), null),
    write: (text) => quietly(() => localStorage.setItem(key, text), undefined),
  };
}

/** What kind of device this is, as others of the same member call it. */
function deviceKind(): string {
  return globalThis.matchMedia?.("(pointer: coarse)").matches ? "phone" : "browser";
}

/** Where this device is and what it speaks. */
export function locale(): { tz: string; lang: string } {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { tz: timeZone ?? "", lang: globalThis.navigator?.language ?? locale };
}

function newcomer(name: string): Newcomer {
  return { name, ...locale() };
}

function access(server: string, { room, member, device }: Joined | Created, sealed: boolean): Access {
  return { server, room: room.id, member: member.id, device, ...(sealed ? { sealed } : {}) };
}

function link({ url, expires_at }: InviteLink, key?: string): Invitation {
  return { url: key ? `${url}.${key}` : url, expires_at };
}

function fetchToken({ server, device }: Access, tries = TRIES): Promise<Token> {
  const body: FetchToken = { device };
  return post<Token>(`${server}/v1/token`, body, undefined, tries);
}

async function hostToken(access: HostAccess): Promise<Token> {
  try {
    const token = await access.token();
    return { token, expires_in: lifetime(token) };
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError("unavailable", "The host app gives no token.");
  }
}

/** The seconds for which a token was made; 0 when it does not say, so that it is used once. */
function lifetime(token: string): number {
  try {
    const claims = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { exp, iat } = JSON.parse(atob(claims)) as { exp: unknown; iat: unknown };
    return typeof exp === "number" && typeof iat === "number" ? exp - iat : 0;
  } catch {
    return 0;
  }
}

/** Tried again when the hub is away; the key tells the hub that it is the same request. */
async function post<T>(url: string, body: object, bearer?: string, most = TRIES): Promise<T> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "Idempotency-Key": randomId(),
  };
  if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`;
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask<T>(url, request);
    } catch (error) {
      if (tries === most || !(error instanceof RefusedError) || error.code !== "unavailable") throw error;
      const wait = Math.min(2000, 1000 * (error.retryAfter ?? 0.3 * tries));
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

async function ask<T>(url: string, request: RequestInit): Promise<T> {
  let answer: Response;
  let found: unknown;
  try {
    answer = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE) });
    found = await answer.json().catch(() => undefined);
  } catch {
    throw new RefusedError("unavailable", "The hub cannot be reached.");
  }
  if (answer.ok && (found !== undefined || answer.status === 204)) return found as T;
  const problem = (found ?? {}) as Partial<Problem>;
  const after = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  throw new RefusedError(
    problem.code ?? "unavailable",
    problem.detail ?? `The hub answered ${answer.status}.`,
    {
      path: problem.path,
      retryAfter: problem.retry_after ?? (Number.isNaN(after) ? undefined : after),
    },
  );
}
