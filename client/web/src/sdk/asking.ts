// What a device asks of its hub over HTTP: fresh tokens, and which commands are lasting.

import { randomId } from "./chance.ts";
import { RefusedError } from "./errors.ts";
import type { Activities, FetchToken, Problem, Token } from "./protocol.d.ts";
import type { Access, HostAccess } from "./room.ts";

/** No answer within so many milliseconds is none. */
const PATIENCE = 10_000;
const TRIES = 3;
/** A token is fetched anew when it has less than so many milliseconds left. */
const SPARE = 30_000;

/** The token of a device, fetched anew before it is too old. */
export class Tokens {
  #access: Access | HostAccess;
  #token = "";
  #until = 0;

  constructor(access: Access | HostAccess) {
    this.#access = access;
  }

  /** A token that lives on for a while. Throws `RefusedError`: `forbidden` means that the device may not join. */
  async get(): Promise<string> {
    if (Date.now() < this.#until) return this.#token;
    const from = this.#access;
    const { token, expires_in } = "token" in from ? await hostToken(from) : await fetchToken(from, 1); // who connects tries again anyway
    this.#token = token;
    this.#until = Date.now() + expires_in * 1000 - SPARE;
    return token;
  }

  /** Forgets it. */
  drop(): void {
    this.#until = 0;
  }
}

/** Which commands of a hub are lasting; remembered on the device. */
export class Lasting {
  #server: string;
  #names: Set<string> | undefined;
  #asked = false;

  constructor(server: string) {
    this.#server = server;
    const kept = remembered(`samesky/lasting/${server}`).read();
    if (kept !== null) this.#names = new Set(kept.split(" "));
  }

  /** Whether this command is kept until it is answered; undefined while that is not known. */
  has(on: string, cmd: string): boolean | undefined {
    return cmd === "open" || cmd === "close" || this.#names?.has(`${on.split(":", 1)[0]}.${cmd}`);
  }

  /** Asks the hub, once. Throws `RefusedError`, and asks again the next time. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    const asking = ask<Activities>(`${this.#server}/v1/activities`, {});
    const { activities } = await asking.catch((error) => {
      this.#asked = false;
      throw error;
    });
    const names = activities.flatMap(({ kind, commands }) =>
      commands.filter(({ lasting }) => lasting).map(({ name }) => `${kind}.${name}`),
    );
    this.#names = new Set(names);
    remembered(`samesky/lasting/${this.#server}`).write(names.join(" "));
  }
}

/** One text that outlives the page, where the browser lets it. */
export function remembered(key: string): { read(): string | null; write(text: string): void } {
  const quietly = <T>(run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch {
      return otherwise; // no storage here, or it is full: memory has to do
    }
  };
  return {
    read: () => quietly(() => localStorage.getItem(key), null),
    write: (text) => quietly(() => localStorage.setItem(key, text), undefined),
  };
}

/** Where this device is and what it speaks. */
export function locale(): { tz: string; lang: string } {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return { tz: timeZone ?? "", lang: globalThis.navigator?.language ?? locale };
}

export function fetchToken({ server, device }: Access, tries = TRIES): Promise<Token> {
  const body: FetchToken = { device };
  return post<Token>(`${server}/v1/token`, body, undefined, tries);
}

async function hostToken(access: HostAccess): Promise<Token> {
  try {
    const token = await access.token();
    return { token, expires_in: lifetime(token) };
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError("unavailable", "The host app gives no token.");
  }
}

/** The seconds for which a token was made; 0 when it does not say, so that it is used once. */
function lifetime(token: string): number {
  try {
    const claims = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const { exp, iat } = JSON.parse(atob(claims)) as { exp: unknown; iat: unknown };
    return typeof exp === "number" && typeof iat === "number" ? exp - iat : 0;
  } catch {
    return 0;
  }
}

/** Tried again when the hub is away; the key tells the hub that it is the same request. */
export async function post<T>(url: string, body: object, bearer?: string, most = TRIES): Promise<T> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "Idempotency-Key": randomId(),
  };
  if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`;
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask<T>(url, request);
    } catch (error) {
      if (tries === most || !(error instanceof RefusedError) || error.code !== "unavailable") throw error;
      const wait = Math.min(2000, 1000 * (error.retryAfter ?? 0.3 * tries));
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

export async function ask<T>(url: string, request: RequestInit): Promise<T> {
  let answer: Response;
  let found: unknown;
  try {
    answer = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE) });
    found = await answer.json().catch(() => undefined);
  } catch {
    throw new RefusedError("unavailable", "The hub cannot be reached.");
  }
  if (answer.ok && (found !== undefined || answer.status === 204)) return found as T;
  const problem = (found ?? {}) as Partial<Problem>;
  const after = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  throw new RefusedError(
    problem.code ?? "unavailable",
    problem.detail ?? `The hub answered ${answer.status}.`,
    {
      path: problem.path,
      retryAfter: problem.retry_after ?? (Number.isNaN(after) ? undefined : after),
    },
  );
}
