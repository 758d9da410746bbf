import type { LineSink } from "@rooms/testing/log-lines";
import { ensureBuiltAssets } from "./assets.ts";
import { ensureDoors } from "./front-doors.ts";
import { buildLivekit, findLivekit } from "./livekit.ts";
import { ensureSpeechPacks } from "./speech-packs.ts";

/** What every run of stories needs beside a browser and the build; fetched, built or installed where it is missing. */
export async function ensureStoryNeeds(log: LineSink, part: string): Promise<void> {
  await ensureBuiltAssets();
  await ensureSpeechPacks({ log });
  const livekit = findLivekit();
  if (livekit.kind === "go") await buildLivekit(livekit, log, AbortSignal.timeout(1_200_000));
  ensureDoors((line) => log(part, line));
}
