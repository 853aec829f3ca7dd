import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Item, Playlist } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { choose, lengthOf, type Media, mediaAt, mediaOf, nameFrom, titleless, webAddress } from "./media.ts";
import type { Queue } from "./playlist-more.ts";
import { define, RoomElement } from "./room-element.ts";

type More = typeof import("./playlist-more.ts");
let more: More | undefined;

/** `<samesky-playlist>`: the shared queue; what plays is `<samesky-player>`. */
export class SameskyPlaylist extends RoomElement<Playlist> {
  static override properties: PropertyDeclarations = {
    busy: { state: true },
    open: { state: true },
    moved: { state: true },
  };
  declare busy: boolean;
  /** The item about which more is shown, and what was said of the last move. */
  declare open: string;
  declare moved: string;
  static override styles = [
    look,
    css`
      .item { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; min-block-size: 4rem; padding-block: 0.5rem; }
      .item .grow { flex: 1; min-inline-size: 0; } .item .grow > * { display: block; }
      .n { inline-size: 1.5rem; flex: none; text-align: center; color: var(--ss-ink-3); } button.n { inline-size: var(--ss-tap); }
      .drag { cursor: grab; touch-action: none; } [data-dragged] { position: relative; z-index: 1; background: var(--ss-paper); box-shadow: var(--ss-shadow-float); }
      .acts { inline-size: 100%; padding-inline-start: var(--ss-tap); } .fit { inline-size: auto; }
      .cur .n { color: var(--ss-lamp-ink); } .n .i { margin: auto; }
      .iconb { padding-inline: 0.375rem; } .iconb[aria-pressed="true"] { color: var(--ss-lamp-ink); font-weight: 560; }
      .played .grow { color: var(--ss-ink-3); } .played .grow .soft { color: inherit; }
      .add { display: grid; gap: 0.5rem; } .more { display: grid; gap: 0.5rem; grid-template-columns: minmax(0, 1fr) auto; }
      .file { position: relative; } .file input { position: absolute; inset: 0; opacity: 0; cursor: pointer; inline-size: 100%; }
      .file:has(:focus-visible) { outline: 3px solid var(--ss-focus); outline-offset: 3px; }
    `,
  ];

  constructor() {
    super();
    this.on = "playlist";
    this.busy = false;
    this.open = this.moved = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!more) void this.#bring().catch(() => undefined); // out of reach: then it is only a list
  }

  async #bring(): Promise<void> {
    const found = await import("./playlist-more.ts");
    await found.learned();
    more = found;
    this.requestUpdate();
  }

  get #of(): Queue | undefined {
    const [room, queue] = [this.room, this.shown];
    if (!room || !queue) return undefined;
    const { on, open, moved, renderRoot: root } = this;
    return {
      room,
      on,
      queue,
      root,
      open,
      moved,
      ask: (cmd, args) => this.ask(cmd, args),
      say: (cmd, field, words) => this.say(cmd, field, words),
      name: (member) => this.nameOf(member),
      title: (item) => this.#title(item)[0],
      show: (what) => {
        Object.assign(this, what);
        this.requestUpdate();
      },
    };
  }

  /** What an item is called, and what it is. */
  #title(item: Item): [string, Media | null] {
    const opened = this.room?.unseal(item.media, this.on, "add.media", item.by) ?? {};
    const media = mediaOf(opened.text);
    return [media?.title ?? titleless(opened), media];
  }

  override render(): TemplateResult {
    const items = this.shown?.items ?? [];
    const of = this.#of;
    return html`
      <section class="stack g2" aria-labelledby="title">
        <div class="row between">
          <h3 class="head" part="title" id="title">${(of && more?.named(of)) || t("playlist-queue")}</h3>
          ${
            items.length
              ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="playlist-next" @click=${this.#next}>
                  ${icon("next", true)}${t("playlist-next")}</button>`
              : nothing
          }
        </div>
        ${
          items.length
            ? html`<ol class="list" part="list">${repeat(
                items,
                (item) => item.id,
                (item, n) => this.#item(item, n),
              )}</ol>`
            : html`<p class="t2 soft">${t("playlist-empty")}</p>`
        }
        ${this.#form()} ${this.refusal()} ${of && more?.foot(of)}
      </section>
    `;
  }

  #item(item: Item, n: number): TemplateResult {
    const [title, media] = this.#title(item);
    const of = this.#of;
    const current = item.id === this.shown?.current;
    const state = current ? "cur" : this.shown?.played.includes(item.id) ? "played" : "";
    return html`
      <li part="item" class="item ${state} ${this.hueOf(item.by)}" data-testid="playlist-item" data-item=${item.id} aria-current=${current ? "true" : nothing}>
        ${(of && more?.place(of, item)) ?? html`<span class="n num t2">${n + 1}</span>`}
        <span class="grow">
          <b class="b">${title}</b>
          <span class="t2 soft">${media && "file" in media ? `${t("playlist-file-tag")}, ` : ""}${t("playlist-by", { name: this.nameOf(item.by) })}${of && more?.about(of, item)}</span>
        </span>
        ${of && more?.acts(of, item, title)}
      </li>
    `;
  }

  #form(): TemplateResult {
    const own = isSecureContext;
    return html`
      <form class="add" @submit=${this.#addAddress} novalidate>
        <div class="more">
          <input class="field small" part="field" name="url" inputmode="url" autocomplete="off" data-testid="playlist-url"
            aria-label=${t("playlist-url")} placeholder=${t("playlist-url")} />
          <button class="btn quiet small" part="quiet" data-testid="playlist-add" ?disabled=${this.busy}>
            ${icon("plus", true)}${t(this.busy ? "playlist-adding" : "playlist-add")}</button>
        </div>
        <input class="field small" part="field" name="title" maxlength="120" autocomplete="off" data-testid="playlist-title"
          aria-label=${t("playlist-name")} placeholder=${t("playlist-name")} />
        ${
          own
            ? html`<label class="btn bare small file" part="quiet">${icon("file", true)}${t("playlist-file")}
                <input type="file" accept="audio/*,video/*" data-testid="playlist-file" @change=${this.#addFile} /></label>`
            : nothing
        }
        <p class="note" part="note">${icon("lock", true)}<span>${t(own ? "playlist-file-note" : "playlist-file-insecure")}</span></p>
      </form>
    `;
  }

  #next = (): void => {
    const after = this.shown?.current;
    void this.ask("next", after ? { after } : {});
  };

  #addAddress = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const given = new FormData(form);
    const url = webAddress(String(given.get("url")), location.href);
    if (!url || !String(given.get("url")).trim()) {
      this.trouble = t("playlist-bad-url");
      return;
    }
    const media = mediaAt(url, String(given.get("title")).trim());
    if (await this.#add(media, "url" in media ? url : undefined)) form.reset();
  };

  #addFile = async (event: Event): Promise<void> => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const found = await choose(file);
    const probe = URL.createObjectURL(file);
    await this.#add({ file: found, title: nameFrom(found.name) }, probe);
    URL.revokeObjectURL(probe);
    input.value = "";
  };

  async #add(media: Media, address: string | undefined): Promise<boolean> {
    this.busy = true;
    const length = address === undefined ? undefined : await lengthOf(address);
    this.busy = false;
    const box = await this.box("add.media", JSON.stringify(media));
    return box !== undefined && this.ask("add", { media: box, ...(length ? { length } : {}) });
  }
}

define("samesky-playlist", SameskyPlaylist);
