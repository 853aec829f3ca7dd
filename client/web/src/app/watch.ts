import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import "../elements/player.ts";
import "../elements/playlist.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import { watchWords } from "../elements/watch-words.ts";
import type { Player, Playlist } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore, t } from "../words/words.ts";
import { placeLink } from "./place-link.ts";
import { read } from "./read.ts";

/** Lists beside the first that a room can have from here. */
const MOST = 12;

/** `<samesky-watch>`: the lists of a room and their players. What plays goes on playing here while it is hidden. */
export class SameskyWatch extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    name: { type: String },
    seen: { type: Boolean },
  };
  static override styles = [
    look,
    css`
      :host { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); }
      .chip { text-decoration: none; } .chip[aria-current] { background: var(--ss-sunken); border-color: var(--ss-ink-3); font-weight: 560; }
      .top { min-block-size: var(--ss-tap); } .top .iconb { margin-inline-end: -0.625rem; } .chip.quiet { border-style: dashed; color: var(--ss-ink-2); }
    `,
  ];
  declare room: Room | undefined;
  /** Which list: empty for the first. */
  declare name: string;
  /** Whether somebody looks, or it only plays on. */
  declare seen: boolean;

  constructor() {
    super();
    this.name = "";
    this.seen = false;
    new Redraw(this, ["change", "words"]);
    void learnMore(watchWords).then(
      () => this.requestUpdate(),
      () => undefined,
    );
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const here = this.name ? `player:${this.name}` : "player";
    const on = room.instances("player").filter((one) => room.state<Player>(one)?.item);
    const players = [...new Set([...(this.seen ? [here] : []), ...on])];
    return html`
      <h1 class="hide">${t("playlist-title")}</h1>
      ${this.seen ? this.#lists(room) : nothing}
      ${repeat(
        players.sort(),
        (one) => one,
        (one) =>
          html`<samesky-player .room=${room} .on=${one} ?hidden=${!this.seen || one !== here}></samesky-player>`,
      )}
      ${this.seen ? html`<samesky-playlist .room=${room} .on=${here.replace("player", "playlist")}></samesky-playlist>` : nothing}
    `;
  }

  /** The lists, and the way to a new one. What they are for stands sealed in them, so their names are numbers. */
  #lists(room: Room): TemplateResult {
    const here = this.name ? `playlist:${this.name}` : "playlist";
    const all = [...new Set(["playlist", ...room.instances("playlist"), here])];
    const free = Array.from({ length: MOST }, (_, n) => String(n + 2)).find(
      (n) => !all.includes(`playlist:${n}`),
    );
    const chip = (on: string) => {
      const named = on.split(":")[1] ?? "";
      const label = read(room, room.state<Playlist>(on)?.label, on, "name.label");
      const words = label || (named ? t("lists-nth", { name: named }) : t("playlist-queue"));
      return placeLink(room.card.id, { view: "watch", name: named }, words, {
        look: "chip",
        testid: `list-${named || "1"}`,
        current: on === here,
      });
    };
    const more = free
      ? placeLink(room.card.id, { view: "watch", name: free }, html`${icon("plus", true)}${t("lists-new")}`, {
          look: all.length > 1 ? "chip quiet" : "iconb",
          testid: "list-new",
        })
      : nothing;
    return html`<div class="row between top"><h2 class="head">${t("playlist-title")}</h2>${all.length > 1 ? nothing : more}</div>
      ${all.length > 1 ? html`<nav class="row tight" aria-label=${t("lists-all")}>${all.map(chip)} ${more}</nav>` : nothing}`;
  }
}

define("samesky-watch", SameskyWatch);
