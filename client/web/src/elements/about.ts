// What is opened is about a topic of ours, or is named in own words.

/** The field that own words for a topic were sealed for. */
export function aboutField({ first, topic }: { first: string; topic?: string | null | undefined }): string {
  return ["announce.about", first, ...(topic ? [topic] : [])].join("/");
}
