// What a page remembers of the call it is in, so that it comes back into it when it is loaded anew.

/** The call, and what was open. */
export interface KeptCall {
  call: string;
  camera: boolean;
  mic: boolean;
}

const place = (room: string, on: string) => `samesky-call:${room}:${on}`;

/** What this tab remembers; nothing where its storage is closed to frames. */
export function keptCall(room: string, on: string): KeptCall | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(place(room, on)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it for this tab; undefined: forgets. */
export function keepCall(room: string, on: string, kept: KeptCall | undefined): void {
  try {
    if (kept) sessionStorage.setItem(place(room, on), JSON.stringify(kept));
    else sessionStorage.removeItem(place(room, on));
  } catch {
    // After a reload one comes in again by hand.
  }
}
