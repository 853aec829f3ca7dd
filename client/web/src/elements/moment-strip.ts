import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, learnMore, t } from "../words/words.ts";
import { west } from "./daylight.ts";
import { look } from "./look.ts";
import { picture } from "./moment-blobs.ts";
import { type Strip, saidOf, stripOf } from "./moment-note.ts";
import { momentWords } from "./moment-words.ts";
import { Redraw } from "./redraw.ts";
import { define } from "./room-element.ts";

/** `<samesky-strip>`: pictures of one instant side by side, west first. */
export class SameskyStrip extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    entry: { attribute: false },
    strip: { attribute: false },
    closed: { attribute: false },
    drawn: { state: true },
  };
  static override styles = [
    look,
    css`
      .strip { display: grid; gap: 3px; grid-template-columns: repeat(auto-fit, minmax(min(46%, 11rem), 1fr)); border-radius: var(--ss-r-2); overflow: hidden; background: var(--ss-line); inline-size: 100%; max-inline-size: min(34rem, 56svh); box-shadow: 0 0 0 1px var(--ss-line); }
      figure { display: grid; background: var(--ss-paper); grid-template-rows: auto 1fr; min-inline-size: 0; } .frame { aspect-ratio: 4 / 5; background: var(--ss-sunken); display: grid; place-items: center; padding: 0; overflow: hidden; }
      img { inline-size: 100%; block-size: 100%; object-fit: cover; display: block; animation: appear var(--ss-d-3) var(--ss-ease); } figcaption { padding: 0.5rem 0.75rem; min-inline-size: 0; overflow-wrap: anywhere; } .frame p { padding: 1rem; }
      summary { font-size: var(--ss-t-1); } details { inline-size: 100%; max-inline-size: min(34rem, 56svh); }
      .frame.dark { position: relative; background: radial-gradient(60% 22% at 50% 100%, oklch(from var(--ss-light) l c h / 0.34), transparent), linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid)); }
      .frame.dark::after { content: ""; position: absolute; inset: auto 10% 0; block-size: 3px; border-radius: 3px 3px 0 0; background: linear-gradient(90deg, transparent, var(--ss-light) 18% 82%, transparent); }
    `,
  ];
  declare room: Room | undefined;
  /** A kept one; or, while it is made, what is open of it. */
  declare entry: Entry | undefined;
  declare strip: Strip | undefined;
  /** Who is awaited: their place is dark, whatever there is. */
  declare closed: readonly string[];
  declare drawn: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.drawn = new Map();
    this.closed = [];
    new Redraw(this, ["words", "connection", "change"]);
  }

  protected override async scheduleUpdate(): Promise<void> {
    await learnMore(momentWords).catch(() => undefined);
    super.scheduleUpdate();
  }

  override render(): TemplateResult | typeof nothing {
    const { room, entry } = this;
    const strip = this.strip ?? (entry && stripOf(entry));
    if (!room || !strip) return nothing;
    const west_ = west(room.members);
    const all = [...west_, ...Object.keys(strip.boxes).filter((id) => !west_.includes(id))];
    return html`<div class="strip" data-testid="strip">${all
      .filter((id) => id in strip.boxes || this.closed.includes(id))
      .map((id) => (id in strip.boxes ? this.#one(room, strip, id) : this.#dark(room, id)))}</div>
      ${entry && room.you in strip.boxes ? this.#out(room, entry) : nothing}`;
  }

  /** Whoever has agreed may think otherwise later: theirs is gone for all then, and the others' stay. */
  #out(room: Room, entry: Entry): TemplateResult {
    const out = () => room.do("room", "erase", { entry: entry.id }).catch(() => undefined); // the room says why not
    return html`<details><summary class="t1" data-testid="strip-out">${t("moment-out")}</summary>
      <p class="row tight"><span class="t2 soft">${t("moment-out-lead")}</span><button class="btn quiet small" type="button" data-testid="strip-out-sure" @click=${out}>${t("moment-out-sure")}</button></p></details>`;
  }

  #dark(room: Room, who: string): TemplateResult {
    return html`<figure class="p-${room.members[who]?.hue || "amber"}"><div class="frame dark"><p class="hide">${t("moment-closed")}</p></div>
      <figcaption class="t1"><b class="b person">${room.members[who]?.name ?? t("chat-gone")}</b></figcaption></figure>`;
  }

  #one(room: Room, { on, field, boxes }: Strip, who: string): TemplateResult {
    const box = boxes[who] as Uint8Array;
    const { text, trouble } = room.unseal(box, on, field, who);
    const said = saidOf(text);
    const name = room.members[who]?.name ?? t("chat-gone");
    const data = said && this.drawn.get(said.picture);
    if (said && data === undefined) {
      picture(room, on, who, said.picture).then(
        (found) => {
          this.drawn = new Map([...this.drawn, [said.picture, found]]);
        },
        () => undefined, // out of reach: drawn anew when it is back
      );
    }
    const why: Key = trouble ? `sealed-${trouble}` : data === "" ? "moment-unreadable" : "moment-loading";
    return html`<figure class="p-${room.members[who]?.hue || "amber"}" data-testid="strip-picture">
      <div class="frame">${data ? html`<img src=${data} alt=${said?.words || t("moment-alt", { name })} />` : html`<p class="t2 soft mid">${t(why)}</p>`}</div>
      <figcaption class="t1"><b class="b person">${name}</b>${said?.words ? html` · <span dir="auto">${said.words}</span>` : nothing}</figcaption></figure>`;
  }
}

define("samesky-strip", SameskyStrip);
