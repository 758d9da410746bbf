import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "../bridge/child.ts";
import type { Figures } from "../bridge/distribution.ts";
import { processorMs } from "../bridge/process-figures.ts";
import { startPlainBridge, startTranscriber } from "../bridge/subjects.ts";
import type { Subject } from "../bridge/subjects.ts";
import { addressesOf, invite } from "../bridge/world.ts";
import type { World } from "../bridge/world.ts";
import { endlessFrames, gatedFrames } from "./frames.ts";
import type { PlannedFrame } from "./frames.ts";
import type { Spurt } from "./schedule.ts";
import { misattributed } from "./stored-words.ts";

export interface Meeting {
  /** In all. */
  people: number;
  perSession: number;
  durationMs: number;
  spurts: readonly Spurt[];
}

export interface MeetingFigures {
  processorMsPerParticipantMinute: number;
  /** Seconds that the vendor bills, that were sent, and that hold speech. */
  billedS: number;
  sentS: number;
  spokenS: number;
  /** From a chunk's sending to its arrival at the vendor: what a lane let it wait, for the most part. */
  waitMs: Figures;
  lagMs: Figures;
  /** Words spoken, and what is wrong with those stored; null where nothing is stored. */
  words: { spoken: number; missing: number; doubled: number; misattributed: number } | null;
}

/** Real time: a meeting through the transcriber with its lanes, or with a stream for each head through the plain bridge. */
export async function runMeeting(
  name: "ours" | "plain",
  world: World,
  meeting: Meeting,
): Promise<MeetingFigures> {
  const { people, perSession, durationMs, spurts } = meeting;
  const sink = startChild("../meeting/sink.ts", {});
  const load = startChild("../meeting/load.ts", {});
  let subject: Subject | null = null;
  try {
    const gladiaUrl = await sink.ask<string>("listen");
    const options = { gladiaUrl, databaseUrl: world.databaseUrl, certificate: null, execArgv: [] };
    subject = await (name === "ours"
      ? startTranscriber({ ...options, lanes: "2" })
      : startPlainBridge(options));
    const { port } = subject;
    const claims = name === "ours" ? await invite(world.pool, people, perSession) : [];
    const addresses =
      name === "ours"
        ? await addressesOf(claims, port)
        : Array.from({ length: people }, (_, index) => ({
            ...{ port, protocols: null },
            path: `/?room=${Math.floor(index / perSession)}`,
          }));
    const frames =
      name === "ours" ? gatedFrames(spurts) : endlessFrames(spurts, people, durationMs);
    await load.ask("connect", { addresses, rooms: name === "ours" });
    const playing = load.ask("play", frames);
    // Until the compiler is done with the hot paths.
    await pause(durationMs / 3);
    const before = processorMs(subject.pid);
    await playing;
    const after = processorMs(subject.pid);
    const usedMs = after.user + after.system - before.user - before.system;
    const words = name === "ours" ? await misattributed(world.pool, claims, frames) : null;
    const heard = await sink.ask<{ billedS: number; broken: number; delayMs: Figures }>("figures");
    if (heard.broken > 0) throw new Error(`${heard.broken} chunks broken`);
    const { lagMs } = await load.ask<{ lagMs: Figures }>("figures");
    return {
      processorMsPerParticipantMinute: usedMs / people / ((durationMs * (2 / 3)) / 60_000),
      ...{ billedS: heard.billedS, sentS: secondsOf(frames) },
      spokenS: spurts.reduce((sum, { fromMs, untilMs }) => sum + (untilMs - fromMs) / 1000, 0),
      ...{ waitMs: heard.delayMs, lagMs, words },
    };
  } finally {
    await load.end();
    await subject?.end();
    await sink.end();
  }
}

function secondsOf(frames: readonly PlannedFrame[]): number {
  return frames.length * 0.08;
}
