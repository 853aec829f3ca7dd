import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Call } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, t } from "../words/words.ts";
import { asleep } from "./asleep.ts";
import "./call-devices.ts";
import { faces, type People } from "./call-faces.ts";
import { type CallIcon, callIcon } from "./call-icons.ts";
import { callLook } from "./call-look.ts";
import { canShare } from "./call-media.ts";
import { type Session, sessionOf } from "./call-session.ts";
import { callWords } from "./call-words.ts";
import { look } from "./look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";

/** As many as go. */
const MOST = 4;
/** Seconds without a way to each other, after which it is said why that may be. */
const BLOCKED = 15;

/**
 * `<samesky-call>`: asks the others for a call, shows who is in it and what they send, and hangs up.
 *
 * @cssstate asked - Somebody would like to talk with me.
 * @cssstate waiting - I would like to talk, and nobody has come yet.
 * @cssstate together - I am in a call with somebody.
 */
export class SameskyCall extends RoomElement<Call> {
  static override styles = [
    look,
    callLook,
    css`
      h3:focus-visible { outline: 0; } .lead { max-inline-size: 36rem; }
    `,
  ];
  static override properties: PropertyDeclarations = { open: { state: true } };
  /** Whether devices are chosen. */
  declare open: boolean;
  #release: (() => void) | undefined;
  #came = new Map<string, number>();

  constructor() {
    super();
    this.on = "call";
    this.open = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["call-title", callWords];
  }

  get session(): Session | undefined {
    return this.room && sessionOf(this.room, this.on);
  }

  protected override listens(room: Room): (() => void)[] {
    const session = sessionOf(room, this.on);
    this.#release?.();
    this.#release = session.hold(() => this.requestUpdate());
    return [room.on("connection", () => session.resume())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
    this.#release = undefined;
  }

  protected override turned(): void {
    this.session?.resume();
  }

  protected override get marks(): readonly string[] {
    const { session, shown } = this;
    if (session?.phase === "in") return [session.others.size ? "together" : "waiting"];
    return shown?.id && shown.asked.includes(this.room?.you ?? "") ? ["asked"] : [];
  }

  override render(): TemplateResult {
    const { room, session } = this;
    const title = html`<h2 class="head hide" part="title" id="title">${t("call-title")}</h2>`;
    if (!room || !session) return title;
    return html`<section class="stack" aria-labelledby="title" data-testid="call" data-phase=${session.phase}>
      ${title}
      ${session.phase === "in" ? this.#inside(room, session) : session.phase === "opening" ? this.#opening(session) : this.#outside(room, session)}
      ${this.open ? html`<samesky-call-devices .session=${session}></samesky-call-devices>` : nothing}
    </section>`;
  }

  // ------------------------------------------------------------------------------------------ outside

  #outside(room: Room, session: Session): TemplateResult {
    if (session.trouble || session.own.lacks.mic) return this.#trouble(session);
    const state = this.shown?.id ? this.shown : undefined;
    if (!state) return this.#nothing(room, session);
    const inside = Object.keys(state.inside);
    const others = inside.filter((one) => one !== room.you);
    if (inside.includes(room.you))
      return this.#card(
        t("call-elsewhere"),
        "",
        html`${button("call-here", t("call-here"), () => session.enter(true))}${button("call-here-voice", t("call-without"), () => session.enter(false), " quiet")}`,
      );
    if (inside.length >= MOST) return this.#card(this.#on(others), t("call-full"), nothing);
    if (!state.asked.includes(room.you))
      return this.#card(this.#on(others), t("call-on-lead"), this.#ways(session));
    if (session.unseen.call === state.id)
      return html`<p class="soft row" data-testid="call-hidden">${t("call-hidden")} ${button("call-show", t("call-hidden-show"), () => session.notNow(false), " bare small")}</p>`;
    const by = others.includes(state.by) ? state.by : (others[0] ?? "");
    return this.#card(
      t("call-asks", { name: this.nameOf(by) }),
      t("call-asks-lead"),
      html`${this.#ways(session)}${button("call-not-now", t("call-not-now"), () => session.notNow(), " bare")}`,
      "call-asks",
    );
  }

  #nothing(room: Room, session: Session): TemplateResult {
    const others = Object.keys(room.members).filter((one) => one !== room.you);
    const [first] = others;
    const one = others.length === 1 ? first : undefined;
    const how = one && lightOf(room.presence[one]?.status) !== "here" ? this.#gone(room, one) : "";
    if (!first) return this.#card(t("call-title"), t("call-alone"), nothing, "call-alone");
    return html`<div class="stack ask" data-testid="call-none">
      <h3 class="voice t5">${t("call-title")}</h3><p class="soft lead">${t(others.length > 1 ? "call-lead-many" : "call-lead")}</p>
      <ul class="row">${others.slice(0, 12).map((member) => html`<li class="who ${this.hueOf(member)}"><i class="light ${lightOf(room.presence[member]?.status)}" aria-hidden="true"></i><span>${this.nameOf(member)}</span></li>`)}</ul>
      ${how ? html`<p class="t2 soft" data-testid="call-away">${how}</p>` : nothing}
      <div class="acts">${this.#ways(session)}${this.#devices(" bare")}</div>
    </div>`;
  }

  #ways(session: Session): TemplateResult {
    return html`${button("call-with", t("call-with"), () => session.enter(true))}${button("call-without", t("call-without"), () => session.enter(false), " quiet")}`;
  }

  #card(title: string, lead: string, acts: unknown, testid = "call-on"): TemplateResult {
    return html`<div class="paper stack ask" part="panel" data-testid=${testid}>
      <div role="status"><h3 class="voice t5">${title}</h3></div>${lead ? html`<p class="soft">${lead}</p>` : nothing}
      ${acts === nothing ? nothing : html`<div class="acts">${acts}</div>`}</div>`;
  }

  #on(others: readonly string[]): string {
    return t("call-on", { names: this.#names(others), count: others.length });
  }

  #trouble(session: Session): TemplateResult {
    const { mic } = session.own.lacks;
    const key = (session.trouble ? `call-trouble-${session.trouble}` : `call-lack-mic-${mic}`) as Key;
    const again = mic && !session.trouble;
    return html`<div class="stack trouble" data-testid="call-trouble" data-what=${session.trouble || `mic-${mic}`}>
      <div role="status"><h3 class="voice t5">${t(key)}</h3></div><p class="soft">${t(`${key}-lead` as Key)}</p>
      <div class="acts">
        ${again ? html`${button("call-again", t("call-again"), () => this.#again(session, true))}${button("call-without-mic", t("call-without-mic"), () => this.#again(session, false), " quiet")}` : nothing}
        ${button("call-close", t("call-close"), () => session.settled(), again ? " bare" : " quiet")}
        ${session.trouble === "no-relay" || mic === "other" ? this.#devices(" bare") : nothing}
      </div></div>`;
  }

  #again(session: Session, mic: boolean): void {
    session.settled();
    void session.enter(true, mic);
  }

  #opening(session: Session): TemplateResult {
    return this.#card(
      t("call-opening"),
      t("call-opening-lead"),
      button("call-take-back", t("call-take-back"), () => session.leave(), " quiet"),
      "call-opening",
    );
  }

  // ------------------------------------------------------------------------------------------ inside

  #inside(room: Room, session: Session): TemplateResult {
    const people: People = { name: (one) => this.nameOf(one), hue: (one) => this.hueOf(one) };
    const asked = this.shown?.asked ?? [];
    const waits = session.others.size === 0 ? this.#waits(room, asked) : undefined;
    return html`${faces(session, people, waits, this.#over(room, session))}
      <div class="tools" role="group" aria-label=${t("call-tools")}>${this.#tools(session)}</div>
      <div class="says">${this.#says(room, session, asked)}</div>`;
  }

  #waits(room: Room, asked: readonly string[]): TemplateResult {
    const [first = ""] = asked;
    const hue = asked.length === 1 ? this.hueOf(first) : "p-amber";
    const here = asked.filter((one) => lightOf(room.presence[one]?.status) === "here");
    const said = here.length
      ? t("call-rings", { names: this.#names(here), count: here.length })
      : asked.length === 1
        ? this.#gone(room, first)
        : t("call-rings", { names: this.#names(asked), count: asked.length });
    return html`<div class="face ${hue}" data-state="coming" data-testid="call-rings"><div class="waits"><i class="big" aria-hidden="true"></i>
      <p class="voice t4">${said}</p><p class="t2">${t("call-rings-lead")}</p></div></div>`;
  }

  /** Of who is not here: that it is night there, or that they are told, if they like. */
  #gone(room: Room, member: string): string {
    const [name, time] = [this.nameOf(member), asleep(room, member)];
    return time ? t("call-asleep", { name, time }) : t("call-away", { name });
  }

  #tools(session: Session): TemplateResult {
    const { own } = session;
    const { mic } = own.says;
    const camera = own.sends.camera !== null;
    const screen = own.sends.screen !== null;
    // What does not go out looks pressed in; a screen reader hears whether it is muted, seen, shared.
    return html`
      ${tool("call-mute", mic ? "mic" : "muted", t("call-mute"), () => own.mute(), { on: !mic, off: !mic })}
      ${tool("call-camera", camera ? "camera" : "no-camera", t("call-camera"), () => own.camera(), { on: camera, off: !camera })}
      ${canShare() ? tool("call-share", "share", t("call-share"), () => own.share(), { on: screen, off: screen }) : nothing}
      ${tool("call-devices", "devices", t("call-devices"), () => this.#toggle(), { open: this.open })}
      ${tool("call-end", "end", t("call-end"), () => session.leave())}`;
  }

  /** What is to be known of the lines, over the pictures. */
  #over(room: Room, session: Session): TemplateResult {
    const others = [...session.others.values()];
    const lost = others.filter(({ line }) => line.state === "lost" || line.says.bye);
    const theirs = others.filter(({ line }) => line.says.thin && line.state === "live");
    const { camera, screen, mic } = session.own.lacks;
    return html`
      ${session.silent ? html`<div class="note" data-testid="call-silent"><span class="grow">${t("call-silent")}</span>${button("call-hear", t("call-hear"), () => session.hear(), " small")}</div>` : nothing}
      ${room.connection === "waiting" && others.length ? note("call-hub-away", t("call-hub-away")) : nothing}
      ${lost.length ? note("call-lost", t("call-lost", { name: this.#names(lost.map((one) => one.member)) })) : nothing}
      ${this.#blocked(session) ? note("call-blocked", t("call-blocked")) : nothing}
      ${others.some(({ line }) => line.thin.thin) ? note("call-thin", t("call-thin"), "thin") : theirs.length ? note("call-thin-them", t("call-thin-them", { name: this.#names(theirs.map((one) => one.member)) }), "thin") : nothing}
      ${camera ? note("call-lack-camera", t(`call-lack-camera-${camera}`)) : nothing} ${screen ? note("call-lack-screen", t("call-lack-screen")) : nothing}
      ${mic === "gone" ? note("call-lack-mic", `${t("call-lack-mic-gone")}. ${t("call-lack-mic-gone-lead")}`) : nothing}
      ${session.own.sends.screen ? note("call-shares", t("call-shared-you"), "share") : nothing}`;
  }

  #says(room: Room, session: Session, asked: readonly string[]): TemplateResult {
    const others = [...session.others.values()];
    const [first] = others;
    const seen = first?.line.state === "live" && first.line.says.camera && !first.line.says.thin;
    const inside = this.shown?.inside ?? {};
    const more = Object.keys(room.members).filter((one) => one !== room.you && !(one in inside));
    const free = others.length + 1 < MOST;
    return html`
      ${first && seen && others.length === 1 ? html`<p class="hint" data-testid="call-eye">${callIcon("eye", true)}<span>${t("call-eye", { name: this.nameOf(first.member) })}</span></p>` : nothing}
      ${first && asked.length ? html`<p class="hint">${t("call-asked-more", { names: this.#names(asked), count: asked.length })}</p>` : nothing}
      ${first && more.length && !asked.length && free ? html`<div class="hint">${button("call-ask-more", t("call-ask-more", { names: this.#names(more) }), () => session.askMore(), " quiet small")}</div>` : nothing}`;
  }

  /** Whether a line has been coming for so long that the networks may be why. */
  #blocked(session: Session): boolean {
    const now = performance.now() / 1000;
    let blocked = false;
    for (const [device, { line }] of session.others) {
      if (line.state !== "coming" || !line.tried) this.#came.delete(device);
      else if (!this.#came.has(device)) {
        this.#came.set(device, now);
        setTimeout(() => this.requestUpdate(), BLOCKED * 1000 + 50);
      } else if (now - (this.#came.get(device) ?? now) >= BLOCKED) blocked = true;
    }
    return blocked;
  }

  #devices(how: string): TemplateResult {
    return html`<button class="btn${how}" type="button" aria-expanded=${String(this.open)} data-testid="call-devices" @click=${() => this.#toggle()}>${callIcon("devices", true)}${t("call-devices")}</button>`;
  }

  async #toggle(): Promise<void> {
    this.open = !this.open;
    await this.updateComplete;
    this.renderRoot.querySelector("samesky-call-devices")?.scrollIntoView({ block: "nearest" });
  }

  #names(members: readonly string[]): string {
    return listed(members.map((one) => this.nameOf(one)));
  }
}

function button(testid: string, words: string, run: () => unknown, how = ""): TemplateResult {
  return html`<button class="btn${how}" part=${how ? "quiet" : "action"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
}

function tool(
  testid: string,
  icon: CallIcon,
  words: string,
  run: () => unknown,
  { on, off = false, open }: { on?: boolean; off?: boolean; open?: boolean } = {},
): TemplateResult {
  return html`<button class="rb ${icon === "end" ? "endc" : ""} ${off ? "off" : ""}" type="button" data-testid=${testid} aria-pressed=${on ?? nothing} aria-expanded=${open ?? nothing} @click=${run}>
    <span class="o">${callIcon(icon)}</span><span>${words}</span></button>`;
}

function note(testid: string, words: string, icon?: CallIcon): TemplateResult {
  return html`<p class="note" data-testid=${testid}>${icon ? callIcon(icon, true) : nothing}<span class="grow">${words}</span></p>`;
}

define("samesky-call", SameskyCall);
