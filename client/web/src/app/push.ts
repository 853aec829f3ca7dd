// Web push on this device: one subscription of its browser, which each room that may use it is told.

import { ask, remembered } from "../sdk/asking.ts";
import type { NoticesView, PushKey } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { running } from "./installed.ts";

/** Whether notices reach this browser while no page is open, or what is in the way of that. */
export type Reach = "ready" | "insecure" | "install" | "unsupported" | "denied";

const kept = remembered("samesky.push");

/** What is in the way here. */
export function reach(page: typeof globalThis = globalThis): Reach {
  if (!page.isSecureContext) return "insecure";
  if (!("PushManager" in page && "serviceWorker" in page.navigator && "Notification" in page)) {
    // Only iOS says whether it was put on the home screen, and only there has it push.
    return (page.navigator as { standalone?: boolean }).standalone === false ? "install" : "unsupported";
  }
  return page.Notification.permission === "denied" ? "denied" : "ready";
}

/** The rooms that tell this device, and the address that each was given. */
export function rooms(): Record<string, string> {
  try {
    return JSON.parse(kept.read() ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}

/**
 * Asks the person, the browser and then the room; only ever called by a tap.
 *
 * Returns whether the person allowed it. Throws where the push service is out of reach or the room refuses.
 */
export async function tellHere(room: Room, server: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== "granted") return false;
  await subscribe(room, server);
  return true;
}

/** Tells nothing more here. */
export async function tellNoMore(room: Room): Promise<void> {
  await room.do(`notices:${room.you}`, "no_push");
  await letGo(room.card.id);
}

/** Lets go of a room's subscription on this device; of the browser's own, when no other room needs it. */
export async function letGo(room: string): Promise<void> {
  const { [room]: was, ...rest } = rooms();
  if (was === undefined) return;
  kept.write(JSON.stringify(rest));
  if (Object.keys(rest).length === 0) await (await current())?.unsubscribe();
}

/** Brings the room up to date, where it told this device and the browser has another address by now, or the room none. */
export async function renew(room: Room, server: string): Promise<void> {
  const told = rooms()[room.card.id];
  if (told === undefined) return;
  if (reach() !== "ready" || Notification.permission !== "granted") return tellNoMore(room);
  const known = room.state<NoticesView>(`notices:${room.you}`)?.devices.includes(room.device) ?? false;
  const now = await current();
  if (known && now?.endpoint === told) return;
  // The room let it go, since the push service did not know it any more.
  if (!known && now?.endpoint === told) await now.unsubscribe();
  await subscribe(room, server);
}

async function subscribe(room: Room, server: string): Promise<void> {
  const { key } = await ask<PushKey>(`${server}/v1/push-key`, {});
  const worker = await running();
  const how = { userVisibleOnly: true, applicationServerKey: key };
  const made = await worker.pushManager.subscribe(how).catch(async (error) => {
    // One that was made with another hub's key is in the way.
    const old = await worker.pushManager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return worker.pushManager.subscribe(how);
  });
  const { endpoint = "", keys = {} } = made.toJSON();
  await room.do(`notices:${room.you}`, "push", { endpoint, p256dh: keys.p256dh, auth: keys.auth });
  kept.write(JSON.stringify({ ...rooms(), [room.card.id]: endpoint }));
}

async function current(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker?.getRegistration();
  return (await worker?.pushManager?.getSubscription()) ?? null;
}
