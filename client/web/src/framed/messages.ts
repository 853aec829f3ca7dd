// What a framed room and the page around it say to each other; docs/embed.md says it for people.

/** Every message names the version of this exchange. */
export const VERSION = 1;

/** What a frame can show, in the order in which it does unless told otherwise. */
export const SHOWS = [
  "sky",
  "evening",
  "rituals",
  "questions",
  "timer",
  "player",
  "playlist",
  "chat",
  "reactions",
] as const;
/** What it shows when it is asked to. */
const MORE = ["call"] as const;
export type Usual = (typeof SHOWS)[number];
export type Show = Usual | (typeof MORE)[number];

/** What the page around us may ask for. */
export type Asked =
  | { do: "enter"; token: string; key?: string; theme?: string; lang?: string; show: Show[] }
  | { do: "token"; token: string }
  | { do: "command"; id: string; on: string; cmd: string; args: Record<string, unknown> }
  | { do: "leave"; id?: string };

/** What a frame tells; `samesky` is added on the way. */
export type Told =
  | { event: "hello"; room: string }
  | { event: "token" }
  | { event: "ready"; you: string; members: Record<string, { name: string }> }
  | { event: "connection"; state: string }
  | { event: "change"; seq: number; at: number; kinds: string[] }
  | { event: "presence"; member: string; status: string }
  | { event: "refused"; id?: string; code: string; message: string }
  | { event: "done"; id?: string; seq?: number }
  | { event: "ended"; code: number; reason: string };

/** A message as it was meant; undefined for what is none of ours or not whole. */
export function read(data: unknown): Asked | undefined {
  if (!data || typeof data !== "object") return undefined;
  const given = data as Record<string, unknown>;
  if (given.samesky !== VERSION) return undefined;
  const { token, id, on, cmd, args } = given;
  const text = (name: string) =>
    typeof given[name] === "string" && given[name] ? { [name]: given[name] } : {};
  switch (given.do) {
    case "enter":
      if (typeof token !== "string" || !token) return undefined;
      return {
        do: "enter",
        token,
        ...text("key"),
        ...text("theme"),
        ...text("lang"),
        show: Array.isArray(given.show) ? shown(given.show) : [...SHOWS],
      };
    case "token":
      return typeof token === "string" ? { do: "token", token } : undefined;
    case "command":
      if (typeof id !== "string" || typeof on !== "string" || typeof cmd !== "string") return undefined;
      if (args !== undefined && (!args || typeof args !== "object" || Array.isArray(args))) return undefined;
      return { do: "command", id, on, cmd, args: (args ?? {}) as Record<string, unknown> };
    case "leave":
      return { do: "leave", ...(typeof id === "string" ? { id } : {}) };
    default:
      return undefined;
  }
}

/** What of a list can be shown, each once and in the list's order. */
function shown(list: readonly unknown[]): Show[] {
  return [...new Set(list)].filter((one): one is Show =>
    ([...SHOWS, ...MORE] as readonly unknown[]).includes(one),
  );
}
