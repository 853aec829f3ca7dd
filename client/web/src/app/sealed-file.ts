import { Tokens } from "../sdk/door.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Access } from "../sdk/room.ts";
import { t } from "../words/words.ts";

/** The sealed file of the room, of which another hub makes the room anew. */
export async function sealedFile(access: Access): Promise<Blob> {
  const token = await new Tokens(access).get();
  const answer = await fetch(`${access.server}/v1/rooms/${access.room}/export`, {
    headers: { Authorization: `Bearer ${token}` },
  }).catch(() => undefined);
  if (!answer?.ok)
    throw new RefusedError(answer?.status === 429 ? "too_fast" : "unavailable", t("refused-unavailable"));
  return answer.blob();
}
