// What a queue can do besides: order by hand, what was seen, what comes by chance, a name. A page loads it with the
// first queue that it shows.

import { html, nothing, type TemplateResult } from "lit";
import type { Entry, Item, Playlist } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore, spoken, t } from "../words/words.ts";
import { coming } from "./coming.ts";
import { clockFace } from "./digits.ts";
import { drag } from "./drags.ts";
import { icon } from "./drawn.ts";
import { hush } from "./hush.ts";
import { mediaOf, titleless } from "./media.ts";
import { watchWords } from "./watch-words.ts";

/** Seconds for which what was taken out can be put back. */
const FRESH = 120;
/** Seconds from which on something goes on where it was left, as the rule has it. */
const LONG = 600;
const REPEATS = ["off", "all", "one"] as const;

/** The queue as its element has it. */
export interface Queue {
  room: Room;
  on: string;
  queue: Playlist;
  root: ParentNode;
  /** The item about which more is shown; empty for none. */
  open: string;
  /** What was said of the last move. */
  moved: string;
  ask(cmd: string, args: Record<string, unknown>): Promise<boolean>;
  /** Seals words for a command and sends it. */
  say(cmd: string, field: string, words: string): Promise<boolean>;
  name(member: string): string;
  title(item: Item): string;
  /** Shows more about an item, or what was moved. */
  show(what: { open?: string; moved?: string }): void;
}

/** Its words are here. */
export function learned(): Promise<void> {
  return learnMore(watchWords);
}

/** Where an item stands: what comes as number one comes next; with a handle to move it. */
export function place(of: Queue, item: Item): TemplateResult {
  const at = coming(of.queue).indexOf(item) + 1;
  const title = of.title(item);
  const hold = (event: PointerEvent) => {
    const rows = [...of.root.querySelectorAll<HTMLElement>(".item")];
    const row = rows.find((one) => one.dataset.item === item.id);
    if (row) drag(event, row, rows, (to) => void put(of, item, to));
  };
  const key = async (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    await step(of, item, by);
    handle.focus();
  };
  return html`<button class="iconb n num drag" type="button" data-testid="playlist-drag"
    @pointerdown=${hold} @keydown=${key}>${item.id === of.queue.current ? icon("play", true) : at || icon("grip", true)}<span class="hide">${t("playlist-drag", { title })}</span></button>`;
}

/** What is known of an item besides: where it goes on, that it was seen. */
export function about(of: Queue, item: Item): string {
  const found = [];
  if (item.left_at && (item.length ?? item.left_at) >= LONG && item.id !== of.queue.current)
    found.push(t("playlist-goes-on", { time: clockFace(item.left_at) }));
  if (item.seen_at) found.push(t("playlist-seen", { date: day(item.seen_at) }));
  return found.map((one) => ` · ${one}`).join("");
}

/** What can be done with an item: to want it, to play it, and, where that is asked for, more. */
export function acts(of: Queue, item: Item, title: string): TemplateResult {
  const mine = item.votes.includes(of.room.you);
  const vote = () => of.ask("vote", { item: item.id, up: !mine });
  const open = of.open === item.id;
  return html`
    <button class="iconb num" type="button" aria-pressed=${String(mine)} data-testid="playlist-vote" @click=${vote}
      aria-label=${item.votes.length ? `${t("playlist-vote", { title })}, ${t("playlist-wants", { n: item.votes.length })}` : t("playlist-vote", { title })}>
      ${icon("up")}${item.votes.length || nothing}</button>
    ${
      item.id === of.queue.current
        ? nothing
        : html`<button class="iconb" type="button" data-testid="playlist-play" aria-label=${t("playlist-play", { title })}
            @click=${() => plays(of, item)}>${icon("play")}</button>`
    }
    <button class="iconb" type="button" data-testid="playlist-more" aria-expanded=${String(open)}
      aria-label=${t("playlist-more", { title })} @click=${() => of.show({ open: open ? "" : item.id })}>${icon("dots")}</button>
    ${open ? further(of, item) : nothing}
  `;
}

function plays(of: Queue, item: Item): void {
  void hush(of.room, of.on.replace("playlist", "player"));
  void of.ask("play", { item: item.id });
}

function further(of: Queue, item: Item): TemplateResult {
  const n = of.queue.items.indexOf(item);
  const act = (testid: string, words: string, run: () => unknown, off = false) =>
    html`<button class="btn quiet small" part="quiet" type="button" data-testid=${testid} ?disabled=${off} @click=${run}>${words}</button>`;
  const anew = async () => {
    if (await of.ask("left", { item: item.id, position: 0 })) plays(of, item);
  };
  return html`<div class="row tight acts">
    ${act("playlist-up", t("playlist-up"), () => step(of, item, -1), n === 0)}
    ${act("playlist-down", t("playlist-down"), () => step(of, item, 1), n === of.queue.items.length - 1)}
    ${item.left_at ? act("playlist-anew", t("playlist-anew"), anew) : nothing}
    ${act("playlist-seen", t(item.seen_at ? "playlist-seen-no" : "playlist-seen-yes"), () => of.ask("seen", { item: item.id, yes: !item.seen_at }))}
    ${act("playlist-remove", t("playlist-out"), () => of.ask("remove", { item: item.id }))}
  </div>`;
}

async function put(of: Queue, item: Item, to: number): Promise<void> {
  const before = of.queue.items.filter((one) => one !== item)[to]?.id;
  if (await of.ask("move", { item: item.id, ...(before ? { before } : {}) }))
    of.show({ moved: t("playlist-moved", { title: of.title(item), n: to + 1 }) });
}

function step(of: Queue, item: Item, by: number): Promise<void> {
  const to = of.queue.items.indexOf(item) + by;
  return to < 0 || to >= of.queue.items.length ? Promise.resolve() : put(of, item, to);
}

/** What the queue is called, as somebody has named it. */
export function named({ room, on, queue }: Pick<Queue, "room" | "on" | "queue">): string {
  return (queue.label && room.unseal(queue.label, on, "name.label").text) || "";
}

/** Below the queue: what was taken out, how it goes on, what it is called, what was seen. */
export function foot(of: Queue): TemplateResult {
  const { queue, room } = of;
  const now = room.clock.now() ?? 0;
  const gone = queue.removed && now - queue.removed.at < FRESH ? queue.removed : null;
  const repeat = (event: Event) =>
    of.ask("order", { repeat: (event.currentTarget as HTMLSelectElement).value });
  const name = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const words = String(new FormData(form).get("label")).trim();
    const done = words ? await of.say("name", "label", words) : await of.ask("name", {});
    const details = form.closest("details");
    if (done && details) details.open = false;
  };
  return html`
    <p class="hide" role="status">${of.moved}</p>
    ${
      gone
        ? html`<div class="note" part="note" role="status" data-testid="playlist-gone"><p class="grow">${t("playlist-removed", { name: of.name(gone.by), title: of.title(gone.item) })}</p>
            <button class="btn quiet small" part="quiet" type="button" data-testid="playlist-put-back" @click=${() => of.ask("put_back", { item: gone.item.id })}>${t("playlist-put-back")}</button></div>`
        : nothing
    }
    ${
      queue.items.length > 1
        ? html`<div class="row tight">
            <button class="chip" type="button" aria-pressed=${String(queue.shuffle)} data-testid="playlist-shuffle" @click=${() => of.ask("order", { shuffle: !queue.shuffle })}>${t("playlist-shuffle")}</button>
            <select class="field small fit" part="field" aria-label=${t("playlist-repeat")} data-testid="playlist-repeat" @change=${repeat}>
              ${REPEATS.map((one) => html`<option value=${one} ?selected=${one === queue.repeat}>${t(`playlist-repeat-${one}`)}</option>`)}
            </select></div>`
        : nothing
    }
    <details><summary data-testid="playlist-call-it">${icon("plus", true)}${t("playlist-call-it")}</summary>
      <form class="more" @submit=${name}>
        <input class="field small" part="field" name="label" maxlength="80" autocomplete="off" data-testid="playlist-label" aria-label=${t("playlist-label")} placeholder=${t("playlist-label")} .value=${named(of)} />
        <button class="btn quiet small" part="quiet" data-testid="playlist-label-save">${t("playlist-save")}</button>
      </form>
    </details>
    <details><summary data-testid="playlist-history">${icon("plus", true)}${t("playlist-history")}</summary>${history(of)}</details>
  `;
}

/** What was seen, newest first, as far as the past is here. */
function history({ room, on, show }: Queue): TemplateResult {
  const seen = room.entries.filter((one) => one.on === on && one.kind === "seen" && one.body).reverse();
  const earlier = async () => {
    await room.page();
    show({});
  };
  return html`
    ${
      seen.length
        ? html`<ul class="list" data-testid="playlist-seen-list">${seen.map((one) => html`<li class="item"><span class="grow">${seenTitle(room, one)}</span><span class="t2 soft num">${day(one.at)}</span></li>`)}</ul>`
        : html`<p class="t2 soft">${t("playlist-history-none")}</p>`
    }
    ${room.earlier ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="playlist-earlier" @click=${earlier}>${t("playlist-earlier")}</button>` : nothing}
  `;
}

function seenTitle(room: Room, entry: Entry): string {
  const { media, by } = entry.body as unknown as { media?: Uint8Array; by?: string };
  if (!media) return "…";
  const opened = room.unseal(media, entry.on, "add.media", by);
  return mediaOf(opened.text)?.title ?? titleless(opened);
}

function day(at: number): string {
  return new Intl.DateTimeFormat(spoken(), { day: "numeric", month: "long" }).format(at * 1000);
}
