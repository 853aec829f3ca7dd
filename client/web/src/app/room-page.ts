import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, why } from "../elements/room-element.ts";
import { invite } from "../sdk/door.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Access, Room, Waiting } from "../sdk/room.ts";
import { t } from "../words/words.ts";
import { greeting } from "./greeting.ts";
import type { SameskyPeople } from "./people.ts";
import "./people.ts";

const PARTS = ["questions", "timer", "playlist", "chat"] as const;

/** `<samesky-room-page>`: one room with all that can be done in it. */
export class SameskyRoomPage extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    access: { attribute: false },
    url: { attribute: false },
    trouble: { state: true },
  };
  static override styles = [
    look,
    css`
      .ground { padding: 0.25rem 1.25rem 7.5rem; max-inline-size: var(--ss-stage); margin-inline: auto; }
      .crumb { display: flex; align-items: center; justify-content: space-between; gap: 0.5rem; min-block-size: 3rem; margin-inline: 0 -0.625rem; }
      .crumb .b { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      .conn { display: inline-flex; align-items: center; gap: 0.375rem; font-size: var(--ss-t-1); color: var(--ss-ink-2); white-space: nowrap; }
      .conn::before { content: ""; inline-size: 0.5rem; block-size: 0.5rem; border-radius: 50%; border: 1.5px solid var(--ss-ink-3); }
      .conn[data-state="live"]::before { background: var(--ss-good); border-color: var(--ss-good); }
      .conn[data-state="waiting"] { color: var(--ss-warn); } .conn[data-state="waiting"]::before { border-color: var(--ss-warn); }
      .hello { padding-block: 0.25rem 0.75rem; } .hello p { margin-block-start: 0.25rem; }
      nav { position: sticky; inset-block-start: 0; z-index: 3; background: var(--ss-ground); margin-inline: -1.25rem; padding: 0.25rem 0.625rem; display: flex; justify-content: space-between;
        border-block-end: 1px solid var(--ss-line); }
      nav a { white-space: nowrap; }
      .part { padding-block: 1.5rem; border-block-end: 1px solid var(--ss-line); scroll-margin-block-start: 3.5rem; min-inline-size: 0; }
      .parts { display: grid; grid-template-columns: minmax(0, 1fr); } .column { display: contents; }
      #timer { order: 1; } #playlist { order: 2; } #chat { order: 3; border: 0; } .watch { display: grid; gap: 1.25rem; grid-template-columns: minmax(0, 1fr); }
      samesky-invite { margin-block: 0.75rem 1rem; } .unsure { margin-block-end: 1rem; }
      @media (min-width: 900px) {
        nav { display: none; } .ground { padding: 0.5rem 2.5rem 8rem; max-inline-size: 75rem; }
        .top { display: flex; flex-direction: row-reverse; justify-content: space-between; align-items: start; gap: 2rem; }
        .hello { padding-block-end: 0; } .crumb { gap: 1.5rem; } .part { padding-block: 1.25rem; }
        .parts { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 0 3rem; align-items: start; }
        .column { display: block; } .part:last-child { border: 0; }
        samesky-invite { max-inline-size: 34rem; }
      }
    `,
  ];
  declare room: Room | undefined;
  declare access: Access | undefined;
  /** The link for the others, while it is shown. */
  declare url: string;
  declare trouble: string;
  #seated = 0;

  constructor() {
    super();
    this.url = "";
    this.trouble = "";
    new Redraw(this, ["change", "presence", "connection", "refused", "words"]);
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Somebody has come by the link: it has done its work.
    const seated = Object.keys(this.room?.members ?? {}).length;
    if (this.url && this.#seated && seated > this.#seated && !changed.has("url")) this.url = "";
    this.#seated = seated;
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    if (!room) return nothing;
    const { title, lead } = greeting(room);
    return html`
      <samesky-sky .room=${room}></samesky-sky>
      <main class="ground">
        <div class="top">
        <div class="crumb">
          <span class="t2 b">${room.card.name || t("room-unnamed")}</span>
          <span class="row tight nowrap">
            <span class="conn" data-testid="connection-state" data-state=${room.connection} role="status">${t(`connection-${room.connection}`)}</span>
            <button class="iconb" type="button" data-testid="people" aria-haspopup="dialog" @click=${this.#people}>${icon("people")}${t("room-people")}</button>
            ${room.members[room.you]?.until ? nothing : html`<button class="iconb" type="button" data-testid="invite" @click=${this.#invite}>${icon("link")}${t("room-invite")}</button>`}
          </span>
        </div>
        <div class="hello"><h1 class="voice t5">${title}</h1>${lead ? html`<p class="soft">${lead}</p>` : nothing}</div>
        </div>
        ${this.trouble ? html`<p class="note" role="status">${this.trouble}</p>` : nothing}
        ${room.sealing === "locked" || room.sealing === "insecure" ? html`<p class="note lamp" role="status" data-testid="not-sealing">${icon("lock", true)}<span>${t(`refused-${room.sealing}`)}</span></p>` : nothing}
        ${
          this.url
            ? html`<samesky-invite .url=${this.url} @close=${() => {
                this.url = "";
              }}></samesky-invite>`
            : nothing
        }
        ${room.pending.filter((one) => one.unconfirmed).map((one) => this.#unsure(room, one))}
        <nav aria-label=${t("room-sections")}>
          ${PARTS.map((part) => html`<a class="iconb" href="#${part}" @click=${(event: Event) => this.#go(event, part)}>${t(`${part}-title`)}</a>`)}
        </nav>
        <div class="parts">
          <div class="column">
            <div class="part" id="questions"><samesky-questions .room=${room}></samesky-questions></div>
            <div class="part watch" id="playlist">
              <h2 class="head">${t("playlist-title")}</h2>
              <samesky-player .room=${room}></samesky-player><samesky-playlist .room=${room}></samesky-playlist>
            </div>
          </div>
          <div class="column">
            <div class="part" id="timer"><samesky-timer .room=${room}></samesky-timer></div>
            <div class="part" id="chat"><samesky-chat .room=${room}></samesky-chat></div>
          </div>
        </div>
      </main>
      <samesky-reactions foot .room=${room}></samesky-reactions>
      <samesky-people .room=${room} .access=${this.access}></samesky-people>
    `;
  }

  #unsure(room: Room, one: Waiting): TemplateResult {
    return html`
      <div class="note unsure" data-testid="unconfirmed">
        <p class="grow">${t("refused-stale")}</p>
        <button class="btn quiet small" type="button" @click=${() => void room.again(one.id).catch(() => undefined)}>${t("room-again")}</button>
        <button class="btn bare small" type="button" @click=${() => {
          room.discard(one.id);
          this.requestUpdate();
        }}>${t("room-discard")}</button>
      </div>
    `;
  }

  #people = (): void => this.renderRoot.querySelector<SameskyPeople>("samesky-people")?.open();

  #invite = async (): Promise<void> => {
    this.trouble = "";
    try {
      if (this.access) this.url = (await invite(this.access, { key: this.room?.key })).url;
    } catch (error) {
      // Every seat is taken: a link can only lead back into one.
      if (error instanceof RefusedError && error.code === "full") this.#people();
      else this.trouble = why(error);
    }
  };

  #go(event: Event, part: string): void {
    event.preventDefault();
    this.renderRoot.querySelector(`#${part}`)?.scrollIntoView();
  }
}

define("samesky-room-page", SameskyRoomPage);
