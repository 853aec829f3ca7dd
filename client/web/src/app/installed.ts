// What makes a page an app on a device: its worker, newer versions, and storage that the browser does not clear.

import { scriptAddress } from "../elements/addresses.ts";

const WORKER = "/sw.js";
let waiting: ServiceWorker | undefined;
let asked = false;

/** Tells `newer` when another version of the app is ready to take over. */
export async function install(newer: () => void): Promise<void> {
  if (asked || !("serviceWorker" in navigator) || !isSecureContext) return;
  asked = true;
  try {
    const found = await navigator.serviceWorker.register(scriptAddress(WORKER), { updateViaCache: "none" });
    const ready = (worker: ServiceWorker | null) => {
      // The first one has nothing to replace.
      if (!worker || !navigator.serviceWorker.controller) return;
      waiting = worker;
      newer();
    };
    ready(found.waiting);
    found.addEventListener("updatefound", () => {
      const worker = found.installing;
      worker?.addEventListener("statechange", () => worker.state === "installed" && ready(worker));
    });
  } catch {
    asked = false; // out of reach: with the next room
  }
}

/** Lets the newer version take over and loads the page anew: only ever called by a tap. */
export function takeNewer(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take-over");
}

/** Asks the browser not to clear the keys of rooms by itself; it asks nobody or says no. */
export function keepForGood(): void {
  void navigator.storage?.persist?.().catch(() => false);
}
