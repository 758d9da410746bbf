import type { Locale } from "@rooms/contracts/locale";
import type { SessionAnalysis } from "@rooms/domain/analysis/analysis";
import type { Mark } from "@rooms/domain/marks/mark";
import { mayKnowOf } from "@rooms/domain/sessions/rights";
import type { Session } from "@rooms/domain/sessions/session";
import type { ReadablePart } from "@rooms/domain/sessions/use-cases/read-sessions";
import type { Store } from "@rooms/domain/shared/store";
import type { SpokenLine, TranscriptGap } from "@rooms/domain/transcription/segment";
import { chatLimits } from "@rooms/domain/vocabulary/chat";
import type { ExportAnalysis, ExportDocument, ExportMark, WordReader } from "./export-document.ts";
import { otherLanguageOf } from "./other-language.ts";
import { speakersOf } from "./speakers.ts";
import type { Speaker, Speakers } from "./speakers.ts";

type Stored = Pick<
  Store,
  "chat" | "transcripts" | "participants" | "usage" | "spaces" | "analyses" | "marks"
>;

interface Wanted extends ReadablePart {
  readonly locale: Locale;
  /** Only lines stored after this `seq`. */
  readonly after: number;
}

/** Everything that files are made from but the words, which are most of a transcript's bytes. */
export async function readExportDocument(
  store: Stored,
  { session, fromMs, locale, after }: Wanted,
): Promise<ExportDocument> {
  const { id, spaceId, title, slug, startedAt, endedAt, languages } = session;
  const [lines, gaps, chat, people, usage, space, analysis, marks] = await Promise.all([
    store.transcripts.listLines(spaceId, id, { afterSeq: 0, fromMs }),
    store.transcripts.listGaps(spaceId, id, fromMs),
    // What is asked for after a line is a part of what was said, and of nothing else.
    after > 0 ? [] : store.chat.list(spaceId, id, { afterSeq: 0, fromMs }, chatLimits.revisionsMax),
    store.participants.list(id),
    store.usage.forSession(spaceId, id),
    store.spaces.find(spaceId),
    store.analyses.find(spaceId, id),
    store.marks.list(spaceId, id, fromMs),
  ]);
  const speakers = speakersOf(people, [...lines, ...chat], locale);
  const wanted = partAfter({ lines, gaps }, after);
  const spokenBy = <Of>(of: Of, { name, shortName }: Speaker) => ({
    ...{ ...of, speaker: name, shortSpeaker: shortName },
  });
  return {
    ...{ title, slug, startedAt, endedAt, locale },
    timeZone: space?.timeZone ?? "UTC",
    participants: people
      .filter((one) => mayKnowOf(one, { fromMs, startedAt }))
      .map(({ identity }) => speakers.of(identity).name),
    languages: [...new Set([...languages, ...lines.flatMap(({ language }) => language ?? [])])],
    engines: [...new Set(usage.streams.map(({ engine }) => engine))],
    analysis: analysis && analysisOf(analysis, lines),
    marks: marksOf(marks, lines, speakers),
    lines: wanted.lines.map((line) => ({
      ...spokenBy(line, speakers.ofLine(line)),
      otherLanguage: otherLanguageOf(line.language, languages),
    })),
    chat: chat.flatMap(({ text, sentAtMs, ...author }) =>
      text === null ? [] : [{ author: speakers.ofLine(author).name, text, sentAtMs }],
    ),
    gaps: wanted.gaps.map((gap) => spokenBy(gap, speakers.of(gap.participantIdentity))),
  };
}

export function wordReader(
  { transcripts }: Pick<Store, "transcripts">,
  { spaceId, id }: Session,
): WordReader {
  return async (ids) => {
    const rows = await transcripts.listWords(spaceId, id, ids);
    return new Map(rows.map((row) => [row.id, row.words]));
  };
}

interface Spoken {
  readonly lines: readonly SpokenLine[];
  readonly gaps: readonly TranscriptGap[];
}

/** Gaps have no `seq`: those before the first line that is wanted were there the last time. */
function partAfter({ lines, gaps }: Spoken, after: number): Spoken {
  if (after === 0) return { lines, gaps };
  const wanted = lines.filter(({ seq }) => seq > after);
  const fromMs = wanted[0]?.startedAtMs ?? Infinity;
  return { lines: wanted, gaps: gaps.filter(({ endedAtMs }) => endedAtMs >= fromMs) };
}

function marksOf(
  marks: readonly Mark[],
  lines: readonly SpokenLine[],
  speakers: Speakers,
): ExportMark[] {
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  return marks.flatMap(({ kind, segmentId, startedAtMs, participantIdentity }) => {
    const line = lineOf.get(segmentId);
    if (!line) return [];
    const markedBy = speakers.of(participantIdentity).name;
    return [{ kind, text: line.text, speaker: speakers.ofLine(line).name, markedBy, startedAtMs }];
  });
}

function analysisOf(
  { shown }: SessionAnalysis,
  lines: readonly SpokenLine[],
): ExportAnalysis | null {
  if (shown.status !== "DONE") return null;
  const saidAtMs = new Map(lines.map(({ id, startedAtMs }) => [id, startedAtMs]));
  return { analyser: shown.analyser, result: shown.result, saidAtMs };
}
