/** Where the address leads. */
export type Route =
  | { to: "door"; founder?: string }
  | { to: "join"; secret: string }
  | { to: "try" }
  | { to: "screen"; code: string }
  | ({ to: "room"; room: string } & Where);

/** What of a room is seen: `tonight`, `together`, `kept`, `room`, or an activity, maybe one of several by name. */
export interface Where {
  view: string;
  /** Of an instance: `2` for `timer:2`; empty for the first. */
  name: string;
}

/** Instances that are seen in the view of another kind: notices name what they are about. */
const WITHIN: Record<string, string> = { rituals: "evening" };

/** Where a room is entered. */
export const HOME: Where = { view: "tonight", name: "" };

/** Reads a path and its fragment: `/`, `/new#FOUNDER`, `/j#SECRET`, `/try`, `/screen`, `/screen#DIGITS`, `/r/ROOM`, `/r/ROOM/timer/2`. */
export function routeOf(path: string, hash: string): Route {
  const secret = hash.replace(/^#/, "");
  const [, room, view, name] =
    /^\/r\/([A-Za-z0-9_-]+)(?:\/([a-z]+)(?:\/([A-Za-z0-9_-]+))?)?\/?$/.exec(path) ?? [];
  if (room) return { to: "room", room, view: WITHIN[view ?? ""] ?? view ?? HOME.view, name: name ?? "" };
  if (/^\/j\/?$/.test(path)) return { to: "join", secret };
  if (/^\/try\/?$/.test(path)) return { to: "try" };
  if (/^\/screen\/?$/.test(path)) return { to: "screen", code: /^[0-9]{6}$/.test(secret) ? secret : "" };
  return { to: "door", ...(path.startsWith("/new") && secret ? { founder: secret } : {}) };
}

/** The address of a place in a room. */
export function addressOf(room: string, { view, name }: Where): string {
  const parts = view === HOME.view && !name ? [] : [view, name].filter(Boolean);
  return ["/r", room, ...parts].join("/");
}
