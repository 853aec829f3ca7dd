// Everything that was said in a room, opened on this device, to be taken along: nothing of it goes anywhere else.

import { linesOf } from "../elements/chat-lines.ts";
import { questions } from "../elements/deck.ts";
import { programmes } from "../elements/programmes.ts";
import { Tokens } from "../sdk/door.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Entry, EveningDone } from "../sdk/protocol.d.ts";
import type { Access, Room } from "../sdk/room.ts";
import { language, t } from "../words/words.ts";
import { dayOf } from "./day.ts";
import { eveningParts, eveningTitle } from "./evening-words.ts";
import { answeredIn, learnGuess } from "./guess-kept.ts";
import { memories } from "./memories.ts";
import { nameOf, question, read } from "./read.ts";
import { headNow, toldNow, wholeOf } from "./rows/row.ts";
import { keptOf } from "./rows/rows.ts";

/** Entries asked for at a time, and milliseconds after which a box that does not open is left closed. */
const [PAGE, PATIENCE] = [100, 3000];

/** All entries of the room that its hub gives me, oldest first. */
export async function allOf(room: Room): Promise<readonly Entry[]> {
  while ((await room.page(undefined, PAGE)).more);
  return room.entries;
}

/** One JSON map a line: first the room and its people, then each entry with its words opened. */
export async function asLines(room: Room, entries: readonly Entry[]): Promise<string> {
  const open = await opener(room);
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

/** Markdown to read, day by day in the reader's time zone. */
export async function asPage(room: Room, entries: readonly Entry[], zone?: string): Promise<string> {
  const open = await opener(room);
  const [deck, programmed] = await Promise.all([questions(language()), programmes(language())]);
  // All boxes are opened once, so that what is written below is there.
  for (const { on, by, text, field, writtenAt } of chats(entries))
    if (text) await open(text, on, field, by ?? "", writtenAt);
  const told = memories(entries).reverse();
  if (told.some((one) => one.kind === "hand")) await learnGuess();
  for (const one of told) {
    if (one.kind === "hand")
      for (const [who, box] of Object.entries(one.hand.notes))
        await open(box, one.on, `answer.note/${one.hand.hand}`, who);
    if (one.kind === "told") {
      await one.kept.learn?.();
      for (const { who, box, field, old } of wholeOf(one.kept))
        await open(box, one.on, field, who, old ? undefined : one.at);
    }
    if (one.kind === "evening") {
      const { title, segments, by } = one.entry.body as unknown as EveningDone;
      if (title) await open(title, one.on, "plan.title", by);
      for (const part of segments) if (part.title) await open(part.title, one.on, "plan.segments", by);
    }
    if (one.kind === "thanks")
      for (const [who, box] of Object.entries(one.thanks))
        await open(box, one.on, `thank.text/${one.page}`, who);
    if (one.kind !== "answers") continue;
    const { text, text_by } = (one.entries[0]?.body ?? {}) as { text?: Uint8Array | null; text_by?: string };
    if (text) await open(text, one.on, "bring.cards", text_by ?? "", one.at);
    for (const [who, box] of Object.entries(one.answers))
      await open(box, one.on, `answer.text/${one.card}`, who);
  }
  const hour = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(zone ? { timeZone: zone } : {}),
  });
  const names = Object.values(room.members).map((one) => one.name);
  const lines = [`# ${marked(room.card.name || names.join(", "))}`];
  let day = "";
  for (const one of told) {
    if (one.kind === "erased" || (one.kind === "line" && !one.line.text)) continue;
    if (dayOf(one.at, zone) !== day) {
      day = dayOf(one.at, zone);
      lines.push("", `## ${day}`, "");
    }
    const time = hour.format(one.at * 1000);
    if (one.kind === "line") {
      const { by, text, field, writtenAt } = one.line;
      lines.push(
        `- ${time} **${marked(nameOf(room, by))}:** ${marked(read(room, text, one.on, field, by ?? "", writtenAt))}`,
      );
    } else if (one.kind === "told") {
      const named = headNow(room, one.entry, one.kept, (who) => nameOf(room, who));
      lines.push(
        `- ${time} *${marked(named)}* ${marked(one.kept.lead?.((who) => nameOf(room, who)) ?? "")}`.trim(),
      );
      for (const each of one.kept.told) {
        const who = marked(nameOf(room, each.who)) + (each.to ? ` → ${marked(nameOf(room, each.to))}` : "");
        lines.push(`  - **${who}:**${long(toldNow(room, one.entry, each))}`);
      }
    } else if (one.kind === "hand") {
      lines.push(`- ${time} *${marked(deck[one.hand.card] ?? t("kept-question"))}*`);
      for (const { who, answer, guesses } of answeredIn(room, one.hand)) {
        lines.push(`  - **${marked(nameOf(room, who))}:** ${marked(answer)}`);
        for (const { who: by, guess } of guesses)
          lines.push(`    - ${marked(t("guess-guessed", { name: nameOf(room, by) }))}: ${marked(guess)}`);
      }
    } else if (one.kind === "evening") {
      lines.push(`- ${time} *${marked(eveningTitle(room, one.entry, programmed))}*`);
      for (const { title, minutes } of eveningParts(room, one.entry, programmed))
        lines.push(`  - ${marked(title)} (${t("evening-minutes", { n: minutes })})`);
    } else {
      const thanks = one.kind === "thanks";
      const [said, field] = thanks
        ? [one.thanks, `thank.text/${one.page}`]
        : [one.answers, `answer.text/${one.card}`];
      const head = thanks ? t("gratitude-name") : question(one.entries[0], room, deck);
      lines.push(`- ${time} *${marked(head)}*`);
      for (const [who, box] of Object.entries(said))
        lines.push(`  - **${marked(nameOf(room, who))}:** ${marked(read(room, box, one.on, field, who))}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** The sealed file of the room, of which another hub makes the room anew. */
export async function sealedFile(access: Access): Promise<Blob> {
  const token = await new Tokens(access).get();
  const answer = await fetch(`${access.server}/v1/rooms/${access.room}/export`, {
    headers: { Authorization: `Bearer ${token}` },
  }).catch(() => undefined);
  if (!answer?.ok)
    throw new RefusedError(answer?.status === 429 ? "too_fast" : "unavailable", t("refused-unavailable"));
  return answer.blob();
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

function chats(entries: readonly Entry[]) {
  const ons = new Set(entries.filter((one) => one.on.split(":")[0] === "chat").map((one) => one.on));
  return [...ons].flatMap((on) => linesOf(entries, on).map((line) => ({ ...line, on })));
}

type Open = (box: Uint8Array, on: string, field: string, by: string, at?: number) => Promise<string>;

/** Opens boxes, and waits where that takes a moment. */
async function opener(room: Room): Promise<Open> {
  return (box, on, field, by, at) =>
    new Promise((resolve) => {
      const done = (text: string) => {
        off();
        clearTimeout(late);
        resolve(text);
      };
      const look = () => {
        const { text, trouble } = room.unseal(box, on, field, by, at);
        if (text !== undefined || trouble) done(text ?? t(`sealed-${trouble ?? "locked"}`));
      };
      const off = room.on("words", look);
      const late = setTimeout(() => done(t("sealed-locked")), PATIENCE);
      look();
    });
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
    const who = activity === "questions" ? /^answers\.(.+)$/.exec(path)?.[1] : undefined;
    const held = activity === "guess" ? /^notes\.(.+)$/.exec(path)?.[1] : undefined;
    if (held) return [`answer.note/${body.hand}`, held];
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
