// The way in, through HTTP: make a room, join one, invite, fetch tokens, ask what there is.

import { ask, fetchToken, locale, post } from "./asking.ts";
import { RefusedError } from "./errors.ts";
import { canSeal, keyBytes, newKey, newPair } from "./keyring.ts";
import type {
  Created,
  CreateInvite,
  CreateRoom,
  Deletion,
  InviteLink,
  Join,
  Joined,
  Left,
  Newcomer,
  RoomKind,
} from "./protocol.d.ts";
import type { Access } from "./room.ts";
import { vault } from "./vault.ts";

export { Lasting, remembered, Tokens } from "./asking.ts";

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
 * @param options.keep under what name the vault keeps the room's key; the room's id unless given.
 * @param secret what stands behind `#` in the link; of `SECRET.KEY` only `SECRET` leaves the device.
 * @throws {RefusedError} `insecure` where the room is sealed and this page cannot; the link is not used up then.
 */
export async function joinRoom(
  server: string,
  secret: string,
  options: { name: string; keep?: string },
): Promise<Access> {
  const [opener = "", text = ""] = secret.replace(/^#/, "").split(".");
  // Before the link is used up: a page that cannot seal could neither read nor write in that room.
  const key = text ? keyBytes(text) : undefined;
  if (key && !canSeal()) throw new RefusedError("insecure", "Open this link by https: the room is sealed.");
  const body: Join = { secret: opener, member: newcomer(options.name), device: { kind: deviceKind() } };
  const joined = await post<Joined>(`${server}/v1/join`, body);
  // A link with a key leads to a sealed room, whatever the hub says of it.
  const sealed = key !== undefined || joined.room.sealing === "room-key";
  if (sealed && canSeal())
    await vault().put(options.keep ?? joined.room.id, { key, pair: await newPair(), known: {} });
  return access(server, joined, sealed);
}

/**
 * Makes one more invitation.
 * @param options.seat a member whom it lets back into their seat, with one more device; or oneself.
 * @param options.expires_in seconds.
 * @param options.stay seconds after which who comes leaves by themselves: a guest.
 * @param options.screen for a screen of one's own, which has no voice: with one's own `seat`, and ten minutes at most.
 * @param options.key the room key, where the room is sealed: `room.key`. It goes into the link, not to the hub.
 * @throws {RefusedError} e.g. `full` when every seat is taken.
 */
export async function invite(
  access: Access,
  options: {
    seat?: string;
    expires_in?: number;
    stay?: number;
    screen?: boolean;
    key?: string | undefined;
  } = {},
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

/** What kind of device this is, as others of the same member call it. */
function deviceKind(): string {
  return globalThis.matchMedia?.("(pointer: coarse)").matches ? "phone" : "browser";
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
