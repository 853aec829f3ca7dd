import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, lightOf, why } from "../elements/room-element.ts";
import { deleteRoom, invite, leaveRoom, revokeInvite } from "../sdk/door.ts";
import type { RoomView } from "../sdk/protocol.d.ts";
import type { Access, Room } from "../sdk/room.ts";
import { hasWords, language, listed, spoken, t } from "../words/words.ts";
import { printCard } from "./card.ts";
import { phraseWords } from "./phrase.ts";
import { placeLink } from "./place-link.ts";
import "./invite.ts";
import type { Whose } from "./invite.ts";

/** Which scripts this page was built of: `samesky doctor` says whether they are those of a release. */
const BUNDLE = document.querySelector<HTMLMetaElement>('meta[name="samesky-bundle"]')?.content ?? "";
/** Seconds for which a card on paper is good. */
const CARD_TIME = 10 * 365 * 86_400;
/** Seconds for which a guest of one evening stays. */
const EVENING = 12 * 3600;

/** The hour and minute of a room instant. */
function until(at: number): string {
  const time = new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return time.format(at * 1000);
}

/** `<samesky-people>`: who has a seat, which links are open, my own devices, the key, and the way out. */
export class SameskyPeople extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    access: { attribute: false },
    url: { state: true },
    whose: { state: true },
    asked: { state: true },
    trouble: { state: true },
  };
  static override styles = [
    look,
    css`
      dialog { inline-size: min(34rem, 100%); max-inline-size: 100%; max-block-size: 100dvh; margin: auto 0 auto auto; block-size: 100dvh; padding: 1.25rem 1.25rem 3rem; border: 0; overflow: auto;
        background: var(--ss-ground); color: var(--ss-ink); }
      dialog::backdrop { background: rgb(0 0 0 / 0.4); }
      .item { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25rem 0.75rem; padding-block: 0.625rem; min-block-size: 3.25rem; }
      .words { display: flex; flex-wrap: wrap; gap: 0.375rem 0.875rem; margin-block-start: 0.5rem; } section { padding-block: 0.5rem; display: grid; gap: 0.5rem; }
      .item > span { flex: 1; min-inline-size: 0; } .item .btn { margin-inline-end: -1rem; } .sure .btn { margin: 0; } section > .row { margin-block-start: 0.25rem; }
      .sure { flex-basis: 100%; display: grid; gap: 0.75rem; } .end { border-block-start: 1px solid var(--ss-line); }
    `,
  ];
  declare room: Room | undefined;
  declare access: Access | undefined;
  /** A link that was just made. */
  declare url: string;
  /** For whom it is. */
  declare whose: Whose;
  /** What the person is asked to be sure of: a device's id, `leave` or `delete`. */
  declare asked: string;
  declare trouble: string;

  constructor() {
    super();
    this.addEventListener("samesky-go", this.#close);
    new Redraw(this, ["change", "presence", "words"]);
    this.url = this.asked = this.trouble = "";
    this.whose = "";
  }

  /** Opens the panel. */
  open(): void {
    [this.url, this.asked, this.trouble] = ["", "", ""];
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override render(): TemplateResult | typeof nothing {
    const view = this.room?.state<RoomView>("room");
    if (!this.room || !view) return html`<dialog></dialog>`;
    return html`
      <dialog aria-labelledby="title" data-testid="people-panel" @click=${this.#outside}>
        <div class="stack g3">
          <div class="row between nowrap">
            <h2 class="voice t5" id="title">${t("people-title")}</h2>
            <button class="iconb" type="button" aria-label=${t("people-close")} data-testid="people-close" @click=${this.#close}>${icon("close")}</button>
          </div>
          ${this.trouble ? html`<p class="note" role="status">${this.trouble}</p>` : nothing}
          ${Object.values(view.tried).map((one) => this.#tried(view, one))}
          ${this.url ? html`<samesky-invite .url=${this.url} .whose=${this.whose} open @close=${this.#done}></samesky-invite>` : nothing}
          ${this.#members(view)} ${this.#links(view)} ${this.#devices(view)} ${this.#key()} ${this.#step()} ${this.#leave()} ${this.#delete(view)}
        </div>
      </dialog>
    `;
  }

  #members(view: RoomView): TemplateResult {
    const room = this.room as Room;
    const guest = this.#guest(view);
    return html`<section aria-labelledby="who">
      <h3 class="head" id="who">${t("people-who")}</h3>
      <ul class="list">
        ${Object.entries(view.members).map(
          ([id, one]) => html`<li class="item p-${one.hue || "amber"}">
            <span class="row tight"><i class="light ${lightOf(room.presence[id]?.status)}" aria-hidden="true"></i><b class="b person">${one.name}</b>
              <span class="t2 soft">${one.until ? html`${t("people-guest-until", { time: until(one.until) })} · ` : nothing}${id === room.you ? t("sky-you") : t(`status-${room.presence[id]?.status ?? "offline"}`)}</span></span>
            ${id === room.you || guest ? nothing : one.until ? this.#goodbye(id, one.name) : html`<button class="btn bare small" type="button" data-testid="let-back-${id}" @click=${() => this.#link(id)}>${t("invite-back", { name: one.name })}</button>`}
          </li>`,
        )}
      </ul>
      ${guest ? nothing : html`<div><button class="btn quiet small" type="button" data-testid="invite-guest" @click=${() => this.#make("guest", { stay: EVENING })}>${icon("plus", true)}${t("people-guest")}</button></div>`}
    </section>`;
  }

  #goodbye(id: string, name: string): TemplateResult {
    const words = t("people-guest-goodbye", { name });
    return html`<button class="btn bare small" type="button" data-testid="goodbye" aria-label=${words} @click=${() => this.#ask(id)}>${t("people-guest-bye")}</button>
      ${this.asked === id ? this.#sure(t("people-guest-sure"), words, () => this.#try(() => (this.room as Room).do("room", "guest", { member: id, stay: 0 }))) : nothing}`;
  }

  #links(view: RoomView): TemplateResult | typeof nothing {
    const now = this.room?.clock.now() ?? 0;
    const open = Object.entries(view.invites).filter(([, one]) => one.expires_at > now);
    if (!open.length) return nothing;
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium" });
    return html`<section aria-labelledby="links">
      <h3 class="head" id="links">${t("people-links")}</h3>
      <ul class="list">
        ${open.map(([id, one]) => {
          const to = one.seat
            ? t(one.screen ? "people-link-screen" : "people-link-back", {
                name: view.members[one.seat]?.name ?? "?",
              })
            : t(one.stay ? "people-link-guest" : "people-link-new");
          return html`<li class="item" data-testid="open-link">
            <span>${to} <span class="t2 soft">${t("people-link-until", { name: view.members[one.by]?.name ?? "?", day: day.format(one.expires_at * 1000) })}</span></span>
            <button class="btn bare small" type="button" data-testid="revoke" aria-label=${`${t("people-revoke")}: ${to}`} @click=${() => this.#try(() => revokeInvite(this.access as Access, id))}>${t("people-revoke")}</button>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #devices(view: RoomView): TemplateResult {
    const room = this.room as Room;
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium" });
    return html`<section aria-labelledby="devices">
      <h3 class="head" id="devices">${t("people-devices")}</h3>
      <ul class="list">
        ${Object.entries(view.devices).map(([id, one]) => {
          const key = `device-${one.kind}`;
          const kind = hasWords(key) ? t(key) : t("device-other");
          return html`<li class="item" data-testid="device">
            <span>${kind} <span class="t2 soft">${one.until ? t("people-device-until", { time: until(one.until) }) : t(id === room.device ? "people-device-this" : "people-device-since", { day: day.format(one.added * 1000) })}</span></span>
            <button class="btn bare small" type="button" data-testid="remove-device" aria-label=${`${t("people-remove")}: ${kind}`}
              @click=${() => this.#ask(id)}>${t("people-remove")}</button>
            ${this.asked === id ? this.#sure(t(one.until ? "people-remove-screen" : id === room.device ? "people-remove-this" : "people-remove-sure"), t("people-remove"), () => this.#try(() => room.do("room", "remove_device", { device: id }))) : nothing}
          </li>`;
        })}
      </ul>
      ${
        this.#guest(view)
          ? nothing
          : html`<div class="row tight">
        <button class="btn quiet small" type="button" data-testid="add-device" @click=${() => this.#link(room.you)}>${icon("plus", true)}${t("invite-device")}</button>
        ${placeLink(room.card.id, { view: "bring", name: "" }, html`${icon("film", true)}${t("people-screen")}`, { look: "btn quiet small", testid: "bring" })}
        <button class="btn bare small" type="button" data-testid="print-card" @click=${this.#card}>${icon("keep", true)}${t("people-card")}</button>
      </div>
      <p class="t2 soft">${t("people-card-lead")}</p>`
      }
    </section>`;
  }

  #key(): TemplateResult {
    const { sealing, phrase } = this.room as Room;
    const words = phrase ? phraseWords(phrase, language()) : [];
    return html`<section aria-labelledby="sealing">
      <h3 class="head" id="sealing">${t("people-sealing")}</h3>
      <p class="t2 soft" data-testid="sealing" data-state=${sealing}>${t(`sealing-${sealing}`)}</p>
      ${words.length ? html`<p class="words voice t4" data-testid="phrase">${words.map((word) => html`<span>${word}</span>`)}</p>` : nothing}
      ${BUNDLE ? html`<p class="t1 soft num" data-testid="bundle">${t("people-bundle", { bundle: BUNDLE.slice(0, 16) })}</p>` : nothing}
    </section>`;
  }

  #step(): TemplateResult | typeof nothing {
    const { likelyError, error, roundTrip } = (this.room as Room).clock;
    if (roundTrip === null || !Number.isFinite(error)) return nothing;
    const ms = (seconds: number) =>
      new Intl.NumberFormat(spoken(), { maximumSignificantDigits: 2 }).format(1000 * seconds);
    const words = { likely: ms(likelyError), surely: ms(error), trip: ms(roundTrip) };
    return html`<section aria-labelledby="step">
      <h3 class="head" id="step">${t("people-step")}</h3>
      <p class="t2 soft num" data-testid="in-step">${t("people-step-lead", words)}</p>
    </section>`;
  }

  #leave(): TemplateResult {
    return html`<section class="end stack g3" aria-labelledby="leave">
      <h3 class="head" id="leave">${t("people-leave")}</h3>
      <p class="t2 soft">${t("people-leave-lead")}</p>
      <div><button class="btn quiet small" type="button" data-testid="leave" @click=${() => this.#ask("leave")}>${t("people-leave")}</button></div>
      ${this.asked === "leave" ? this.#leaving() : nothing}
    </section>`;
  }

  #leaving(): TemplateResult {
    const go = (words: "left" | "deleted") => () => this.#try(() => leaveRoom(this.access as Access, words));
    return html`<div class="note lamp sure" role="group" aria-label=${t("people-leave-sure")}>
      <p role="status">${t("people-leave-sure")}</p>
      <div class="row tight">
        <button class="btn small" type="button" data-testid="sure" @click=${go("left")}>${t("people-leave-words")}</button>
        <button class="btn small" type="button" data-testid="leave-nothing" @click=${go("deleted")}>${t("people-leave-nothing")}</button>
        <button class="btn quiet small" type="button" @click=${() => this.#ask("")}>${t("people-keep")}</button>
      </div>
    </div>`;
  }

  #delete(view: RoomView): TemplateResult | typeof nothing {
    if (this.#guest(view)) return nothing;
    const { deleting, members } = view;
    const day = new Intl.DateTimeFormat(spoken(), { dateStyle: "full", timeStyle: "short" });
    const mine = deleting !== null && (this.room?.you ?? "") in deleting.by;
    const who = Object.keys(deleting?.by ?? {}).map((id) => members[id]?.name ?? "?");
    return html`<section class="end stack g3" aria-labelledby="delete">
      <h3 class="head" id="delete">${t("people-delete")}</h3>
      ${deleting ? html`<p class="note lamp" role="status" data-testid="deleting">${t("people-deleting", { names: listed(who), day: day.format(deleting.at * 1000) })}</p>` : html`<p class="t2 soft">${t("people-delete-lead")}</p>`}
      <div>${
        mine
          ? html`<button class="btn quiet small" type="button" data-testid="keep-room" @click=${() => this.#try(() => (this.room as Room).do("room", "keep"))}>${t("people-delete-keep")}</button>`
          : html`<button class="btn quiet small" type="button" data-testid="delete-room" @click=${() => this.#ask("delete")}>${t("people-delete")}</button>`
      }</div>
      ${this.asked === "delete" ? this.#sure(t("people-delete-sure"), t("people-delete"), () => this.#try(() => deleteRoom(this.access as Access))) : nothing}
    </section>`;
  }

  #sure(question: string, yes: string, run: () => void): TemplateResult {
    return html`<div class="note lamp sure" role="group" aria-label=${question}>
      <p role="status">${question}</p>
      <div class="row tight">
        <button class="btn small" type="button" data-testid="sure" @click=${run}>${yes}</button>
        <button class="btn quiet small" type="button" @click=${() => this.#ask("")}>${t("people-keep")}</button>
      </div>
    </div>`;
  }

  #tried(view: RoomView, one: RoomView["tried"][string]): TemplateResult {
    const when = new Intl.DateTimeFormat(spoken(), { dateStyle: "medium", timeStyle: "short" });
    const words = { when: when.format(one.at * 1000), name: view.members[one.by]?.name ?? "?" };
    return html`<p class="note lamp" data-testid="tried">${icon("link", true)}<span>${t("people-tried", words)}</span></p>`;
  }

  #ask(what: string): void {
    this.asked = what;
  }

  #close = (): void => this.renderRoot.querySelector("dialog")?.close();

  #done = (): void => {
    this.url = "";
  };

  #outside = (event: Event): void => {
    if (event.target === event.currentTarget) this.#close();
  };

  /** Whether I am a guest here, who makes no links. */
  #guest(view: RoomView): boolean {
    return Boolean(view.members[this.room?.you ?? ""]?.until);
  }

  #link(seat: string): Promise<void> {
    return this.#make(seat === this.room?.you ? "mine" : "", { seat });
  }

  #make(whose: Whose, how: { seat?: string; stay?: number }): Promise<void> {
    return this.#try(async () => {
      this.url = (await invite(this.access as Access, { ...how, key: this.room?.key })).url;
      this.whose = whose;
      this.renderRoot.querySelector("dialog")?.scrollTo({ top: 0 });
    });
  }

  #card = (): Promise<void> =>
    this.#try(async () => {
      const room = this.room as Room;
      const { url } = await invite(this.access as Access, {
        seat: room.you,
        expires_in: CARD_TIME,
        key: room.key,
      });
      await printCard({
        url,
        room: room.card.name || t("room-unnamed"),
        name: room.members[room.you]?.name ?? "",
      });
    });

  async #try(run: () => Promise<unknown>): Promise<void> {
    [this.trouble, this.asked] = ["", ""];
    try {
      await run();
    } catch (error) {
      this.trouble = why(error);
    }
  }
}

define("samesky-people", SameskyPeople);
