import type { OwnTranscript } from "@rooms/api-client";
import { cache } from "react";
import { pageStart, visitorApi } from "./api.ts";

/** What a guest reads of a session that is over; null where there is nothing for them. */
export const findOwnPart = cache(async (slug: string): Promise<OwnTranscript | null> => {
  const known = (await pageStart())?.ownPart;
  if (known) return known;
  const answer = await (await visitorApi()).transcripts.getOwn({ params: { slug }, query: {} });
  return answer.ok ? answer.data : null;
});
