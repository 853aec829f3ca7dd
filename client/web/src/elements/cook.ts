import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { CookView, DishView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, t } from "../words/words.ts";
import type { System } from "./amounts.ts";
import { fetchBlob, keepBlob, unsealed } from "./blobs.ts";
import { bringForm, mindForm } from "./cook-forms.ts";
import type { Problem } from "./cook-import.ts";
import { type Filter, type Listed, list, preview } from "./cook-list.ts";
import { cookLook } from "./cook-look.ts";
import { broughtIn, type Mind, mindOf, mindWritten, RECIPE, recipeOf, recipeWritten } from "./cook-note.ts";
import { type Kitchen, keepUnits, unitsHere } from "./cook-parts.ts";
import { stove, table, timersOf } from "./cook-stove.ts";
import { warnings } from "./cook-warn.ts";
import { cookWords } from "./cook-words.ts";
import { west } from "./daylight.ts";
import { look } from "./look.ts";
import { type Recipe, recipes } from "./recipes.ts";
import { define, why } from "./room-element.ts";
import { TickingElement } from "./ticking-element.ts";

/** A recipe that somebody brought, as the room names it. */
interface Own {
  by: string;
  text: string;
  title: string;
}

/**
 * `<samesky-cook>`: one dish in every kitchen, a step at a time; the next opens when all are done.
 *
 * @cssstate waiting - I am done with the step, and others are awaited.
 * @cssstate running - A timer of the dish runs.
 * @cssstate revealed - It is on the table.
 */
export class SameskyCook extends TickingElement<CookView> {
  static override styles = [look, cookLook];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    own: { state: true },
    chosen: { state: true },
    servings: { state: true },
    filter: { state: true },
    system: { state: true },
    draft: { state: true },
    problem: { state: true },
    mind: { state: true },
    changing: { state: true },
    choosing: { state: true },
    unseen: { state: true },
  };
  declare deck: readonly Recipe[];
  /** Words of recipes that somebody brought, by blob; null: they are not to be had. */
  declare own: ReadonlyMap<string, Recipe | null>;
  /** The recipe that is looked at before it is cooked. */
  declare chosen: Listed | undefined;
  declare servings: number;
  declare filter: Filter;
  declare system: System;
  /** A recipe from elsewhere, or what is wrong with it. */
  declare draft: Recipe | undefined;
  declare problem: Problem | undefined;
  declare mind: Mind | undefined;
  /** The dish of which I write my line anew. */
  declare changing: string;
  /** The dish on the table, after which I choose another. */
  declare choosing: string;
  /** The ask that I do not want to see now. */
  declare unseen: string;
  #deckIn: Language | undefined;
  readonly #asked = new Set<string>();
  #step = "";

  constructor() {
    super();
    this.on = "cook";
    this.deck = [];
    this.own = new Map();
    this.servings = 1;
    this.filter = "all";
    this.system = unitsHere();
    this.changing = this.choosing = this.unseen = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["cook-title", cookWords];
  }

  protected override changesAfter(now: number): number | undefined {
    const [room, dish] = [this.room, this.shown?.dish];
    const next =
      room && dish ? timersOf(room, dish, this.name, now).flatMap(({ face }) => face.next ?? []) : [];
    return next.length ? Math.min(...next) : undefined;
  }

  protected override get marks(): readonly string[] {
    const [room, dish] = [this.room, this.shown?.dish];
    if (!room || !dish) return [];
    if (dish.step > dish.steps) return ["revealed"];
    const runs = timersOf(room, dish, this.name, this.seen ?? 0).some(({ face }) => face.phase === "running");
    const waits = (dish.done[room.you] ?? 0) > dish.step && dish.awaits.length > 0;
    return [...(waits ? ["waiting"] : []), ...(runs ? ["running"] : [])];
  }

  protected override turned(before: CookView | undefined): void {
    const dish = this.shown?.dish;
    if (dish?.id === before?.dish?.id) return;
    this.chosen = undefined;
    this.choosing = this.changing = "";
  }

  protected override updated(changed?: PropertyValues): void {
    super.updated();
    const dish = this.shown?.dish;
    const step = this.chosen ? `of ${this.chosen.key}` : dish ? `${dish.id} ${dish.step}` : "";
    // Who has tapped something that is gone with the step goes on from its heading.
    if (this.#step && step && step !== this.#step && changed && !this.renderRoot.querySelector(":focus")) {
      const had = document.activeElement === this || this.matches(":focus-within");
      if (had) this.renderRoot.querySelector<HTMLElement>("h3[tabindex]")?.focus();
    }
    this.#step = step;
  }

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("cook-title")}</h2>`;
    this.#load();
    const minds = this.#minds(room);
    const dish = this.shown?.dish;
    const title = dish && !this.#elsewhere(dish) ? this.#titleOf(dish) : t("cook-title");
    return html`<div class="stack" data-testid="cook" data-phase=${this.#phase(dish)}>
      <h2 class="head" part="title" id="title" dir="auto">${title}</h2>
      ${this.#inside(room, dish, minds)} ${this.refusal()}</div>`;
  }

  #phase(dish: DishView | null | undefined): string {
    if (this.chosen) return "chosen";
    if (!dish || this.#elsewhere(dish)) return "list";
    return dish.step > dish.steps ? "table" : "stove";
  }

  /** Whether I look for another dish while this one stands on the table. */
  #elsewhere(dish: DishView): boolean {
    return dish.step > dish.steps && this.choosing === dish.id;
  }

  #inside(room: Room, dish: DishView | null | undefined, minds: ReadonlyMap<string, Mind>): TemplateResult {
    if (dish && !this.#elsewhere(dish)) {
      return dish.step > dish.steps ? this.#table(room, dish) : this.#stove(room, dish, minds);
    }
    const { chosen } = this;
    const recipe = chosen?.recipe ?? (chosen && this.own.get(chosen.key));
    if (chosen && recipe) {
      return preview({
        recipe,
        warnings: warnings(recipe, minds),
        kitchen: { system: this.system, servings: this.servings },
        name: (member) => this.nameOf(member),
        back: () => {
          this.chosen = undefined;
        },
        serve: (servings) => {
          this.servings = servings;
        },
        use: (system) => this.#use(system),
        begin: () => void this.#begin(chosen, recipe),
      });
    }
    return this.#list(room, minds);
  }

  #load(): void {
    const wanted = language();
    if (this.#deckIn === wanted) return;
    this.#deckIn = wanted;
    recipes(wanted).then(
      (deck) => {
        this.deck = deck;
      },
      () => {
        this.#deckIn = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  /** What each does not eat, as far as it opens here; west first. */
  #minds(room: Room): ReadonlyMap<string, Mind> {
    return new Map(
      west(room.members).flatMap((who): [string, Mind][] => {
        const mind = mindOf(this.opened(this.shown?.minds[who], "mind.text", who));
        return mind && mind.allergens.length + mind.dislikes.length ? [[who, mind]] : [];
      }),
    );
  }

  #titleOf(dish: DishView): string {
    if (dish.recipe) return this.deck.find(({ id }) => id === dish.recipe)?.title ?? t("cook-title");
    return this.words(dish.brought?.title, "bring.title", dish.brought?.by) || t("cook-brought");
  }

  /** The words of a recipe; undefined while they are not here. */
  #recipeOf(room: Room, dish: DishView): Recipe | undefined {
    if (dish.recipe) return this.deck.find(({ id }) => id === dish.recipe);
    return dish.brought ? (this.#ownRecipe(room, dish.brought) ?? undefined) : undefined;
  }

  #ownRecipe(room: Room, { by, text }: Pick<Own, "by" | "text">): Recipe | null | undefined {
    const found = this.own.get(text);
    if (found !== undefined || this.#asked.has(text)) return found;
    this.#asked.add(text);
    const keep = (recipe: Recipe | null) => {
      this.own = new Map(this.own).set(text, recipe);
    };
    fetchBlob(room, text)
      .then((box) => unsealed(room, box, this.on, RECIPE, by))
      .then(
        (words) => keep(recipeOf(words) ?? null),
        () => this.#asked.delete(text), // out of reach: the next drawing tries again
      );
    return undefined;
  }

  // ---------------------------------------------------------------------------------------------- choosing

  #list(room: Room, minds: ReadonlyMap<string, Mind>): TemplateResult {
    const ours = this.deck.map((recipe) => ({
      ...{ key: recipe.id, title: recipe.title, recipe, warnings: warnings(recipe, minds) },
    }));
    const brought = this.#brought(room).map(({ by, text, title }): Listed => {
      const recipe = this.#ownRecipe(room, { by, text }) ?? undefined;
      return { key: text, title, by, recipe, warnings: recipe ? warnings(recipe, minds) : [] };
    });
    const mine = mindOf(this.opened(this.shown?.minds[room.you], "mind.text", room.you));
    return html`
      <p class="soft">${t("cook-lead")}</p>
      ${mindForm({
        said: [...minds].map(([who, { allergens, dislikes }]) => ({
          hue: this.hueOf(who),
          name: this.nameOf(who),
          what: listed([...allergens.map((one) => t(`cook-allergen-${one}`)), ...dislikes]),
        })),
        draft: this.mind ?? mine ?? { allergens: [], dislikes: [] },
        mine: room.you in (this.shown?.minds ?? {}),
        changed: (draft) => {
          this.mind = draft;
        },
        save: (event) => void this.#saveMind(event, mine),
        takeBack: () => {
          this.mind = undefined;
          void this.ask("mind", { text: null });
        },
      })}
      ${list({
        ours,
        brought,
        filter: this.filter,
        name: (member) => this.nameOf(member),
        show: (filter) => {
          this.filter = filter;
        },
        choose: (one) => {
          if (one.recipe) this.chosen = one;
        },
      })}
      ${bringForm({
        draft: this.draft,
        problem: this.problem,
        kitchen: { system: this.system, servings: this.servings },
        read: ({ recipe, problem }) => {
          [this.draft, this.problem] = [recipe, problem];
        },
        keep: () => void this.#bring(room),
        drop: () => {
          this.draft = undefined;
        },
      })}`;
  }

  /** Recipes that members brought, the newest first; the same words once. */
  #brought(room: Room): Own[] {
    const found = new Map<string, Own>();
    for (const entry of room.entries) {
      const one = entry.on === this.on ? broughtIn(entry) : undefined;
      if (!one) continue;
      const title = this.words(one.title, "bring.title", one.by, entry.at);
      found.set(one.text, { by: one.by, text: one.text, title });
    }
    return [...found.values()].reverse();
  }

  #use(system: System): void {
    this.system = system;
    keepUnits(system);
  }

  async #saveMind(event: SubmitEvent, mine: Mind | undefined): Promise<void> {
    event.preventDefault();
    const details = (event.currentTarget as HTMLElement).closest("details");
    const mind = this.mind ?? mine ?? { allergens: [], dislikes: [] };
    const text = await this.box("mind.text", mindWritten(mind));
    if (!text || !(await this.ask("mind", { text }))) return;
    this.mind = undefined;
    details?.removeAttribute("open");
  }

  async #bring(room: Room): Promise<void> {
    const draft = this.draft;
    if (!draft) return;
    this.trouble = "";
    let text: string;
    try {
      text = await keepBlob(room, this.on, RECIPE, recipeWritten(draft));
    } catch (error) {
      this.trouble = why(error);
      return;
    }
    const title = await this.box("bring.title", draft.title);
    if (!title || !(await this.ask("bring", { title, text }))) return;
    this.draft = undefined;
    this.renderRoot.querySelector("[data-testid=cook-bring]")?.removeAttribute("open");
  }

  async #begin(chosen: Listed, recipe: Recipe): Promise<void> {
    const after = this.shown?.dish ? { after: this.shown.dish.id } : {};
    const { servings } = this;
    if (chosen.recipe?.id) {
      await this.ask("begin", { recipe: chosen.key, servings, ...after });
      return;
    }
    const { room } = this;
    const entry = room?.entries.findLast((one) => one.on === this.on && broughtIn(one)?.text === chosen.key);
    const found = entry && broughtIn(entry);
    if (!found) return;
    const { text, by, title } = found;
    await this.ask("begin_own", { text, by, title, steps: recipe.steps.length, servings, ...after });
  }

  // -------------------------------------------------------------------------------------------- at the stove

  #kitchen(room: Room, dish: DishView): Kitchen {
    return { system: this.system, servings: dish.servings[room.you] ?? this.servings };
  }

  #stove(room: Room, dish: DishView, minds: ReadonlyMap<string, Mind>): TemplateResult {
    const ask = this.shown?.ask ?? null;
    const recipe = this.#recipeOf(room, dish);
    const topic = ask ? `${dish.id} ${ask.step} ${ask.until}` : "";
    return stove(
      {
        ...{ room, dish, ask, recipe, title: this.#titleOf(dish), kitchen: this.#kitchen(room, dish) },
        warnings: recipe ? warnings(recipe, minds) : [],
        unseen: topic !== "" && this.unseen === topic,
        now: this.seen ?? 0,
        name: (member) => this.nameOf(member),
        hue: (member) => this.hueOf(member),
        send: (cmd, args, on) => void this.ask(cmd, args, on),
        hide: () => {
          this.unseen = topic;
          void this.ask("not_now", { dish: dish.id, step: dish.step });
        },
        use: (system) => this.#use(system),
        time: (step, seconds) => void this.ask("time", { dish: dish.id, step, seconds }),
      },
      this.name,
    );
  }

  #table(room: Room, dish: DishView): TemplateResult {
    const field = `say.text/${dish.id}`;
    return html`${table({
      ...{ room, dish, title: this.#titleOf(dish), changing: this.changing === dish.id },
      mine: this.opened(dish.lines[room.you], field, room.you) ?? "",
      name: (member) => this.nameOf(member),
      hue: (member) => this.hueOf(member),
      line: (member) => this.words(dish.lines[member], field, member),
      change: () => {
        this.changing = dish.id;
      },
      say: (event) => void this.#say(event, dish),
      clear: () => void this.ask("put_away", { dish: dish.id }),
      other: () => {
        this.choosing = dish.id;
      },
    })}${nothing}`;
  }

  async #say(event: SubmitEvent, dish: DishView): Promise<void> {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
    if (text && (await this.say("say", "text", text, { dish: dish.id }))) this.changing = "";
  }
}

define("samesky-cook", SameskyCook);
