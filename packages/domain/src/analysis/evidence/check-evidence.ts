import type { SegmentId } from "../../shared/ids.ts";
import type { AnalysisResult, EvidenceLine, SuggestedTask } from "../analysis.ts";
import type { Meeting, MeetingSegment } from "../meeting-analyser.ts";
import { localDay } from "../../shared/local-day.ts";
import { canMean, namedDays } from "./days.ts";
import { capitalisedIn, isNear, isSameName, wordsIn } from "./names.ts";
import { numbersIn } from "./numbers.ts";

export interface CheckedResult {
  readonly result: AnalysisResult;
  /** Lines left out: without evidence of this meeting, or with a number, date or name that stands nowhere in it. */
  readonly droppedLines: number;
}

export const resultLimits = {
  linesPerKindMax: 200,
  lineLengthMax: 600,
  /** What a task's title can hold. */
  titleLengthMax: 300,
  /** Longer than a display name may be. */
  ownerLengthMax: 200,
  segmentsPerLineMax: 20,
} as const;

/**
 * Keeps the lines that rest on what was said: unknown and doubled segment ids are taken out, and a line goes that has none
 * left, or that says a number, a date or a name its segments do not. A speaker's name counts as said by the speaker. For a
 * task the same holds of its owner and its due date.
 */
export function checkEvidence(result: AnalysisResult, meeting: Meeting): CheckedResult {
  const evidence = new MeetingEvidence(meeting);
  let droppedLines = 0;
  const kept = <Line extends EvidenceLine>(
    lines: readonly Line[],
    lengthMax: number,
    isTrue: (line: Line, cited: Cited) => boolean = () => true,
  ): Line[] => {
    const good = lines.flatMap((line) => {
      const text = plainText(line.text);
      const cited = evidence.cited(line.segmentIds);
      if (text === "" || text.length > lengthMax || cited.segments.length === 0) return [];
      if (!evidence.supports(text, cited) || !isTrue(line, cited)) return [];
      return [{ ...line, text, segmentIds: cited.segments.map(({ id }) => id) }];
    });
    const bounded = good.slice(0, resultLimits.linesPerKindMax);
    droppedLines += lines.length - bounded.length;
    return bounded;
  };
  const { lineLengthMax, titleLengthMax } = resultLimits;
  const checked = {
    summary: kept(result.summary, lineLengthMax),
    decisions: kept(result.decisions, lineLengthMax),
    tasks: kept(result.tasks.map(withPlainOwner), titleLengthMax, (task, cited) =>
      evidence.supportsTask(task, cited),
    ),
    risks: kept(result.risks, lineLengthMax),
    questions: kept(result.questions, lineLengthMax),
  };
  return { result: checked, droppedLines };
}

/** In one line, without what neither a database nor a page can show. */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s\ufffd]+/gu, " ")
    .trim();
}

/** A name that is too long, or has nothing readable in it, matches no participant. */
function withPlainOwner(task: SuggestedTask): SuggestedTask {
  const owner = plainText(task.owner ?? "");
  return {
    ...task,
    owner: owner === "" || owner.length > resultLimits.ownerLengthMax ? null : owner,
  };
}

/** The segments that a line rests on, and the words that it may therefore say. */
interface Cited {
  readonly segments: readonly MeetingSegment[];
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

class MeetingEvidence {
  readonly #segments: ReadonlyMap<SegmentId, { segment: MeetingSegment; index: number }>;
  readonly #meeting: Meeting;
  readonly #names: ReadonlyMap<string, readonly string[]>;
  readonly #saidOn: string;
  #vocabulary: ReadonlySet<string> | undefined;
  #knownNames: readonly string[] | undefined;

  constructor(meeting: Meeting) {
    this.#meeting = meeting;
    this.#segments = new Map(
      meeting.segments.map((segment, index) => [segment.id, { segment, index }]),
    );
    this.#names = new Map(
      meeting.participants.map(({ identity, name, formerNames = [] }) => [
        identity,
        wordsIn([name, ...formerNames].join(" ")),
      ]),
    );
    this.#saidOn = localDay(meeting.startedAt, meeting.timeZone);
  }

  cited(ids: readonly SegmentId[]): Cited {
    const segments = [...new Set(ids)]
      .flatMap((id) => this.#segments.get(id)?.segment ?? [])
      .slice(0, resultLimits.segmentsPerLineMax);
    const text = segments.map((segment) => segment.text).join("\n");
    return { segments, text, words: new Set([...wordsIn(text), ...this.#speakers(segments)]) };
  }

  supports(text: string, cited: Cited): boolean {
    return hasNumbers(text, cited.text) && hasDays(text, cited.text) && this.#hasNames(text, cited);
  }

  /** The owner is named in the evidence, or speaks in it or right beside it: "you" is who spoke before, or answers. */
  supportsTask({ owner, ownerIdentity, dueOn }: SuggestedTask, cited: Cited): boolean {
    if (dueOn !== null && !canMean(cited.text, dueOn, this.#saidOn)) return false;
    const around = new Set([...cited.words, ...this.#speakers(this.#neighbours(cited.segments))]);
    const isNamed = (names: readonly string[]): boolean =>
      names.length === 0 ||
      names.some((name) => hasName(around, name) || [...around].some((word) => isNear(word, name)));
    if (owner !== null && !isNamed(wordsIn(owner))) return false;
    if (ownerIdentity === null) return true;
    const names = this.#names.get(ownerIdentity);
    return names !== undefined && (names.length === 0 || isNamed(names) || owner !== null);
  }

  #speakers(segments: readonly MeetingSegment[]): string[] {
    return segments.flatMap(({ identity }) => this.#names.get(identity) ?? []);
  }

  #neighbours(segments: readonly MeetingSegment[]): MeetingSegment[] {
    return segments.flatMap(({ id }) => {
      const index = this.#segments.get(id)?.index ?? 0;
      return this.#meeting.segments.slice(Math.max(0, index - 1), index + 2);
    });
  }

  #hasNames(text: string, { words, segments }: Cited): boolean {
    // German writes every noun as if it were a name.
    const isGerman = segments.some(({ language }) => language?.startsWith("de") ?? false);
    return capitalisedIn(text).every(({ text: name, isFirst, isSubject }) => {
      if (hasName(words, name) || isDayName(name)) return true;
      const couldBeAnyWord = isGerman || (isFirst && !(isSubject && this.#isNeverSaid(name)));
      return couldBeAnyWord && !this.#known().some((known) => isSameName(known, name));
    });
  }

  #isNeverSaid(name: string): boolean {
    this.#vocabulary ??= new Set(this.#meeting.segments.flatMap(({ text }) => wordsIn(text)));
    return !hasName(this.#vocabulary, name);
  }

  /** The participants' names, and what is written as one within sentences of the meeting. */
  #known(): readonly string[] {
    this.#knownNames ??= [
      ...new Set([
        ...[...this.#names.values()].flat().filter((name) => name.length > 1),
        ...this.#meeting.segments.flatMap(({ text, language }) =>
          language?.startsWith("de")
            ? []
            : capitalisedIn(text).flatMap((word) => (word.isFirst ? [] : [word.text])),
        ),
      ]),
    ];
    return this.#knownNames;
  }
}

function hasName(words: ReadonlySet<string>, name: string): boolean {
  if (words.has(name)) return true;
  if (name.includes("-")) return name.split("-").every((part) => hasName(words, part));
  for (const word of words) if (isSameName(word, name)) return true;
  return false;
}

function isDayName(word: string): boolean {
  const { weekdays, months } = namedDays(word);
  return weekdays.size + months.size > 0;
}

function hasNumbers(text: string, evidence: string): boolean {
  const wanted = numbersIn(text).filter(({ isVague }) => !isVague);
  if (wanted.length === 0) return true;
  const said = new Set([
    ...numbersIn(evidence).flatMap(({ value, parts }) => [value, ...parts]),
    ...namedDays(evidence).months,
  ]);
  return wanted.every(
    ({ value, parts }) => said.has(value) || parts.every((part) => said.has(part)),
  );
}

function hasDays(text: string, evidence: string): boolean {
  const [wanted, said] = [namedDays(text), namedDays(evidence)];
  return (
    [...wanted.weekdays].every((day) => said.weekdays.has(day)) &&
    [...wanted.months].every((month) => said.months.has(month))
  );
}
