/** Where the address leads. */
export type Route =
  | { to: "door"; founder?: string }
  | { to: "join"; secret: string }
  | { to: "room"; room: string };

/** Reads a path and its fragment: `/`, `/new#FOUNDER`, `/j#SECRET`, `/r/ROOM`. */
export function routeOf(path: string, hash: string): Route {
  const secret = hash.replace(/^#/, "");
  const room = /^\/r\/([A-Za-z0-9_-]+)\/?$/.exec(path)?.[1];
  if (room) return { to: "room", room };
  if (/^\/j\/?$/.test(path)) return { to: "join", secret };
  return { to: "door", ...(path.startsWith("/new") && secret ? { founder: secret } : {}) };
}
