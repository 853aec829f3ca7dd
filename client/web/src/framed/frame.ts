// A room in a frame: shows it with the elements, and does what the page around asks for.

import type { SameskyRoom } from "../elements/room.ts";
import type { GetToken } from "../elements/ticket.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Asked, Told } from "./messages.ts";

/** Milliseconds that the page around may take to find a fresh token. */
const PATIENCE = 20_000;

type Entering = Extract<Asked, { do: "enter" }>;
type Command = Extract<Asked, { do: "command" }>;

/** Draws into `body`, and tells the page around what happens. */
export class Frame {
  #room: string;
  #body: HTMLElement;
  #tell: (told: Told) => void;
  #place: SameskyRoom | undefined;
  #token: ((token: string) => void) | undefined;
  #ready = false;

  constructor(room: string, body: HTMLElement, tell: (told: Told) => void) {
    this.#room = room;
    this.#body = body;
    this.#tell = tell;
  }

  /** Does what was asked. */
  heard(asked: Asked): void {
    switch (asked.do) {
      case "enter":
        this.#enter(asked);
        break;
      case "token":
        this.#token?.(asked.token);
        break;
      case "command":
        void this.#command(asked);
        break;
      case "leave":
        this.#leave();
        this.#tell({ event: "done", ...(asked.id === undefined ? {} : { id: asked.id }) });
        break;
    }
  }

  #enter({ token, key, theme, lang, show }: Entering): void {
    this.#leave();
    const root = this.#body.ownerDocument.documentElement;
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    if (lang) root.lang = lang;
    const place = this.#body.ownerDocument.createElement("samesky-room");
    let unused: string | undefined = token;
    const getToken: GetToken = () => {
      const first = unused;
      unused = undefined;
      return first ?? this.#fresh();
    };
    place.room = this.#room;
    place.getToken = getToken;
    if (key) place.getKey = () => key;
    if (lang) place.lang = lang;
    this.#listen(place);
    place.append(...show.map((name) => this.#body.ownerDocument.createElement(`samesky-${name}`)));
    this.#place = place;
    this.#body.append(place);
  }

  #listen(place: SameskyRoom): void {
    const on = <T>(what: string, run: (detail: T) => void) =>
      place.addEventListener(`samesky-${what}`, (event) => run((event as CustomEvent<T>).detail));
    on<{ state: string }>("connection", ({ state }) => {
      const room = place.joined;
      if (state === "live" && room && !this.#ready) {
        this.#ready = true;
        const members = Object.entries(room.members).map(([id, { name }]) => [id, { name }]);
        this.#tell({ event: "ready", you: room.you, members: Object.fromEntries(members) });
      }
      this.#tell({ event: "connection", state });
    });
    on<{ seq: number; at: number; states: object }>("change", ({ seq, at, states }) => {
      const kinds = new Set(Object.keys(states).map((on) => on.split(":")[0] as string));
      this.#tell({ event: "change", seq, at, kinds: [...kinds] });
    });
    on<{ member: string; status: string }>("presence", (one) => this.#tell({ event: "presence", ...one }));
    on<{ code: string; message: string }>("refused", ({ code, message }) =>
      this.#tell({ event: "refused", code, message }),
    );
    on<{ code: number; reason: string }>("ended", (one) => this.#tell({ event: "ended", ...one }));
  }

  #leave(): void {
    this.#place?.remove();
    this.#place = undefined;
    this.#ready = false;
  }

  /** Asks the page around for a token. */
  #fresh(): Promise<string> {
    return new Promise((done, refuse) => {
      const late = () => refuse(new RefusedError("unavailable", "The page around gave no token in time."));
      const timer = setTimeout(late, PATIENCE);
      this.#token = (token) => {
        clearTimeout(timer);
        this.#token = undefined;
        done(token);
      };
      this.#tell({ event: "token" });
    });
  }

  async #command({ id, on, cmd, args }: Command): Promise<void> {
    try {
      const room = this.#place?.joined;
      if (!room) throw new RefusedError("unavailable", "Nobody has entered.");
      this.#tell({ event: "done", id, seq: await room.do(on, cmd, args) });
    } catch (error) {
      const refused =
        error instanceof RefusedError ? error : new RefusedError("invalid", "This cannot be done.");
      this.#tell({ event: "refused", id, code: refused.code, message: refused.message });
    }
  }
}
