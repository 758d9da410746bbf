import type { SuggestedTask } from "../analysis/analysis.ts";
import type { SegmentId, TaskId } from "../shared/ids.ts";
import { matchOwner } from "./owner-matching.ts";
import type { People } from "./owner-matching.ts";
import { isSameThing, likeness, normalised } from "./same-thing.ts";
import { isDueDay } from "./task.ts";
import { taskTitleLengthMax } from "../vocabulary/tasks.ts";
import type { Task } from "./task.ts";

/** A line of an analysis: what it says, and the words it rests on. */
export interface SourceLine {
  readonly text: string;
  readonly segmentIds: readonly SegmentId[];
}

/** What a suggestion says of itself. */
export type Suggestion = SourceLine & Pick<Task, "title" | "assigneeId" | "assigneeName" | "dueOn">;

/** A task that an analysis may meet again. */
export interface KnownTask extends Pick<
  Task,
  "id" | "title" | "status" | "assigneeId" | "assigneeName" | "dueOn" | "sourceText" | "touched"
> {
  /** First said in the session analysed. */
  readonly isOrigin: boolean;
  /** The line of this session's analysis of before, where the task was said in the session. */
  readonly source: SourceLine | null;
  /** Said in other sessions, too. */
  readonly saidElsewhere: boolean;
}

export interface SuggestionPlan {
  readonly create: readonly Suggestion[];
  /** Untouched suggestions of this session, as this analysis says them. */
  readonly rewrite: readonly { readonly task: TaskId; readonly as: Suggestion }[];
  /** Tasks that stay as they are; where this session said them is told anew. */
  readonly keep: readonly {
    readonly task: TaskId;
    readonly isOrigin: boolean;
    readonly line: SourceLine;
  }[];
  /** Tasks of other sessions that this one says again. */
  readonly saidAgain: readonly { readonly task: TaskId; readonly line: SourceLine }[];
  /** Said again here by an analysis of before, and by this one no more. */
  readonly unsaid: readonly TaskId[];
  /** Untouched suggestions that this analysis does not make, but another session said: they are that session's now. */
  readonly promote: readonly TaskId[];
  /** Untouched suggestions that this analysis does not make. */
  readonly remove: readonly TaskId[];
}

const proposalsMax = 200;
const segmentsMax = 50;

/**
 * What an analysis of a session does to the tasks of its space. Each proposal meets a task this session said before
 * (whatever became of it: what was dismissed does not come back), or one that is still to do and was said elsewhere, or
 * becomes a new suggestion.
 */
export function planSuggestions({
  proposals,
  known,
  people,
}: {
  proposals: readonly SuggestedTask[];
  known: readonly KnownTask[];
  people: People;
}): SuggestionPlan {
  const suggestions = withoutRepeats(
    proposals.slice(0, proposalsMax).map((proposal) => suggestionOf(proposal, people)),
  );
  const own = known.filter(({ source }) => source !== null);
  const pairs = pairUp(suggestions, own);
  // Every session of the space may say a task again: this is where a closer circle of sessions would be drawn.
  const others = known.filter(
    ({ source, status }) => source === null && (status === "SUGGESTED" || status === "OPEN"),
  );
  const create: Suggestion[] = [];
  const saidAgain: { task: TaskId; line: SourceLine }[] = [];
  for (const suggestion of suggestions.filter((made) => !pairs.has(made))) {
    const again = others.find((task) => isSaidBy(task, suggestion, saidAgain));
    if (again) saidAgain.push({ task: again.id, line: lineOf(suggestion) });
    else create.push(suggestion);
  }
  const met = new Set([...pairs.values()].map(({ id }) => id));
  const unmet = own.filter(({ id }) => !met.has(id));
  const untouched = unmet.filter((task) => task.isOrigin && isUntouched(task));
  return {
    create,
    saidAgain,
    rewrite: [...pairs]
      .filter(([, task]) => task.isOrigin && isUntouched(task))
      .map(([as, { id }]) => ({ task: id, as })),
    keep: [...pairs]
      .filter(([, task]) => !(task.isOrigin && isUntouched(task)))
      .map(([suggestion, { id, isOrigin }]) => ({ task: id, isOrigin, line: lineOf(suggestion) })),
    unsaid: unmet.filter(({ isOrigin }) => !isOrigin).map(({ id }) => id),
    promote: untouched.filter(({ saidElsewhere }) => saidElsewhere).map(({ id }) => id),
    remove: untouched.filter(({ saidElsewhere }) => !saidElsewhere).map(({ id }) => id),
  };
}

const isUntouched = ({ status, touched }: KnownTask) => status === "SUGGESTED" && !touched;
const lineOf = ({ text, segmentIds }: Suggestion): SourceLine => ({ text, segmentIds });

function isSaidBy(
  task: KnownTask,
  suggestion: Suggestion,
  taken: readonly { task: TaskId }[],
): boolean {
  return (
    !taken.some(({ task: id }) => id === task.id) &&
    isSameOwner(task, suggestion) &&
    (isSameThing(task.title, suggestion.text) ||
      (task.sourceText !== null && isSameThing(task.sourceText, suggestion.text)))
  );
}

type Owned = Pick<Task, "assigneeId" | "assigneeName">;

/** The same owner, or one of the two says none. */
export function isSameOwner(one: Owned, other: Owned): boolean {
  const isFree = ({ assigneeId, assigneeName }: Owned) =>
    assigneeId === null && assigneeName === null;
  if (isFree(one) || isFree(other)) return true;
  if (one.assigneeId !== null || other.assigneeId !== null)
    return one.assigneeId === other.assigneeId;
  return normalised(one.assigneeName ?? "") === normalised(other.assigneeName ?? "");
}

function suggestionOf(proposal: SuggestedTask, people: People): Suggestion {
  const { text, owner, dueOn } = proposal;
  return {
    text,
    segmentIds: [...new Set(proposal.segmentIds)].slice(0, segmentsMax),
    title: titleOf(text),
    assigneeId: matchOwner(proposal, people),
    assigneeName: owner === null ? null : titleOf(owner),
    dueOn: dueOn !== null && isDueDay(dueOn) ? dueOn : null,
  };
}

/** One line without control characters, no longer than a title may be. */
export function titleOf(text: string): string {
  const characters = Array.from(
    text
      .toWellFormed()
      .replace(/\p{Cc}+/gu, " ")
      .trim(),
  );
  if (characters.length <= taskTitleLengthMax) return characters.join("");
  return `${characters
    .slice(0, taskTitleLengthMax - 1)
    .join("")
    .trimEnd()}…`;
}

/** The same thing once: what is said twice in a session is one suggestion that rests on both. */
function withoutRepeats(suggestions: readonly Suggestion[]): Suggestion[] {
  const kept: Suggestion[] = [];
  for (const next of suggestions) {
    if (next.title === "") continue;
    const index = kept.findIndex(
      (before) => isSameOwner(before, next) && isSameLine(before.text, next.text),
    );
    const before = kept[index];
    if (before) kept[index] = merged(before, next);
    else kept.push(next);
  }
  return kept;
}

function isSameLine(one: string, other: string): boolean {
  return normalised(one) === normalised(other) || isSameThing(one, other);
}

function merged(before: Suggestion, next: Suggestion): Suggestion {
  const owner = before.assigneeId ?? before.assigneeName;
  return {
    ...before,
    segmentIds: [...new Set([...before.segmentIds, ...next.segmentIds])].slice(0, segmentsMax),
    dueOn: before.dueOn ?? next.dueOn,
    ...(owner === null && { assigneeId: next.assigneeId, assigneeName: next.assigneeName }),
  };
}

type Rule = (suggestion: Suggestion, task: KnownTask, source: SourceLine) => boolean;

// The surest first: another analyser may word the same task otherwise, but rests it on the same words.
const rules: readonly Rule[] = [
  (made, task, { text }) => isSameOwner(made, task) && normalised(text) === normalised(made.text),
  (made, _task, { text }) => normalised(text) === normalised(made.text),
  (made, _task, { text }) => isSameThing(text, made.text),
  (made, _task, source) => shares(made, source) && likeness(source.text, made.text) >= 0.5,
];

/** Which proposal is which task that this session said before; each is used once. */
function pairUp(
  suggestions: readonly Suggestion[],
  own: readonly KnownTask[],
): Map<Suggestion, KnownTask> {
  const pairs = new Map<Suggestion, KnownTask>();
  const taken = new Set<TaskId>();
  for (const fits of rules) {
    for (const suggestion of suggestions) {
      if (pairs.has(suggestion)) continue;
      const found = own.find(
        (task) =>
          !taken.has(task.id) && task.source !== null && fits(suggestion, task, task.source),
      );
      if (!found) continue;
      pairs.set(suggestion, found);
      taken.add(found.id);
    }
  }
  return pairs;
}

function shares(one: SourceLine, other: SourceLine): boolean {
  return one.segmentIds.some((id) => other.segmentIds.includes(id));
}
