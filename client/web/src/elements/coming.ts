import type { Item, Playlist } from "../sdk/protocol.d.ts";

/** What of a queue comes after the current one, as it will: the rule's own order. */
export function coming(queue: Playlist): Item[] {
  const drawn = queue.shuffle ? (queue.drawn ?? []) : [];
  const place = new Map(drawn.map((item, at) => [item, at]));
  const at = ({ id }: Item) => place.get(id) ?? place.size;
  return queue.items
    .filter(({ id }) => id !== queue.current && !queue.played.includes(id))
    .sort((a, b) => b.votes.length - a.votes.length || at(a) - at(b));
}
