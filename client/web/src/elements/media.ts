import type { Opened } from "../sdk/safe.ts";
import { t } from "../words/words.ts";
import { readable } from "./room-element.ts";

/** What is in the queue, as the devices know it and the hub does not. */
export type Media =
  | { url: string; title: string }
  | { file: OwnFile; title: string }
  | { provider: Provider; id: string; title: string };

/** Sites whose videos are played on their own pages, each in one's own account. */
const PROVIDERS = {
  youtube: {
    name: "YouTube",
    known: /^https:\/\/(?:(?:www\.|m\.|music\.)?youtube\.com\/watch\?(?:.*&)?v=|youtu\.be\/)([\w-]{6,20})/,
    page: (id: string, at: number) => `https://www.youtube.com/watch?v=${id}&t=${at}s`,
  },
  vimeo: {
    name: "Vimeo",
    known: /^https:\/\/vimeo\.com\/(\d{4,12})(?:[/?#]|$)/,
    page: (id: string, at: number) => `https://vimeo.com/${id}#t=${at}s`,
  },
} as const;
export type Provider = keyof typeof PROVIDERS;

/** Where to watch it, from a position in seconds, and what the place is called. */
export function placeOf(media: { provider: Provider; id: string }, at = 0): { name: string; page: string } {
  const { name, page } = PROVIDERS[media.provider];
  return { name, page: page(media.id, Math.max(0, Math.floor(at))) };
}

/** What an address of the web stands for: a video of a provider, else what lies at the address itself. */
export function mediaAt(url: string, title: string): Media {
  for (const [provider, { known, name }] of Object.entries(PROVIDERS)) {
    const id = known.exec(url)?.[1];
    if (id) return { provider: provider as Provider, id, title: title || `${name} ${id}` };
  }
  return { url, title: title || nameFrom(url) };
}

/** Each side's own copy: matched by size and fingerprint, never uploaded. */
export interface OwnFile {
  name: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the first and the last MiB, as hex. */
  hash: string;
}

const EDGE = 1 << 20;

/** What to call something in the queue that has no title that can be read. */
export function titleless(opened: Opened): string {
  return opened.text === undefined ? readable(opened) || "…" : t("playlist-unreadable");
}

/** The web address as it is kept, or null where it is none: nothing but http and https is ever played. */
export function webAddress(written: string, base?: string): string | null {
  try {
    const url = new URL(written.trim(), base);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** What to call something that nobody has named: the last part of its address, without its ending. */
export function nameFrom(address: string): string {
  const path = address.split(/[?#]/)[0] ?? "";
  const last = path.split("/").filter(Boolean).at(-1) ?? address;
  let words = last;
  try {
    words = decodeURIComponent(last);
  } catch {
    // a stray % is part of the name
  }
  return (
    words
      .replace(/\.[a-z0-9]{2,4}$/i, "")
      .replace(/[_-]+/g, " ")
      .trim() || address
  );
}

/** What stands in a box, once it is open: an address or JSON; null for what this version cannot play. */
export function mediaOf(words: string | undefined): Media | null {
  if (words === undefined) return null;
  // A bare address is enough: that is how one adds from a terminal or a program.
  const bare = webAddress(words);
  let found: Partial<Record<"url" | "title" | "provider" | "id", unknown>> & { file?: Partial<OwnFile> };
  try {
    found = bare ? { url: bare } : JSON.parse(words);
  } catch {
    return null;
  }
  if (!found || typeof found !== "object") return null;
  const title = typeof found.title === "string" ? found.title : "";
  if (typeof found.url === "string") {
    const url = webAddress(found.url);
    return url === null ? null : mediaAt(url, title);
  }
  if (typeof found.provider === "string" && typeof found.id === "string") {
    if (!Object.hasOwn(PROVIDERS, found.provider) || !/^[\w-]{1,64}$/.test(found.id)) return null;
    const provider = found.provider as Provider;
    return { provider, id: found.id, title: title || `${PROVIDERS[provider].name} ${found.id}` };
  }
  const { name, size, hash } = found.file ?? {};
  if (typeof name !== "string" || typeof size !== "number" || typeof hash !== "string") return null;
  return { file: { name, size, hash }, title: title || nameFrom(name) };
}

/** The fingerprint of a file; reads two MiB of it at most. Needs a secure context. */
export async function fingerprint(file: File): Promise<OwnFile> {
  const ends = [file.slice(0, EDGE), file.slice(Math.max(0, file.size - EDGE))];
  const bytes = await new Blob(ends).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name: file.name, size: file.size, hash: hex };
}

const chosen = new Map<string, string>();

/** Remembers this device's copy until the page closes; gives its fingerprint. */
export async function choose(file: File): Promise<OwnFile> {
  const found = await fingerprint(file);
  const key = `${found.size} ${found.hash}`;
  if (!chosen.has(key)) chosen.set(key, URL.createObjectURL(file));
  return found;
}

/** Lets another file stand for one that was put into the queue, on this device: a copy that is not the same. */
export function stand(file: OwnFile, copy: File): void {
  chosen.set(`${file.size} ${file.hash}`, URL.createObjectURL(copy));
}

/** Where this device's copy can be played from; undefined when it has not been chosen here. */
export function copyOf(file: OwnFile): string | undefined {
  return chosen.get(`${file.size} ${file.hash}`);
}

/** The length of something in seconds, asked of the browser; undefined when it does not say within `patience` ms. */
export async function lengthOf(address: string, patience = 4000): Promise<number | undefined> {
  const probe = document.createElement("video");
  probe.preload = "metadata";
  const length = await new Promise<number>((done) => {
    const timer = setTimeout(done, patience, Number.NaN);
    const end = () => {
      clearTimeout(timer);
      done(probe.duration);
    };
    probe.addEventListener("loadedmetadata", end, { once: true });
    probe.addEventListener("error", end, { once: true });
    probe.src = address;
  });
  probe.removeAttribute("src");
  probe.load();
  return Number.isFinite(length) && length > 0 && length <= 86400 ? length : undefined;
}
