// What makes a page an app on a device: its worker, newer versions, and storage that the browser does not clear.

interface Policy {
  createScriptURL(url: string): unknown;
}

const WORKER = "/sw.js";
let waiting: ServiceWorker | undefined;
let asked = false;
/** Made once: a policy of the same name is not made again. */
let policy: Policy | undefined;

/** Tells `newer` when another version of the app is ready to take over. */
export async function install(newer: () => void): Promise<void> {
  if (asked || !("serviceWorker" in navigator) || !isSecureContext) return;
  asked = true;
  const types = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): Policy } })
    .trustedTypes;
  // The page may send `require-trusted-types-for`: then a script's address has to be made by this policy.
  policy ??= types?.createPolicy("samesky", {
    createScriptURL: (url: string) => (url === WORKER ? url : ""),
  });
  const url = policy ? (policy.createScriptURL(WORKER) as string) : WORKER;
  try {
    const found = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
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
