import type { RoomsClient, Participant, Transcript } from "@rooms/api-client";
import type { SegmentView } from "../view-models/segments.ts";

/** More than any session has; ends the reading should the api never say that it is done. */
const pagesMax = 200;

export interface WholeTranscript {
  /** In the order of speech. */
  readonly segments: readonly SegmentView[];
  /** Speech that was heard and not transcribed, ms. */
  readonly gapMs: number;
  readonly people: readonly Participant[];
}

/** The whole transcript of a session, page after page, and who took part. */
export async function readTranscript(api: RoomsClient, slug: string): Promise<WholeTranscript> {
  const [{ segments, gaps }, participants] = await Promise.all([
    readPages(api, slug),
    api.participants.list({ params: { slug } }),
  ]);
  segments.sort((a, b) => a.startedAtMs - b.startedAtMs || a.seq - b.seq);
  return {
    segments: segments.map(({ id, identity, name, text, startedAtMs, endedAtMs }) => ({
      id,
      identity,
      name,
      text,
      startedAtMs,
      endedAtMs,
    })),
    gapMs: gaps.reduce((sum, gap) => sum + gap.endedAtMs - gap.startedAtMs, 0),
    people: participants.ok ? participants.data.items : [],
  };
}

async function readPages(
  api: RoomsClient,
  slug: string,
): Promise<Pick<Transcript, "segments" | "gaps">> {
  const segments: Transcript["segments"] = [];
  let gaps: Transcript["gaps"] = [];
  let after = 0;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await api.transcripts.get({ params: { slug }, query: { after } });
    if (!answer.ok) throw new Error(`The transcript could not be read: ${answer.problem.code}`);
    segments.push(...answer.data.segments);
    gaps = answer.data.gaps;
    if (answer.data.nextAfter === null) break;
    after = answer.data.nextAfter;
  }
  return { segments, gaps };
}
