import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "../bridge/child.ts";
import { startTranscriber } from "../bridge/subjects.ts";
import { addressesOf, invite } from "../bridge/world.ts";
import type { World } from "../bridge/world.ts";
import { gatedFrames } from "../meeting/frames.ts";
import { treeBytes, treeProcessorMs } from "./process-tree.ts";
import { compare } from "./tone-meeting.ts";
import type { Heard, ToneMeeting } from "./tone-meeting.ts";

/** What is said last is stored by then. */
const settleMs = 6_000;

/** The meeting through the transcriber, as it is started in production. */
export async function runOurs(
  world: World,
  meeting: ToneMeeting,
  speechUrl: string,
): Promise<Heard> {
  const { voices, spurts, durationMs } = meeting;
  const talk = startChild("../agents/talk.ts", {});
  const subject = await startTranscriber({
    ...{ gladiaUrl: speechUrl, databaseUrl: world.databaseUrl, certificate: null, execArgv: [] },
    ...{ lanes: "2", isGladia: false },
  });
  try {
    const claims = await invite(world.pool, voices.length, voices.length);
    const addresses = await addressesOf(claims, subject.port);
    await talk.ask("connect", { addresses, pcm: voices.map(({ pcm }) => pcm) });
    const before = treeProcessorMs(subject.pid);
    await talk.ask("play", { frames: gatedFrames(spurts), durationMs });
    const usedMs = treeProcessorMs(subject.pid) - before;
    const memoryBytes = treeBytes(subject.pid);
    await pause(settleMs);
    const stored = await world.pool.query<{ id: string; text: string }>(
      "select participant_id as id, text from transcript_segments where session_id = $1",
      [claims[0]?.sessionId],
    );
    const heard = claims.map(({ participantId }) =>
      stored.rows.filter(({ id }) => id === participantId).flatMap(({ text }) => text.split(" ")),
    );
    return {
      ...compare(meeting, heard),
      processorMsPerParticipantMinute: usedMs / voices.length / (durationMs / 60_000),
      memoryBytes,
    };
  } finally {
    await talk.end();
    await subject.end();
  }
}
