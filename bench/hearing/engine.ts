import { join, resolve } from "node:path";
import { recogniseDirectly } from "@rooms/e2e/support";
import { freePort } from "@rooms/testing/ports";
import { PartProcess } from "@rooms/testing/part-process";
import { until } from "@rooms/testing/until";

const root = resolve(import.meta.dirname, "..", "..");
const readyTimeoutMs = 600_000;
const startTimeoutMs = 60_000;

/** A speech server of this bench alone. */
export async function startEngine(): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const part = new PartProcess({
    part: "speech",
    command: process.execPath,
    args: [join(root, "apps/speech/src/main.ts")],
    env: { ...process.env, SPEECH_PORT: String(port), LOG_LEVEL: "error" },
  });
  await part.untilReady({ ask: () => answers(url), timeoutMs: startTimeoutMs });
  return {
    url,
    stop: async () => {
      await part.stop();
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    return false;
  }
}

/** Until every language is heard with the packs that are meant for it: before, a lesser one writes what it can. */
export async function untilAllPacks(url: string): Promise<void> {
  const ready = async (): Promise<boolean> => {
    // The server is ours, and its own tests hold this shape.
    const health = (await (await fetch(`${url}/health`)).json()) as {
      languages: Record<string, { state: string }>;
    };
    return health.languages["ru"]?.state === "ready";
  };
  await until("all packs", ready, { withinMs: readyTimeoutMs, everyMs: 500 });
}

/** The lines of each of the recordings, each fed whole and at once in a session of its own. */
export async function heardAlone(
  url: string,
  recordings: readonly Int16Array[],
  languages: readonly string[],
): Promise<string[][]> {
  const heard: string[][] = [];
  for (const pcm of recordings) heard.push(await recogniseDirectly(url, pcm, languages));
  return heard;
}
