import type {
  MemberSession,
  Participant,
  RoomsClient,
  Task,
  TranscriptGap,
} from "@rooms/api-client";
import { inOrderOfSpeech, lineOf, withMarks } from "./lines.ts";
import type { RecapLine } from "./lines.ts";
import type { RecapData } from "./recap-store.ts";

/** More than any session has; ends the reading should the api never say that it is done. */
const pagesMax = 200;

/** The api did not give what the page is made of. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

interface ReadOptions {
  /** Only what was stored after this number. */
  after?: number;
  signal?: AbortSignal;
}

export interface WholeTranscript {
  /** In the order of speech. */
  readonly lines: readonly RecapLine[];
  readonly gaps: readonly TranscriptGap[];
}

/** The transcript of a session, page after page. */
export async function readTranscript(
  api: RoomsClient,
  slug: string,
  { after = 0, signal }: ReadOptions = {},
): Promise<WholeTranscript> {
  const lines: RecapLine[] = [];
  let gaps: readonly TranscriptGap[] = [];
  let from = after;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await api.transcripts.get(
      { params: { slug }, query: { after: from } },
      signal && { signal },
    );
    if (!answer.ok) {
      throw new UnreadableError(`The transcript could not be read: ${answer.problem.code}`);
    }
    lines.push(...answer.data.segments.map(lineOf));
    gaps = answer.data.gaps;
    if (answer.data.nextAfter === null) break;
    from = answer.data.nextAfter;
  }
  return { lines: inOrderOfSpeech(lines), gaps };
}

/** All who took part, in the order of joining. */
export async function readPeople(
  api: RoomsClient,
  slug: string,
  signal?: AbortSignal,
): Promise<readonly Participant[]> {
  const answer = await api.participants.list({ params: { slug } }, signal && { signal });
  if (!answer.ok) {
    throw new UnreadableError(`The participants could not be read: ${answer.problem.code}`);
  }
  return answer.data.items;
}

/** What was suggested or said again in a session; null where its space has no tasks. */
export async function readTasks(
  api: RoomsClient,
  { id, spaceId }: MemberSession,
  signal?: AbortSignal,
): Promise<readonly Task[] | null> {
  const query = { spaceId, sessionId: id, limit: 100 };
  const answer = await api.tasks.list({ query }, signal && { signal });
  return answer.ok ? answer.data.items : null;
}

/** All that the page shows. */
export async function readRecap(api: RoomsClient, session: MemberSession): Promise<RecapData> {
  const { slug } = session;
  const params = { slug };
  const [words, people, tasks, usage, analysis, marks] = await Promise.all([
    readTranscript(api, slug),
    readPeople(api, slug),
    readTasks(api, session),
    api.transcription.usage({ params }),
    api.analysis.get({ params }),
    api.marks.list({ params }),
  ]);
  return {
    session,
    ...words,
    // They add to the words; without them the page stands.
    lines: withMarks(words.lines, marks.ok ? marks.data.items : []),
    people,
    tasks,
    usage: usage.ok ? usage.data : null,
    // Before the end there is none.
    analysis: analysis.ok ? analysis.data : null,
  };
}
