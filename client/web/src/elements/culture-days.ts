// Holidays that come: the hub has one list of the whole world, and ours are found in it here.

import type { Holidays } from "../sdk/protocol.d.ts";
import { wallOf } from "./dates.ts";

/** A holiday that comes, of one country. */
export interface Coming {
  /** As `2027-04-25`. */
  day: string;
  country: string;
  name: string;
  english: string | null;
}

const lists = new Map<string, Promise<Holidays>>();

/** The list of a year; asked for once a page, and again after it was out of reach. */
export function holidaysOf(server: string, year: number): Promise<Holidays> {
  const path = `${server}/v1/holidays/${year}`;
  const known = lists.get(path);
  if (known) return known;
  const asked = fetch(path).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json() as Promise<Holidays>;
  });
  lists.set(path, asked);
  asked.catch(() => lists.delete(path));
  return asked;
}

/** A holiday that several countries may keep, under names of their own. */
export interface Day {
  day: string;
  countries: string[];
  names: string[];
  english: string | null;
}

/** What is the same day and means the same, as one. */
export function grouped(all: readonly Coming[]): Day[] {
  const found: Day[] = [];
  for (const { day, country, name, english } of all) {
    const means = english ?? name;
    const same = found.find((one) => one.day === day && (one.english ?? one.names[0]) === means);
    if (!same) {
      found.push({ day, countries: [country], names: [name], english });
      continue;
    }
    if (!same.countries.includes(country)) same.countries.push(country);
    if (!same.names.includes(name)) same.names.push(name);
  }
  return found;
}

/** The next holidays of these countries from today on, by the reader's own calendar, at most so many. */
export function coming(
  all: readonly Holidays[],
  countries: readonly string[],
  now: number,
  zone: string,
  most = 8,
): Coming[] {
  const today = wallOf(now, zone).slice(0, 10);
  return all
    .flatMap(({ year, countries: list }) =>
      countries.flatMap((country) =>
        (list[country] ?? []).map(({ day, name, english }) => ({
          day: `${year}-${day}`,
          country,
          name,
          english: english ?? null,
        })),
      ),
    )
    .filter(({ day }) => day >= today)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .slice(0, most);
}
