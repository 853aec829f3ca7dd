// A partner who uses the web SDK: says each line of stdin, and tells how it stands in lines of JSON.
// Usage: web_partner.mjs SDK SERVER SECRET

import { createInterface } from "node:readline";

const [sdk, server, secret] = process.argv.slice(2);
const { joinRoom, openRoom } = await import(sdk);
const tell = (value) => console.log(JSON.stringify(value));

const room = openRoom(await joinRoom(server, secret, { name: "Webb" }));
const boxed = (line) => new Uint8Array([0, ...new TextEncoder().encode(line)]);
room.on("connection", (connection) => tell({ connection }));
room.on("change", ({ seq }) => {
  const lines = room.entries.filter((entry) => entry.kind === "line");
  tell({ seq, lines: lines.map((entry) => new TextDecoder().decode(entry.body.text.slice(1))) });
});
for await (const line of createInterface({ input: process.stdin })) {
  tell({ said: await room.do("chat", "say", { text: boxed(line) }) });
}
