import type { OwnTranscript } from "@rooms/api-client";
import { cache } from "react";
import { pageStart, visitorApi } from "./api.ts";

/** What a guest reads of a session that is over, all of it in the order of speaking; null where there is nothing for them. */
export const findOwnPart = cache(async (slug: string): Promise<OwnTranscript | null> => {
  const first = (await pageStart())?.ownPart ?? (await readPage(slug, 0));
  if (first === null) return null;
  const lines = [...first.lines];
  for (let after = first.nextAfter; after !== null;) {
    const page = await readPage(slug, after);
    // The space took it back meanwhile.
    if (page === null) return null;
    lines.push(...page.lines);
    after = page.nextAfter;
  }
  lines.sort((a, b) => a.startedAtMs - b.startedAtMs);
  return { ...first, lines, nextAfter: null };
});

async function readPage(slug: string, after: number): Promise<OwnTranscript | null> {
  const api = await visitorApi();
  const answer = await api.transcripts.getOwn({ params: { slug }, query: { after } });
  return answer.ok ? answer.data : null;
}
