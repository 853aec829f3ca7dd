/** The JSON map that is in a box; an empty one where it is none. */
export function mapOf(text: string | undefined): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text ?? "");
    return found !== null && typeof found === "object" && !Array.isArray(found)
      ? (found as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
