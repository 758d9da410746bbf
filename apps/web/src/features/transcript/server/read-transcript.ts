import { getTranscript } from "@rooms/contracts/http";
import type { ApiClient, Transcript } from "@rooms/contracts/http";

/** More than any session has; ends the reading should the api never say that it is done. */
const pagesMax = 200;

/** The whole transcript of a session, page after page, in the order of speech. */
export async function readTranscript(
  api: ApiClient,
  slug: string,
): Promise<Pick<Transcript, "segments" | "gaps">> {
  const segments: Transcript["segments"] = [];
  let gaps: Transcript["gaps"] = [];
  let after = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await api.call(getTranscript, { params: { slug }, query: { after } });
    if (!answer.ok) throw new Error(`The transcript could not be read: ${answer.problem.code}`);
    segments.push(...answer.data.segments);
    gaps = answer.data.gaps;
    if (answer.data.nextAfter === null) break;
    after = answer.data.nextAfter;
  }
  segments.sort((a, b) => a.startedAtMs - b.startedAtMs || a.seq - b.seq);
  return { segments, gaps };
}
