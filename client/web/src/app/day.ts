/** The day of an instant in the reader's time zone, as `2026-11-25`. */
export function dayOf(at: number, zone?: string): string {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-CA", { ...parts, ...(zone ? { timeZone: zone } : {}) }).format(
    at * 1000,
  );
}
