// What a room needs of the page around it: clocks, storage, and when it comes back.

import { remembered } from "./asking.ts";
import type { Shelf, Times } from "./pending.ts";
import type { Access, HostAccess } from "./room.ts";

/** Both clocks of the device. */
export function times(): Times {
  return { mono: performance.now() / 1000, wall: Date.now() / 1000 };
}

/** Calls `wake` when the page comes back or the network changes; returns what ends that. In Node, neither ever does. */
export function hook(wake: () => void): () => void {
  if (typeof document === "undefined") return () => {};
  const seen = () => {
    if (document.visibilityState === "visible") wake();
  };
  window.addEventListener("online", wake);
  window.addEventListener("offline", wake);
  window.addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", seen);
  return () => {
    window.removeEventListener("online", wake);
    window.removeEventListener("offline", wake);
    window.removeEventListener("pageshow", wake);
    document.removeEventListener("visibilitychange", seen);
  };
}

/** Where commands without an answer are kept; undefined: nowhere. */
export function shelfOf(access: Access | HostAccess): Shelf | undefined {
  if (!("token" in access)) return remembered(`samesky/pending/${access.room}/${access.device.id}`);
  return access.key === undefined ? undefined : remembered(`samesky/pending/${access.server}/${access.key}`);
}
