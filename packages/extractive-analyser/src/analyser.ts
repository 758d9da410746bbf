import { setImmediate } from "node:timers/promises";
import type { AnalysisResult, EvidenceLine, SuggestedTask } from "@rooms/domain/analysis/analysis";
import type {
  AnalysisOutcome,
  Meeting,
  MeetingAnalyser,
} from "@rooms/domain/analysis/meeting-analyser";
import { dayIn, isoOf } from "./days.ts";
import { findDecisions, type Line } from "./decisions.ts";
import { dialogueOf } from "./dialogue.ts";
import { peopleOf, type People } from "./people.ts";
import { speechPhases } from "./phases.ts";
import { findQuestions } from "./questions.ts";
import { quote } from "./quotes.ts";
import { findRisks } from "./risks.ts";
import { sentencesOf, type Sentence } from "./sentences.ts";
import { summarise } from "./summary.ts";
import { findTasks, type Task } from "./tasks.ts";

/** Lines of a kind in one result: more would be a transcript again. */
const tasksMax = 200;
const linesMax = 60;
const segmentsPerLineMax = 4;

/** Finds by rule what a meeting leaves to do; quotes it, and adds no word of its own. English and Russian. */
export const embeddedAnalyser: MeetingAnalyser = {
  name: "embedded-extractive",
  async analyse(meeting: Meeting, signal: AbortSignal): Promise<AnalysisOutcome> {
    signal.throwIfAborted();
    const people = peopleOf(meeting);
    const dialogue = dialogueOf(sentencesOf(meeting, people), meeting.segments.length);
    // A long meeting takes a second: let the process answer in between.
    const pause = () => setImmediate(undefined, { signal });
    await pause();
    const phases = speechPhases(dialogue);
    const tasks = findTasks({
      dialogue,
      people,
      today: dayIn(meeting.startedAt, meeting.timeZone),
    });
    await pause();
    const decisions = findDecisions(dialogue, phases);
    const risks = findRisks(dialogue, phases);
    const questions = findQuestions(dialogue, phases);
    await pause();
    const summary = summarise(dialogue, phases, [...decisions, ...risks, ...tasks]);
    const lines = (found: readonly Line[]) =>
      strongest(found, linesMax).map((line) => evidenceLine(line, meeting));
    const result: AnalysisResult = {
      summary: lines(summary),
      decisions: lines(decisions),
      tasks: strongest(tasks, tasksMax).map((task) => suggestedTask(task, meeting, people)),
      risks: lines(risks),
      questions: lines(questions),
    };
    return { result, droppedLines: 0, usage: null };
  },
};

/** The surest of many, in the order of speaking. */
function strongest<Found extends { readonly strength: number }>(
  found: readonly Found[],
  max: number,
): readonly Found[] {
  if (found.length <= max) return found;
  const least = found.map(({ strength }) => strength).sort((a, b) => b - a)[max - 1] ?? 0;
  return found.filter(({ strength }) => strength >= least).slice(0, max);
}

function evidenceLine({ quoted }: Line, meeting: Meeting): EvidenceLine {
  return { text: quote(quoted), segmentIds: segmentIdsOf(quoted, meeting) };
}

function suggestedTask(task: Task, meeting: Meeting, people: People): SuggestedTask {
  const owner = task.ownerIndex === null ? undefined : people.at(task.ownerIndex);
  return {
    text: quote(task.quoted),
    segmentIds: segmentIdsOf([...task.quoted, ...task.answers], meeting),
    owner: owner?.name ?? null,
    ownerIdentity: owner?.identity ?? null,
    dueOn: task.due === null ? null : isoOf(task.due),
  };
}

function segmentIdsOf(sentences: readonly Sentence[], meeting: Meeting) {
  const places = [...new Set(sentences.map(({ segment }) => segment))]
    .slice(0, segmentsPerLineMax)
    .sort((a, b) => a - b);
  return places.flatMap((place) => meeting.segments[place]?.id ?? []);
}
