import { execFile, fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { livekitKeys, LiveKitServer } from "@rooms/adapters/livekit/testing";
import { cacheDir } from "@rooms/scripts/paths";
import { AppProcess } from "@rooms/testing/app-process";
import { freePort } from "@rooms/testing/ports";
import { until } from "@rooms/testing/until";
import { SignJWT } from "jose";
import { treeBytes, treeProcessorMs } from "./process-tree.ts";
import { compare } from "./tone-meeting.ts";
import type { Heard, ToneMeeting } from "./tone-meeting.ts";

const peer = fileURLToPath(new URL("./peer", import.meta.url));
const room = "agents";
const settleMs = 6_000;
/** Until every session of the agent listens: they open one after the other. */
const listensWithinMs = 120_000;

/** The meeting through LiveKit's agents for Node, one session for each participant in one job. */
export async function runPeer(meeting: ToneMeeting, speechUrl: string): Promise<Heard> {
  const program = await installedPeer();
  const folder = await mkdtemp(join(tmpdir(), "rooms-bench-agents-"));
  const livekit = await LiveKitServer.create();
  await livekit.start();
  const worker = new AppProcess(
    join(program, "worker.js"),
    {
      ...{ LIVEKIT_URL: livekit.socketUrl, SPEECH_URL: speechUrl, HOME: folder },
      ...{ LIVEKIT_API_KEY: livekitKeys.apiKey, LIVEKIT_API_SECRET: livekitKeys.apiSecret },
      PORT: String(await freePort()),
    },
    {
      name: "agents",
      args: ["start"],
      onLine: (line) => {
        if (process.env["BENCH_LOG"] !== undefined) console.log(line);
      },
    },
  );
  try {
    await worker.untilLine(/registered worker/);
    const people = await peopleIn(program, folder, meeting, livekit.socketUrl);
    const listening = () => worker.lines.filter((line) => line === "LISTENING").length;
    await until("every session listens", () => listening() >= meeting.voices.length, {
      withinMs: listensWithinMs,
    });
    const pid = worker.pid ?? 0;
    const before = treeProcessorMs(pid);
    people.send("speak");
    await once(people, "message");
    const usedMs = treeProcessorMs(pid) - before;
    const memoryBytes = treeBytes(pid);
    await pause(settleMs);
    people.kill("SIGKILL");
    const heard = meeting.voices.map((_, person) => wordsOf(worker.lines, person));
    return {
      ...compare(meeting, heard),
      processorMsPerParticipantMinute:
        usedMs / meeting.voices.length / (meeting.durationMs / 60_000),
      memoryBytes,
    };
  } finally {
    await worker.stop("SIGKILL");
    await livekit.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** 238 MB that nothing else needs: installed on first use, into the cache. */
async function installedPeer(): Promise<string> {
  const lock = await readFile(join(peer, "package-lock.json"));
  const version = createHash("sha256").update(lock).digest("hex").slice(0, 12);
  const folder = join(cacheDir(), "bench-agents", version);
  await mkdir(folder, { recursive: true });
  await cp(peer, folder, { recursive: true });
  if (existsSync(join(folder, "installed"))) return folder;
  await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
  });
  await writeFile(join(folder, "installed"), "");
  return folder;
}

async function peopleIn(
  program: string,
  folder: string,
  { voices }: ToneMeeting,
  url: string,
): Promise<ChildProcess> {
  const people = await Promise.all(
    voices.map(async ({ pcm }, person) => {
      const pcmFile = join(folder, `${person}.pcm`);
      await writeFile(pcmFile, pcm);
      return { token: await tokenOf(person), pcmFile };
    }),
  );
  const plan = join(folder, "plan.json");
  await writeFile(plan, JSON.stringify({ url, people }));
  const child = fork(join(program, "people.js"), [plan]);
  await once(child, "message");
  return child;
}

function tokenOf(person: number): Promise<string> {
  return new SignJWT({ video: { roomJoin: true, room } })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(livekitKeys.apiKey)
    .setSubject(`person-${person}`)
    .setExpirationTime("10m")
    .sign(new TextEncoder().encode(livekitKeys.apiSecret));
}

function wordsOf(lines: readonly string[], person: number): string[] {
  const told = new RegExp(`HEARD person-${person} (.*)$`);
  return lines.flatMap((line) => told.exec(line)?.[1]?.trim().split(/\s+/) ?? []);
}
