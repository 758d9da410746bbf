import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { embeddedAnalyser } from "@rooms/extractive-analyser";
import type { AnalysisResult } from "@rooms/domain/analysis/analysis";
import { checkEvidence } from "@rooms/domain/analysis/evidence/check-evidence";
import type { Meeting } from "@rooms/domain/analysis/meeting-analyser";
import { participantIdentity, segmentId } from "@rooms/domain/shared/ids";

const folder = join(import.meta.dirname, "analysis");

/** A meeting with its gold, as bench/analysis keeps them. */
interface AnnotatedMeeting {
  readonly id: string;
  readonly language: string;
  readonly startedAt: string;
  readonly timeZone: string;
  readonly participants: readonly { readonly identity: string; readonly name: string }[];
  readonly segments: readonly {
    readonly seq: number;
    readonly identity: string;
    readonly startMs: number;
    readonly endMs: number;
    readonly text: string;
  }[];
}

/** What the embedded analyser finds in annotated meetings, scored by score.py, and how long it takes. */
export async function measureAnalysis(meetingsDir: string | null, verbose: boolean): Promise<void> {
  const meetings = meetingsDir ?? join(folder, "meetings");
  const results = await mkdtemp(join(tmpdir(), "rooms-analysis-"));
  try {
    await warmUp(meetings);
    let spokenMs = 0;
    let elapsedMs = 0;
    let dropped = 0;
    for (const name of (await readdir(meetings)).filter((file) => file.endsWith(".json")).sort()) {
      const annotated = JSON.parse(
        await readFile(join(meetings, name), "utf8"),
      ) as AnnotatedMeeting;
      const meeting = meetingOf(annotated);
      const started = performance.now();
      const found = await embeddedAnalyser.analyse(meeting, new AbortController().signal);
      elapsedMs += performance.now() - started;
      // As in the product: a line that its segments do not bear out is not shown.
      const { result, droppedLines } = checkEvidence(found.result, meeting);
      dropped += droppedLines;
      spokenMs += annotated.segments.at(-1)?.endMs ?? 0;
      await writeFile(join(results, name), JSON.stringify(answerOf(result, annotated), null, 1));
    }
    const script = join(folder, "score.py");
    const { stdout, stderr } = await promisify(execFile)("python3", [
      script,
      ...(verbose ? ["-v"] : []),
      meetings,
      results,
    ]);
    console.log(stderr + stdout);
    const hours = spokenMs / 3_600_000;
    console.log(`${(elapsedMs / hours).toFixed(0)} ms per hour of meeting (${hours.toFixed(2)} h)`);
    console.log(`${dropped} lines not borne out by their segments, left out`);
    await measureLong(meetings);
  } finally {
    await rm(results, { recursive: true, force: true });
  }
}

/** Once without a clock: what a process pays once is not a meeting's cost. */
async function warmUp(meetings: string): Promise<void> {
  for (const name of (await readdir(meetings)).filter((file) => file.endsWith(".json"))) {
    const annotated = JSON.parse(await readFile(join(meetings, name), "utf8")) as AnnotatedMeeting;
    await embeddedAnalyser.analyse(meetingOf(annotated), new AbortController().signal);
  }
}

/** All meetings one after another up to 20,000 segments: what the longest session costs. */
async function measureLong(meetings: string): Promise<void> {
  const names = (await readdir(meetings)).filter((file) => file.endsWith(".json")).sort();
  const all = await Promise.all(
    names.map(async (name) =>
      meetingOf(JSON.parse(await readFile(join(meetings, name), "utf8")) as AnnotatedMeeting),
    ),
  );
  const [first] = all;
  const one = all.flatMap(({ segments }) => segments);
  if (first === undefined || one.length === 0) return;
  const segments = Array.from({ length: 20_000 }, (_, at) => one[at % one.length]).flatMap(
    (segment, at) => (segment === undefined ? [] : [{ ...segment, id: segmentId(String(at)) }]),
  );
  const started = performance.now();
  await embeddedAnalyser.analyse({ ...first, segments }, new AbortController().signal);
  console.log(`${(performance.now() - started).toFixed(0)} ms for 20,000 segments in one session`);
}

function meetingOf(annotated: AnnotatedMeeting): Meeting {
  return {
    title: null,
    startedAt: new Date(annotated.startedAt),
    timeZone: annotated.timeZone,
    participants: annotated.participants.map(({ identity, name }) => ({
      identity: participantIdentity(identity),
      name,
    })),
    segments: annotated.segments.map(({ seq, identity, text, startMs, endMs }) => ({
      id: segmentId(String(seq)),
      identity: participantIdentity(identity),
      text,
      language: annotated.language,
      startedAtMs: startMs,
      endedAtMs: endMs,
    })),
  };
}

function answerOf(result: AnalysisResult, annotated: AnnotatedMeeting) {
  const known = new Set(annotated.participants.map(({ identity }) => identity));
  const line = ({ text, segmentIds }: { text: string; segmentIds: readonly string[] }) => ({
    text,
    segments: segmentIds.map(Number),
  });
  return {
    summary: result.summary.map(line),
    decisions: result.decisions.map(line),
    risks: result.risks.map(line),
    tasks: result.tasks.map(({ text, segmentIds, ownerIdentity, dueOn }) => ({
      title: text,
      segments: segmentIds.map(Number),
      owner: ownerIdentity !== null && known.has(ownerIdentity) ? ownerIdentity : null,
      due: dueOn,
    })),
  };
}
