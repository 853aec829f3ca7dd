// The service worker: the app opens without a network, and is never half of one version and half of another.
//
// The page comes from the network where there is one, so that a reload is always the newest; built files have the hash of
// their content in their names and are taken from here first. Nothing of the API or of rooms passes through.

declare const FILES: readonly string[];
declare const VERSION: string;

/** What is used of the scope that a worker runs in; the types of workers and of pages do not go together. */
interface Scope {
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(which: { type: "window"; includeUncontrolled: true }): Promise<Window[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(on: "install" | "activate", run: (event: Waits) => void): void;
  addEventListener(on: "message", run: (event: MessageEvent) => void): void;
  addEventListener(on: "fetch", run: (event: Asked) => void): void;
  addEventListener(on: "push", run: (event: Waits & { data: { json(): unknown } | null }) => void): void;
  addEventListener(
    on: "pushsubscriptionchange",
    run: (event: Waits & { oldSubscription?: PushSubscription | null }) => void,
  ): void;
  addEventListener(
    on: "notificationclick",
    run: (event: Waits & { notification: Notification }) => void,
  ): void;
}
/** A page of ours, or a frame in another's. */
interface Window {
  url: string;
  frameType: string;
  visibilityState: string;
  focus(): Promise<unknown>;
  postMessage(said: unknown): void;
}
/** What a hub sends by push: its own words, never those of people. */
interface Notice {
  title: string;
  body: string;
  path: string;
  tag: string;
  lang: string;
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
  event.waitUntil(lead((event.notification.data as { path?: string } | null)?.path));
});

here.addEventListener("push", (event) => event.waitUntil(tell(event.data)));

// The browser has given its subscription up; what comes in its place is told to the rooms by the next page that opens.
here.addEventListener("pushsubscriptionchange", (event) => {
  const again = async () => {
    const key =
      event.oldSubscription?.options.applicationServerKey ?? (await (await fetch("/v1/push-key")).json()).key;
    await here.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    for (const one of await pages()) one.postMessage("push-renewed");
  };
  event.waitUntil(again());
});

/** The app's pages, not frames in those of others. */
async function pages(): Promise<Window[]> {
  const all = await here.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url, frameType }) => frameType === "top-level" && PAGES.test(new URL(url).pathname));
}

/** A place of a room, if it is one; else where the app begins. */
function placeOf(path: unknown): string {
  return typeof path === "string" && path.startsWith("/r/") && PAGES.test(path) ? path : SHELL;
}

function within(url: string, path: string): boolean {
  return new URL(url).pathname.split("/")[2] === path.split("/")[2];
}

/** Shows a notice; a repeat has the same `tag`, and takes the place of the first. */
async function tell(data: { json(): unknown } | null): Promise<void> {
  let said: Partial<Notice> = {};
  try {
    said = (data?.json() ?? {}) as Partial<Notice>;
  } catch {
    // not from our hub: a browser wants something to be shown all the same
  }
  const path = placeOf(said.path);
  const open = await pages();
  // Who looks at the room is told by its page; browsers want every push to be shown, so it is, for a moment.
  const seen = open.some(({ url, visibilityState }) => visibilityState === "visible" && within(url, path));
  const tag = said.tag || "samesky";
  await here.registration.showNotification(said.title || "Samesky", {
    body: said.body ?? "",
    tag,
    lang: said.lang ?? "",
    icon: "/static/icon-192.png",
    silent: seen,
    data: { path },
  });
  if (!seen) return;
  for (const one of await here.registration.getNotifications({ tag })) one.close();
}

/** To where a notice leads, in a page that is open, best one of that room, or in a new one. */
async function lead(path?: string): Promise<void> {
  const open = await pages();
  const to = placeOf(path);
  const best = open.find(({ url }) => within(url, to)) ?? open[0];
  if (!best) return void (await here.clients.openWindow(to));
  if (path) best.postMessage({ go: to });
  await best.focus();
}

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
