// The service worker: the app opens without a network, and is never half of one version and half of another.
//
// The page comes from the network where there is one, so that a reload is always the newest; built files have the hash of
// their content in their names and are taken from here first. Nothing of the API or of rooms passes through.

declare const FILES: readonly string[];
declare const VERSION: string;

/** What is used of the scope that a worker runs in; the types of workers and of pages do not go together. */
interface Scope {
  location: Location;
  clients: {
    claim(): Promise<void>;
    matchAll(which: { type: "window" }): Promise<{ focus(): Promise<unknown> }[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(on: "install" | "activate", run: (event: Waits) => void): void;
  addEventListener(on: "message", run: (event: MessageEvent) => void): void;
  addEventListener(on: "fetch", run: (event: Asked) => void): void;
  addEventListener(
    on: "notificationclick",
    run: (event: Waits & { notification: Notification }) => void,
  ): void;
}
interface Waits {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const here = globalThis as unknown as Scope;
const CACHE = `samesky-${VERSION}`;
const SHELL = "/";
/** Milliseconds for which a line that says nothing is waited for. */
const PATIENCE = 4000;
/** The addresses that are the one page of the app. */
const PAGES = /^\/(?:|new|j|try|r\/.*)$/;
const HASHED = /^\/static\/.+-[A-Z0-9]{8}\.[a-z0-9.]+$/;

here.addEventListener("install", (event) => {
  const fresh = [SHELL, ...FILES].map(
    (url) => new Request(url, { cache: HASHED.test(url) ? "default" : "reload" }),
  );
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)));
});

here.addEventListener("activate", (event) => {
  const drop = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("samesky-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await here.clients.claim();
  };
  event.waitUntil(drop());
});

// The page asks for it when the person does: nobody is reloaded while they write.
here.addEventListener("message", (event) => {
  if (event.data === "take-over") void here.skipWaiting();
});

here.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== here.location.origin) return;
  if (request.mode === "navigate" && PAGES.test(url.pathname)) event.respondWith(page(request));
  else if (HASHED.test(url.pathname)) event.respondWith(file(request));
  else if (FILES.includes(url.pathname)) event.respondWith(fetch(request).catch(() => kept(url.pathname)));
});

here.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const show = async () => {
    const [open] = await here.clients.matchAll({ type: "window" });
    await (open ? open.focus() : here.clients.openWindow("/"));
  };
  event.waitUntil(show());
});

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status < 500) return answer;
  } catch {
    // out of reach
  }
  return kept(SHELL);
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

async function kept(url: string): Promise<Response> {
  return (await caches.match(url)) ?? Response.error();
}
