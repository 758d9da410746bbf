import type { Caller } from "../../shared/caller.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { speakerNames } from "../../sessions/distinct-names.ts";
import { identityOf } from "../../sessions/session-relation.ts";
import { readablePart } from "../../sessions/use-cases/read-sessions.ts";
import type { SpokenLine } from "../../transcription/segment.ts";
import { withMarkedLines } from "../marked-lines.ts";
import type { EvidenceLine } from "../analysis.ts";
import { isSameName, wordsIn } from "../evidence/names.ts";
import type { Meeting, MeetingAnalyser } from "../meeting-analyser.ts";

/** The newest lines that are read: two hours of talk, and still answered at once. */
const linesReadMax = 1_500;
/** Lines of a kind in one answer: it is to be read in a glance. */
const linesToldMax = 5;

export interface CatchUpDeps {
  readonly store: Store;
  /** Answers while the caller waits. */
  readonly quickAnalyser: MeetingAnalyser;
}

export interface CatchUpInput {
  readonly caller: Caller;
  readonly slug: Slug;
  /** Session clock: what was said before is known to the caller. */
  readonly sinceMs: number;
}

/** Words that were said, with the way to them. */
export interface ToldLine {
  readonly seq: number;
  readonly startedAtMs: number;
  readonly name: string;
  readonly text: string;
}

export interface CatchUp {
  /** From when on it tells: not before the caller may read. */
  readonly fromMs: number;
  /** Lines since then. */
  readonly lineCount: number;
  readonly analyser: string;
  readonly summary: readonly ToldLine[];
  readonly decisions: readonly ToldLine[];
  readonly tasks: readonly ToldLine[];
  readonly questions: readonly ToldLine[];
  /** Where others said the caller's name, the newest first. */
  readonly mentions: readonly ToldLine[];
}

/** What was said since a moment, in a few lines, of what the caller may read. NOT_FOUND to all who may not. */
export function catchUp({ store, quickAnalyser }: CatchUpDeps) {
  return async (input: CatchUpInput, signal: AbortSignal): Promise<Result<CatchUp>> => {
    const part = await readablePart({ store })(input);
    if (!part.ok) return part;
    const { session } = part.value;
    const { id, spaceId, startedAt, createdAt, title } = session;
    const fromMs = Math.max(part.value.fromMs, input.sinceMs);
    const [all, people, space, marks] = await Promise.all([
      store.transcripts.listLines(spaceId, id, { afterSeq: 0, fromMs }),
      store.participants.list(id),
      store.spaces.find(spaceId),
      store.marks.list(spaceId, id, fromMs),
    ]);
    const lines = all.filter(({ text }) => text.trim() !== "").slice(-linesReadMax);
    const marksOf = Map.groupBy(marks, ({ segmentId }) => segmentId);
    const meeting: Meeting = {
      ...{ title, startedAt: startedAt ?? createdAt, timeZone: space?.timeZone ?? "UTC" },
      participants: people.map(({ identity, name }) => ({ identity, name })),
      segments: lines.map((line) => {
        const kinds = marksOf.get(line.id)?.map(({ kind }) => kind);
        const { participantIdentity: identity, text, language, startedAtMs, endedAtMs } = line;
        const words = { id: line.id, identity, text, language, startedAtMs, endedAtMs };
        return { ...words, ...(kinds && { marks: kinds }) };
      }),
    };
    const outcome = await quickAnalyser.analyse(meeting, signal);
    const result = withMarkedLines(outcome.result, meeting);
    const toldOf = teller(lines, speakerNames(people));
    const self = identityOf(input.caller, session);
    const selfName = people.find(({ identity }) => identity === self)?.name ?? null;
    return ok({
      ...{ fromMs, lineCount: lines.length, analyser: quickAnalyser.name },
      summary:
        lines.length <= linesToldMax
          ? lines.map((line) => toldOf.line(line))
          : toldOf.evidence(spread(result.summary)),
      decisions: toldOf.evidence(newest(result.decisions)),
      tasks: toldOf.evidence(newest(result.tasks)),
      questions: toldOf.evidence(newest(result.questions)),
      mentions: selfName === null ? [] : mentions(lines, { self, selfName }).map(toldOf.line),
    });
  };
}

function newest<Line>(lines: readonly Line[]): readonly Line[] {
  return lines.slice(-linesToldMax);
}

/** A few of many, from the first to the last. */
function spread<Line>(lines: readonly Line[]): readonly Line[] {
  if (lines.length <= linesToldMax) return lines;
  const step = (lines.length - 1) / (linesToldMax - 1);
  const places = Array.from({ length: linesToldMax }, (_, n) => Math.round(n * step));
  return places.flatMap((place) => lines[place] ?? []);
}

function teller(lines: readonly SpokenLine[], nameOf: (line: SpokenLine) => string) {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const line = (one: SpokenLine, text = one.text): ToldLine => {
    const { seq, startedAtMs } = one;
    return { seq, startedAtMs, name: nameOf(one), text };
  };
  return {
    line: (one: SpokenLine) => line(one),
    /** Each stands at the first of the lines that it rests on. */
    evidence: (found: readonly EvidenceLine[]): ToldLine[] =>
      found.flatMap(({ text, segmentIds }) => {
        const first = segmentIds.flatMap((id) => byId.get(id) ?? [])[0];
        return first ? [line(first, text)] : [];
      }),
  };
}

function mentions(
  lines: readonly SpokenLine[],
  { self, selfName }: { self: ParticipantIdentity | null; selfName: string },
): SpokenLine[] {
  // By the given name: a family name alone is seldom called out, and often a word.
  const given = wordsIn(selfName)[0];
  if (given === undefined || given.length < 2) return [];
  return lines
    .filter(({ participantIdentity }) => participantIdentity !== self)
    .filter(({ text }) => wordsIn(text).some((word) => isSameName(word, given)))
    .slice(-linesToldMax)
    .reverse();
}
