import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gather, startRooms, storedWords, ToneTalker, type RunningRooms } from "@rooms/e2e/support";

const names = ["Ann", "Ben", "Cy"];
const settleTimeoutMs = 60_000;

/** Three people talk at once for a while; says how many of the words captured are missing or doubled, and what each process weighs. */
export async function measureSoak(talkMs: number): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  try {
    const { people, slug, close } = await gather(rooms, "Soak", names);
    const talkers = people.map((person) => new ToneTalker(person));
    await Promise.all(
      talkers.map(async (talker, index) => talker.talkFor(talkMs, 6, 2_500 + index * 700)),
    );
    for (const talker of talkers) {
      const captured = await talker.heardWhole();
      console.log(account(talker, captured, await settled(rooms, slug, talker.speaker, captured)));
    }
    for (const part of ["web", "api", "transcriber", "speech", "livekit"] as const) {
      console.log(`${part}: ${residentMegabytes(rooms.pid(part))} MB resident`);
    }
    await close();
  } finally {
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** What is stored for a talker once every captured word is there, or once waiting longer is of no use. */
async function settled(
  rooms: RunningRooms,
  slug: string,
  speaker: string,
  captured: readonly string[],
): Promise<string[]> {
  const deadline = Date.now() + settleTimeoutMs;
  for (;;) {
    const words = await storedWords(rooms, slug, speaker);
    const written = new Set(words);
    if (captured.every((word) => written.has(word)) || Date.now() > deadline) return words;
    await new Promise((resume) => setTimeout(resume, 500));
  }
}

function account(talker: ToneTalker, captured: readonly string[], written: string[]): string {
  const once = new Set(written);
  const spoken = new Set(talker.words);
  const lost = captured.filter((word) => !once.has(word));
  const unsaid = written.filter((word) => !spoken.has(word));
  return [
    `${talker.speaker}: ${talker.words.length} words spoken`,
    `${captured.length} captured whole`,
    `${lost.length} of those lost${lost.length > 0 ? ` (${lost.join(" ")})` : ""}`,
    `${written.length - once.size} doubled`,
    `${unsaid.length} never said${unsaid.length > 0 ? ` (${unsaid.join(" ")})` : ""}`,
  ].join(", ");
}

function residentMegabytes(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  return Math.round(
    Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024,
  );
}
