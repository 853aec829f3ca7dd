// What makes a page an app on a device: its worker, newer versions, and storage that the browser does not clear.

import { scriptAddress } from "../elements/addresses.ts";

const WORKER = "/sw.js";
let waiting: ServiceWorker | undefined;
let looks = false;
let asked: Promise<ServiceWorkerRegistration> | undefined;

/** Tells `newer` when another version of the app is ready to take over. */
export async function install(newer: () => void): Promise<void> {
  if (looks || !("serviceWorker" in navigator) || !isSecureContext) return;
  looks = true;
  try {
    const found = await registered();
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
    looks = false; // out of reach: with the next room
  }
}

/**
 * The worker, once it runs. Before it first does it fetches the whole app, however long that takes on a slow line.
 *
 * Throws where the browser does not get it.
 */
export async function running(): Promise<ServiceWorkerRegistration> {
  const found = await registered();
  const coming = found.installing ?? found.waiting;
  if (found.active || !coming) return found;
  return new Promise((done, refuse) => {
    const look = () => {
      if (found.active) done(found);
      else if (coming.state === "redundant") refuse(new Error("The worker could not be installed."));
    };
    coming.addEventListener("statechange", look);
    look();
  });
}

function registered(): Promise<ServiceWorkerRegistration> {
  asked ??= navigator.serviceWorker
    .register(scriptAddress(WORKER), { updateViaCache: "none" })
    .catch((error) => {
      asked = undefined;
      throw error;
    });
  return asked;
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
