// Tokens for a room that another page embeds: asked of the page, or of its own server.

import { randomId } from "../sdk/chance.ts";
import { RefusedError } from "../sdk/errors.ts";

/** Milliseconds after which no answer is none. */
const PATIENCE = 10_000;
/** Where this tab keeps its name, so that it is the same device after a reload. */
const DEVICE = "samesky/device";

/** A token for one room, and the hub that it is for, where that was said. */
export interface Ticket {
  token: string;
  server?: string;
}

/** Gives a token for a room as the page names it; `device` names this tab. */
export type GetToken = (room: string, device: string) => Promise<string> | string;

/**
 * Asks the page for a token, or else its server: `POST endpoint {room, device}`, with the page's own cookies.
 * @throws {RefusedError} `forbidden` when there is none for this user, else `unavailable`: ask again later.
 */
export async function ticket(room: string, getToken?: GetToken, endpoint?: string): Promise<Ticket> {
  try {
    if (getToken) return { token: await getToken(room, deviceOf()) };
    return await fetched(endpoint ?? "", room);
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    // A page need not have our class of errors to say that its user may not.
    const code = (error as { code?: unknown } | null)?.code === "forbidden" ? "forbidden" : "unavailable";
    throw new RefusedError(code, "The host app gives no token.");
  }
}

async function fetched(endpoint: string, room: string): Promise<Ticket> {
  const answer = await fetch(endpoint, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ room, device: deviceOf() }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if ([401, 403, 404].includes(answer.status)) {
    throw new RefusedError("forbidden", "The host app gives this user no token.");
  }
  const found = (await answer.json()) as Partial<
    Record<"participant_token" | "token" | "server_url", unknown>
  >;
  const token = found.participant_token ?? found.token;
  if (!answer.ok || typeof token !== "string") throw new RefusedError("unavailable", "No token came.");
  const { server_url: server } = found;
  return typeof server === "string" ? { token, server: server.replace(/\/+$/, "") } : { token };
}

/** This tab's name as a device: kept for reloads where the browser lets it. */
export function deviceOf(): string {
  try {
    const kept = sessionStorage.getItem(DEVICE) ?? randomId();
    sessionStorage.setItem(DEVICE, kept);
    return kept;
  } catch {
    unkept ||= randomId();
    return unkept;
  }
}
let unkept = "";

/** Names user, room and device of a token, under which commands outlive the page; undefined where it does not say. */
export function shelfKeyOf(token: string): string | undefined {
  try {
    const claims = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { iss, sub, room, device } = JSON.parse(atob(claims)) as Record<string, unknown>;
    const parts = [iss, sub, room, device];
    return parts.every((one) => typeof one === "string") ? JSON.stringify(parts) : undefined;
  } catch {
    return undefined;
  }
}
