import { html, type nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { PlayView, Sketch } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, t } from "../words/words.ts";
import { asleep } from "./asleep.ts";
import { fetchBlob, keepBlob, unsealed } from "./blobs.ts";
import { west } from "./daylight.ts";
import { look } from "./look.ts";
import { cardText, type Games, games, NO_GAMES } from "./play-cards.ts";
import { album, drawing } from "./play-draw.ts";
import { playLook } from "./play-look.ts";
import {
  drawingIn,
  fieldOf,
  insideOf,
  insideWritten,
  jokeIn,
  taleOf,
  taleWritten,
  wordsField,
} from "./play-note.ts";
import type { Hand } from "./play-sheet.ts";
import { jar, shelf } from "./play-shelf.ts";
import { Strokes } from "./play-strokes.ts";
import { type Table, table } from "./play-table.ts";
import { playWords } from "./play-words.ts";
import { define, lightOf, RoomElement, why } from "./room-element.ts";
import { isOpen } from "./round.ts";
import { type Line, sketchOf, sketchWritten } from "./sketch.ts";

/** The field that a picture is sealed for, and how many things of the shelf are shown at first. */
const [PICTURE, SHELF] = ["draw.picture", 6];

/**
 * `<samesky-play>`: this or that, sentences to finish, two truths and a tale, drawing, a jar of jokes, a shelf.
 *
 * @cssstate sealed - Something of a game is in, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - The page is open.
 */
export class SameskyPlay extends RoomElement<PlayView> {
  static override styles = [look, playLook];
  static override properties: PropertyDeclarations = {
    games: { state: true },
    writing: { state: true },
    changing: { state: true },
    hand: { state: true },
    pictures: { state: true },
    many: { state: true },
    looking: { state: true },
  };
  declare games: Games;
  declare writing: Table["writing"];
  /** The page of which I say mine anew. */
  declare changing: string;
  declare hand: Hand | undefined;
  /** Pictures that were kept, by blob. */
  declare pictures: ReadonlyMap<string, readonly Line[]>;
  /** How much of the shelf is shown. */
  declare many: number;
  /** Whether I look at drawings of before. */
  declare looking: boolean;
  #gamesIn: Language | undefined;
  #strokes: Strokes | undefined;
  #opening: (() => void) | undefined;
  readonly #asked = new Set<string>();

  constructor() {
    super();
    this.on = "play";
    this.games = NO_GAMES;
    this.writing = this.changing = "";
    this.pictures = new Map();
    this.many = SHELF;
    this.looking = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["play-title", playWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
    this.#strokes?.stop();
  }

  protected override listens(room: Room): (() => void)[] {
    this.#strokes?.stop();
    const strokes = new Strokes(room, this.on, () => this.requestUpdate());
    this.#strokes = strokes;
    return [
      room.on("signal", ({ from, kind, data }) => {
        if (kind === "stroke") strokes.heard(from, data);
      }),
    ];
  }

  protected override turned(before: PlayView | undefined): void {
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen))
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
    if (before?.page !== this.shown?.page) this.writing = "";
    if (before?.sketch?.id !== this.shown?.sketch?.id) this.hand = undefined;
  }

  protected override get marks(): readonly string[] {
    const [round, you] = [this.shown?.round, this.room?.you ?? ""];
    if (!round) return [];
    if (isOpen(round, this.seen)) return ["revealed"];
    const waits = round.in.includes(you) && round.awaited.length > 0;
    return [...(round.in.length ? ["sealed"] : []), ...(waits ? ["waiting"] : [])];
  }

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("play-title")}</h2>`;
    this.#load();
    const view = this.shown;
    const sketch = view?.sketch ?? null;
    this.#strokes?.follow(sketch && !sketch.over ? sketch.id : "", sketch?.by ?? "");
    return html`
      <div class="all" data-testid="play">
        <div class="lead stack g3"><h2 class="head" part="title" id="title">${t("play-title")}</h2><p class="soft">${t("play-lead")}</p>${this.refusal()}</div>
        <div class="side"><section class="stack g3" aria-labelledby="table"><h3 class="label" id="table">${t("play-table")}</h3>${this.#table(room, view)}</section></div>
        <div class="side"><section class="stack g3" aria-labelledby="drawing"><h3 class="label" id="drawing">${t("play-drawing")}</h3>${this.#drawing(room, sketch)}${this.#album(room)}</section>
          ${this.#jar(room, view)}${this.#shelf(room)}</div>
      </div>`;
  }

  #load(): void {
    const wanted = language();
    if (this.#gamesIn === wanted) return;
    this.#gamesIn = wanted;
    games(wanted).then(
      (found) => {
        this.games = found;
      },
      () => {
        this.#gamesIn = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  // ---------------------------------------------------------------------------------------------- the table

  #table(room: Room, shown: PlayView | undefined): TemplateResult {
    const view: PlayView = shown ?? {
      ...{ page: "p1", round: null, game: null, card: null, by: "", words: null, sketch: null },
      ...{ jar: {}, inside: 0, pulled: null },
    };
    const game = view.game ?? "finish";
    const open = isOpen(view.round, this.seen);
    const words = view.words ? this.words(view.words, wordsField(game), view.by) : "";
    const said = (member: string): string | undefined => {
      const box = view.round?.answers[member];
      return box && this.opened(box, fieldOf({ ...view, game }, member), member);
    };
    const { page } = view;
    return table({
      ...{ view, games: this.games, you: room.you, members: west(room.members), open, words },
      tale: view.game === "tale" ? taleOf(words) : undefined,
      mine: said(room.you) ?? "",
      changing: this.changing === page,
      writing: this.writing,
      name: (member) => this.nameOf(member),
      hue: (member) => this.hueOf(member),
      said,
      night: (member) => asleep(room, member),
      send: (cmd, args) => this.ask(cmd, args),
      answer: async (text) => {
        if (await this.say("answer", "text", text, { page })) this.changing = "";
      },
      change: () => {
        this.changing = page;
      },
      write: (what) => {
        this.writing = what;
      },
      begin: (event) => void this.#begin(event, view),
      tell: (event) => void this.#tell(event, view),
    });
  }

  /** The page that is left, where there is one. */
  #after(view: PlayView): Record<string, string> {
    return view.game ? { after: view.page } : {};
  }

  async #begin(event: SubmitEvent, view: PlayView): Promise<void> {
    event.preventDefault();
    const text = fieldsOf(event).text?.replace(/[\s….]+$/, "") ?? "";
    const box = text && (await this.box("begin.text", text, this.on));
    if (box && (await this.ask("begin", { text: box, ...this.#after(view) }))) this.writing = "";
  }

  async #tell(event: SubmitEvent, view: PlayView): Promise<void> {
    event.preventDefault();
    const { line0 = "", line1 = "", line2 = "", which = "" } = fieldsOf(event);
    const text = await this.box("tell.text", taleWritten([line0, line1, line2]));
    const tale = text && (await this.box("tell.which", which));
    if (tale && (await this.ask("tell", { text, which: tale, ...this.#after(view) }))) this.writing = "";
  }

  // ---------------------------------------------------------------------------------------------- the sheet

  #drawing(room: Room, sketch: Sketch | null): TemplateResult {
    const strokes = this.#strokes;
    const kept = sketch?.picture ? this.#picture(room, sketch.picture, sketch.by) : undefined;
    const lines = strokes?.pen?.lines ?? (strokes?.lines.length ? strokes.lines : kept) ?? [];
    return drawing({
      ...{ sketch, you: room.you, pen: strokes?.pen, hand: this.hand, lines },
      others: west(room.members).filter((one) => one !== room.you),
      thing: cardText(this.games, sketch?.card),
      here: lightOf(room.presence[sketch?.by ?? ""]?.status) === "here",
      name: (member) => this.nameOf(member),
      hue: (member) => this.hueOf(member),
      guess: (member, _, box) => this.words(box, `guess.text/${sketch?.id}`, member),
      send: (cmd, args) => this.ask(cmd, args),
      keep: (cmd, args) => this.#keep(room, cmd, args),
      drawn: () => strokes?.drawn(),
      moved: (hand) => {
        this.hand = hand;
      },
      say: async (event) => {
        event.preventDefault();
        const form = event.currentTarget as HTMLFormElement;
        const { text = "" } = fieldsOf(event);
        if (text && (await this.say("guess", "text", text, { sketch: sketch?.id ?? "" }))) form.reset();
      },
    });
  }

  #album(room: Room): TemplateResult | typeof nothing {
    const all = room.entries.flatMap((entry) => {
      const one = entry.on === this.on ? drawingIn(entry) : undefined;
      return one ? [{ ...one, id: entry.id, by: entry.by ?? "" }] : [];
    });
    return album({
      all: all.reverse().map(({ id, card, found, picture, by }) => {
        const thing = cardText(this.games, card);
        const words = found ? t("play-found", { thing, name: this.nameOf(found) }) : t("play-was", { thing });
        return { id, words, lines: this.looking ? this.#picture(room, picture, by) : undefined };
      }),
      open: this.looking,
      toggled: (open) => {
        this.looking = open;
      },
    });
  }

  /** Keeps what I have drawn, where I have drawn anything, and sends the command. */
  async #keep(room: Room, cmd: string, args: Record<string, unknown> = {}): Promise<void> {
    const lines = this.#strokes?.pen?.lines ?? [];
    this.trouble = "";
    try {
      const picture = lines.length ? await keepBlob(room, this.on, PICTURE, sketchWritten(lines)) : undefined;
      if (picture) this.pictures = new Map(this.pictures).set(picture, lines);
      if (picture || cmd !== "leave") await this.ask(cmd, { ...args, ...(picture ? { picture } : {}) });
    } catch (error) {
      this.trouble = why(error);
    }
  }

  #picture(room: Room, blob: string, by: string): readonly Line[] | undefined {
    const found = this.pictures.get(blob);
    if (found || this.#asked.has(blob)) return found;
    this.#asked.add(blob);
    fetchBlob(room, blob)
      .then((box) => unsealed(room, box, this.on, PICTURE, by))
      .then(
        (text) => {
          this.pictures = new Map(this.pictures).set(blob, sketchOf(text) ?? []);
        },
        () => this.#asked.delete(blob), // out of reach: the next drawing tries again
      );
    return undefined;
  }

  // ------------------------------------------------------------------------------------ the jar, the shelf

  #jar(room: Room, view: PlayView | undefined): TemplateResult {
    const pulled = view?.pulled;
    return jar({
      mine: Object.entries(view?.jar ?? {}).map(([id, box]) => ({
        ...{ id, text: this.words(box, "slip.text", room.you) },
      })),
      inside: view?.inside ?? 0,
      pulled: pulled
        ? { name: this.nameOf(pulled.by), text: this.words(pulled.text, "slip.text", pulled.by) }
        : undefined,
      put: (event) => void this.#put(event, "slip", ({ text = "" }) => text),
      back: (slip) => void this.ask("take_back", { slip }),
      pull: () => void this.ask("pull"),
    });
  }

  #shelf(room: Room): TemplateResult {
    const all = room.entries
      .filter((one) => one.on === this.on && one.kind === "inside" && jokeIn(one))
      .reverse();
    return shelf({
      all: all.slice(0, this.many).flatMap((entry) => {
        const one = jokeIn(entry);
        if (!one) return [];
        const text = this.words(one.box, one.field, one.by, entry.at);
        return [{ ...insideOf(text), id: entry.id, hue: this.hueOf(one.by), name: this.nameOf(one.by) }];
      }),
      more: all.length > this.many || room.earlier,
      further: async () => {
        this.many += SHELF;
        if (this.many > all.length && room.earlier) await room.page().catch(() => undefined);
        this.requestUpdate();
      },
      put: (event) =>
        void this.#put(
          event,
          "shelve",
          ({ words = "", from = "" }) => words && insideWritten({ words, from }),
        ),
    });
  }

  async #put(event: SubmitEvent, cmd: string, text: (fields: Fields) => string): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const words = text(fieldsOf(event));
    if (!words || !(await this.say(cmd, "text", words))) return;
    form.reset();
    form.closest("details")?.removeAttribute("open");
  }
}

type Fields = Readonly<Record<string, string>>;

/** What stands in the fields of a form. */
function fieldsOf(event: SubmitEvent): Fields {
  const data = new FormData(event.currentTarget as HTMLFormElement);
  return Object.fromEntries([...data].map(([name, value]) => [name, String(value).trim()]));
}

define("samesky-play", SameskyPlay);
