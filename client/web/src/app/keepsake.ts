// Everything that was said in a room, opened on this device, to be taken along: nothing of it goes anywhere else.

import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { dayOf } from "./day.ts";
import { memories } from "./memories.ts";
import { idsOf, opener, piecesOf } from "./pieces.ts";
import { nameOf } from "./read.ts";
import { wholeOf } from "./rows/row.ts";
import { keptOf } from "./rows/rows.ts";

/** Entries asked for at a time. */
const PAGE = 100;

/** All entries of the room that its hub gives me, oldest first. */
export async function allOf(room: Room): Promise<readonly Entry[]> {
  while ((await room.page(undefined, PAGE)).more);
  return room.entries;
}

/** One JSON map a line: first the room and its people, then each entry with its words opened. */
export async function asLines(room: Room, entries: readonly Entry[]): Promise<string> {
  const open = opener(room);
  const members = Object.fromEntries(
    Object.entries(room.members).map(([id, { name, tz }]) => [id, { name, tz }]),
  );
  const { id, kind, name } = room.card;
  const whole = await Promise.all(
    entries.map(async (entry) => {
      const { id, at, on, kind, by, body } = entry;
      const fields = fieldsOf({ on, kind, body: body ?? {} });
      const found = keptOf(entry);
      const kept = found ? wholeOf(found) : [];
      const opened = await bodyOf(body ?? {}, async (path, box) => {
        const told = kept.find((one) => one.box === box);
        if (told) return open(box, on, told.field, told.who, told.old ? undefined : at);
        const [field, who] = fields(path);
        // When the titles of an evening, or thanks, were sealed is not known.
        return field
          ? open(
              box,
              on,
              field,
              who ?? by ?? "",
              /^(plan\.|thank\.|answer\.note)/.test(field) ? undefined : at,
            )
          : undefined;
      });
      return { id, at, on, kind, by: by ?? null, body: opened };
    }),
  );
  return [{ room: { id, kind, name: name ?? "" }, members }, ...whole]
    .map((one) => `${JSON.stringify(one)}\n`)
    .join("");
}

/** The entries of those memories of which one is kept; all, where nobody chose. */
export function chosen(entries: readonly Entry[], kept?: ReadonlySet<string>): readonly Entry[] {
  if (!kept) return entries;
  const ids = new Set(
    memories(entries).flatMap((one) => (idsOf(one).some((id) => kept.has(id)) ? idsOf(one) : [])),
  );
  return entries.filter(({ id }) => ids.has(id));
}

/** Markdown to read, day by day in the reader's time zone. */
export async function asPage(room: Room, entries: readonly Entry[], zone?: string): Promise<string> {
  const hour = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(zone ? { timeZone: zone } : {}),
  });
  const names = Object.values(room.members).map((one) => one.name);
  const lines = [`# ${marked(room.card.name || names.join(", "))}`];
  let day = "";
  for (const one of await piecesOf(room, entries)) {
    if (dayOf(one.at, zone) !== day) {
      day = dayOf(one.at, zone);
      lines.push("", `## ${day}`, "");
    }
    const head = [one.head, one.title].filter(Boolean).join(" · ");
    const said = one.said.map(({ who, to, as, words }) => {
      const name = marked(as ?? nameOf(room, who)) + (to ? ` → ${marked(nameOf(room, to))}` : "");
      return `**${name}:**${long(words)}`;
    });
    const time = hour.format(one.at * 1000);
    if (head)
      lines.push(
        `- ${time} *${marked(head)}* ${marked(one.lead)}`.trim(),
        ...said.map((line) => `  - ${line}`),
      );
    else lines.push(...said.map((line) => `- ${time} ${line}`));
    for (const { title, minutes } of one.parts)
      lines.push(`  - ${marked(title)} (${t("evening-minutes", { n: minutes })})`);
  }
  return `${lines.join("\n")}\n`;
}

/** Hands a file to the person. */
export function download(ending: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = Object.assign(document.createElement("a"), {
    href: url,
    download: `samesky-${dayOf(Date.now() / 1000)}.${ending}`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Which field a box of an entry was sealed for, and by whom, by its place in the body. */
function fieldsOf({
  on,
  kind,
  body,
}: {
  on: string;
  kind: string;
  body: Record<string, unknown>;
}): (path: string) => [string?, string?] {
  const activity = on.split(":")[0];
  return (path) => {
    if (activity === "chat" && path === "text") {
      if (kind === "edited") return [`edit.text/${body.line}`];
      return [body.reply === undefined || body.reply === null ? "say.text" : `say.text/${body.reply}`];
    }
    if (activity === "questions" && path === "text") return ["bring.cards", String(body.text_by ?? "")];
    const thanked = activity === "gratitude" ? /^thanks\.(.+)$/.exec(path)?.[1] : undefined;
    if (thanked) return [`thank.text/${body.page}`, thanked];
    const held = activity === "guess" ? /^notes\.(.+)$/.exec(path)?.[1] : undefined;
    if (held) return [`answer.note/${body.hand}`, held];
    const who = activity === "questions" ? /^answers\.(.+)$/.exec(path)?.[1] : undefined;
    if (activity === "evening") {
      const field =
        path === "title" ? "plan.title" : /^segments\.\d+\.title$/.test(path) ? "plan.segments" : undefined;
      return field ? [field, String(body.by ?? "")] : [];
    }
    return who ? [`answer.text/${body.card}`, who] : [];
  };
}

/** A body as plain JSON; what nobody here knows how to open stays sealed, as base64. */
async function bodyOf(
  value: unknown,
  open: (path: string, box: Uint8Array) => Promise<string | undefined>,
  path = "",
): Promise<unknown> {
  if (value instanceof Uint8Array) {
    return (
      (await open(path, value)) ?? {
        sealed: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join("")),
      }
    );
  }
  if (Array.isArray(value)) return Promise.all(value.map((one, n) => bodyOf(one, open, `${path}.${n}`)));
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.entries(value).map(async ([key, one]) => [
    key,
    await bodyOf(one, open, path ? `${path}.${key}` : key),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

/** Words in one line; where they have several, as a quotation below. */
function long(words: string): string {
  const parts = words.split(/\r?\n/).map(marked);
  return parts.length === 1 ? ` ${parts[0]}` : parts.map((part) => `\n    > ${part}`.trimEnd()).join("");
}

/** Words of people without what would be a mark of Markdown; a line break would end the list. */
export function marked(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s*\n\s*/g, " / ");
}
