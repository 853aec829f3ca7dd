import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { here, offsetOf } from "../elements/daylight.ts";
import { look } from "../elements/look.ts";
import { define, why } from "../elements/room-element.ts";
import { joinRoom, makeRoom, Tokens } from "../sdk/door.ts";
import { RefusedError } from "../sdk/errors.ts";
import { canSeal } from "../sdk/keyring.ts";
import { openRoom } from "../sdk/live.ts";
import type { Access, Room } from "../sdk/room.ts";
import { vault } from "../sdk/vault.ts";
import { t } from "../words/words.ts";
import type { Went } from "./place-link.ts";
import { rehearse, type Said } from "./rehearsal.ts";
import { HOME, type Where } from "./route.ts";

/** Who you are on the left phone. */
const YOU = "Ana";
/** Milliseconds after which the token for the goodbye is looked at again. */
const RENEW = 60_000;

interface Phone {
  room: Room;
  access: Access;
}

/** `<samesky-try>`: two phones of one room on one page. Both are clients of the hub, as any other two. */
export class SameskyTry extends LitElement {
  static override properties: PropertyDeclarations = {
    mine: { state: true },
    ben: { state: true },
    at: { state: true },
    said: { state: true },
    trouble: { state: true },
  };
  static override styles = [
    look,
    css`
      header { max-inline-size: 64rem; margin-inline: auto; padding: 1.25rem 1.25rem 0.75rem; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: end; gap: 0.75rem 2rem; }
      main { display: grid; gap: 1.25rem 2rem; justify-content: center; grid-template-columns: minmax(0, 24.375rem); padding: 0 1.25rem 2rem; max-inline-size: 64rem; margin-inline: auto; }
      figure { display: grid; gap: 0.5rem; } figcaption { text-align: center; }
      .phone { position: relative; transform: translate(0); block-size: min(46rem, 100dvh - 13rem); border-radius: 1.75rem; overflow: hidden; background: var(--ss-ground); box-shadow: 0 0 0 1px var(--ss-edge), var(--ss-shadow-float); }
      .screen { block-size: 100%; overflow: auto; overscroll-behavior: contain; scrollbar-width: none; }
      .dark { block-size: 100%; display: grid; place-content: center; padding: 2rem; text-align: center; color: var(--ss-night-ink); background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid) 66%, var(--ss-night-horizon)); }
      .caption { grid-column: 1 / -1; text-align: center; min-block-size: 3.5rem; display: grid; place-content: center; margin-inline: auto; max-inline-size: 38rem; }
      footer { text-align: center; padding: 0 1.25rem 2rem; }
      @media (max-width: 899px) { .caption { order: -1; position: sticky; inset-block-start: 0; z-index: 6; background: var(--ss-ground); padding-block: 0.5rem; } .phone { block-size: min(34rem, 64dvh); } }
      @media (min-width: 900px) { main { grid-template-columns: repeat(2, minmax(0, 24.375rem)); gap: 0.75rem 4rem; } }
    `,
  ];
  declare mine: Phone | undefined;
  declare ben: Phone | undefined;
  /** What both look at; on Ben's it follows. */
  declare at: Where;
  declare said: Said | "";
  declare trouble: string;
  #end: (() => void)[] = [];
  #gone = false;
  /** At hand for the goodbye: a page that is closed waits for nothing. */
  #token = "";

  constructor() {
    super();
    this.at = HOME;
    this.said = this.trouble = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#gone = false;
    const leave = () => this.#leave();
    addEventListener("pagehide", leave);
    this.#end = [() => removeEventListener("pagehide", leave)];
    void this.#begin().catch((error: unknown) => {
      const closed = error instanceof RefusedError && error.code === "forbidden";
      this.trouble = closed ? t("try-closed") : why(error);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
    for (const end of this.#end) end();
  }

  override render(): TemplateResult {
    return html`
      <header>
        <div><h1 class="voice t5">${t("try-title")}</h1><p class="soft t2">${t("try-lead")}</p></div>
        <a class="btn quiet small" href="/">${t("try-own")}</a>
      </header>
      <main>
        ${this.#phone("try-yours", this.mine)} ${this.#phone("try-theirs", this.ben)}
        <p class="caption voice t4" role="status" data-testid="try-said" data-said=${this.said}>${this.trouble || (this.said ? t(`try-said-${this.said}`) : t("try-opening"))}</p>
      </main>
      <footer><p class="t2 soft">${t("try-end")}</p></footer>
    `;
  }

  #phone(title: "try-yours" | "try-theirs", phone: Phone | undefined): TemplateResult {
    return html`<figure data-testid=${title} @samesky-go=${title === "try-yours" ? this.#go : nothing}>
      <figcaption class="t2 b">${t(title)}</figcaption>
      <div class="phone"><div class="screen" role="group" aria-label=${t(title)} ?inert=${title === "try-theirs"}>
        ${
          phone
            ? html`<samesky-room-page small .room=${phone.room} .access=${phone.access} .view=${this.at.view} .name=${this.at.name}></samesky-room-page>`
            : html`<div class="dark"><p class="t2">${this.trouble ? "" : t("try-opening")}</p></div>`
        }
      </div></div>
    </figure>`;
  }

  async #begin(): Promise<void> {
    const sealing = canSeal() ? "room-key" : "none";
    const made = await makeRoom(location.origin, {
      name: YOU,
      kind: "couple",
      sealing,
      trial: true,
    });
    const mine = this.#open(made.access);
    this.mine = mine;
    this.said = "alone";
    const tokens = new Tokens(made.access);
    const renew = async () => {
      this.#token = await tokens.get().catch(() => this.#token);
    };
    await renew();
    const renewing = setInterval(() => void renew(), RENEW);
    this.#end.push(() => clearInterval(renewing));
    const secret = new URL(made.invite.url).hash.slice(1);
    const access = await joinRoom(location.origin, secret, { name: "Ben" });
    if (this.#gone) return;
    const ben = this.#open(access);
    this.ben = ben;
    const off = ben.room.on("connection", (state) => {
      if (state !== "live") return;
      off();
      this.said = "both";
      // He lives somewhere else, or it would be no sky of two places.
      const tz = offsetOf(here(), new Date()) < 3 * 3600 ? "Asia/Tokyo" : "America/Sao_Paulo";
      void ben.room.do("room", "profile", { tz }).catch(() => undefined);
      this.#end.push(
        rehearse(ben.room, mine.room.you, (said) => {
          this.said = said;
        }),
      );
    });
  }

  #open(access: Access): Phone {
    const room = openRoom(access);
    room.on("connection", () => {
      if (room.ended && !this.#gone) this.trouble = t("try-over");
    });
    return { room, access };
  }

  #go = (event: CustomEvent<Went>): void => {
    event.stopPropagation();
    this.at = event.detail;
  };

  /** The room goes with us. */
  #leave(): void {
    const mine = this.mine;
    this.#gone = true;
    if (!mine) return;
    this.mine = undefined;
    // Also when the page is closed; what does not arrive is done by the hour.
    const { server, room } = mine.access;
    const headers = { Authorization: `Bearer ${this.#token}` };
    void fetch(`${server}/v1/rooms/${room}/members/me`, { method: "DELETE", headers, keepalive: true }).catch(
      () => undefined,
    );
    void vault()
      .drop(mine.access.room)
      .catch(() => undefined);
    mine.room.close();
    this.ben?.room.close();
    this.ben = undefined;
  }
}

define("samesky-try", SameskyTry);
