// A host app in Node without dependencies: it has users of its own, serves a page, and signs tokens for their rooms.
//
//   node server.mjs [PORT [PAGE.html]]
//
// Its users have no passwords: where it asks who you are, an app of yours would ask for one.

import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const hub = process.env.HUB ?? "http://127.0.0.1:8080";
const issuers = process.env.ISSUERS ?? join(here, "issuers.toml");

/** What this app knows: the name of each user, and the rooms where they belong. */
const USERS = {
  ana: { name: "Ana", rooms: ["flat"] },
  ben: { name: "Ben", rooms: ["flat"] },
  eve: { name: "Eve", rooms: ["attic"] },
};
const LOGIN = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A host app</title><h1>Who are you?</h1>
<form method="post" action="/login">
  ${Object.entries(USERS).map(([user, { name }]) => `<button name="user" value="${user}">${name}</button>`).join(" ")}
</form></html>`;
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };

// ------------------------------------------------------------------------------------------ tokens

if (!existsSync(issuers)) {
  const secret = randomBytes(32).toString("base64");
  const text = `[[issuer]]
id = "host-app-node"
audience = "hub-of-the-example"

[[issuer.keys]]
kid = "host-app-node-1"
alg = "HS256"
secret = "${secret}"
`;
  writeFileSync(issuers, text, { mode: 0o600 });
}
const secret = Buffer.from(/^secret = "(.+)"$/m.exec(readFileSync(issuers, "utf8"))[1], "base64");

/** A token of ten minutes for one user, room and device. */
function tokenFor(user, room, device) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const who = { sub: user, name: USERS[user].name, room, device, iat: now, exp: now + 600 };
  const claims = { iss: "host-app-node", aud: "hub-of-the-example", ...who };
  const text = `${part({ alg: "HS256", kid: "host-app-node-1" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

// ------------------------------------------------------------------------------------------ requests

const sessions = new Map();

const body = async (request) => {
  let text = "";
  for await (const chunk of request) if ((text += chunk).length > 10_000) throw new Error("too long");
  return text;
};

async function answer(request, page) {
  const { pathname } = new URL(request.url, "http://app");
  const user = sessions.get(/session=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1]);
  if (request.method === "POST" && pathname === "/login") {
    const asked = new URLSearchParams(await body(request)).get("user");
    if (!Object.hasOwn(USERS, asked ?? "")) return { status: 403, text: "There is no such user." };
    const session = randomBytes(18).toString("base64url");
    sessions.set(session, asked);
    return { status: 303, headers: { Location: "/", "Set-Cookie": `session=${session}; HttpOnly; SameSite=Strict` } };
  }
  // A token is for the user who asks, and for a room where they belong: the page has no say in the first.
  if (request.method === "POST" && pathname === "/room-token") {
    const { room, device } = JSON.parse(await body(request));
    if (!user || !USERS[user].rooms.includes(room)) return { status: 403, text: "Not you." };
    const made = { server_url: hub, participant_token: tokenFor(user, room, String(device ?? "page").slice(0, 64)) };
    return { headers: { "Content-Type": "application/json" }, text: JSON.stringify(made) };
  }
  if (!user) return { headers: { "Content-Type": TYPES[".html"] }, text: LOGIN };
  // The page, and what lies beside it.
  const name = pathname === "/" ? page : join(dirname(page), pathname.slice(1));
  const type = TYPES[extname(name)];
  if (!type || !resolve(name).startsWith(dirname(page) + sep) || !existsSync(name)) return { status: 404, text: "Nothing." };
  const text = (await readFile(name, "utf8")).replaceAll("http://127.0.0.1:8080", hub);
  return { headers: { "Content-Type": type }, text };
}

const [port = "8090", page = join(here, "../plain/index.html")] = process.argv.slice(2);
createServer(async (request, response) => {
  const { status = 200, headers = {}, text = "" } = await answer(request, resolve(page)).catch(() => ({ status: 400 }));
  response.writeHead(status, { "Cache-Control": "no-store", ...headers }).end(text);
}).listen(Number(port), "127.0.0.1", () => {
  console.log(`samesky serve --issuers ${issuers} --allowed-origins http://127.0.0.1:${port}`);
  console.log(`then open http://127.0.0.1:${port} in two browsers`);
});
