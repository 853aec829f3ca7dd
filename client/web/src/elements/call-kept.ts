// What a page remembers of the call it is in, so that it comes back into it when it is loaded anew.

/** The call, and what was open. */
export interface KeptCall {
  call: string;
  camera: boolean;
  mic: boolean;
}

const place = (device: string, on: string) => `samesky-call:${device}:${on}`;

/** What this tab remembers of a device in a call; nothing where its storage is closed to frames. */
export function keptCall(device: string, on: string): KeptCall | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(place(device, on)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it for this tab; undefined: forgets. */
export function keepCall(device: string, on: string, kept: KeptCall | undefined): void {
  try {
    if (kept) sessionStorage.setItem(place(device, on), JSON.stringify(kept));
    else sessionStorage.removeItem(place(device, on));
  } catch {
    // After a reload one comes in again by hand.
  }
}
