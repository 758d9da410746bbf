import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Person,
  scriptMicrophone,
  startRooms,
  storedLines,
  ToneTalker,
  wordsOf,
  type RunningRooms,
} from "@rooms/e2e/support";

const names = ["Ann", "Ben", "Cy"];
const settleTimeoutMs = 60_000;

/** Three people talk at once for a while; says how many words are missing, doubled or under a wrong name, and what each process weighs. */
export async function measureSoak(talkMs: number): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  try {
    const { people, slug } = await gather(rooms);
    const talkers = people.map(({ page, name }) => new ToneTalker(page, name.toLowerCase()));
    const talks = talkers.map(async (talker, index) =>
      talker.talkFor(talkMs, 6, 2_500 + index * 700),
    );
    await Promise.all(talks);
    for (const [index, talker] of talkers.entries()) {
      const written = await settled(rooms, slug, names[index] ?? "", talker.words.length);
      const missing = talker.words.filter((word) => !written.includes(word));
      const extra = written.length - (talker.words.length - missing.length);
      console.log(
        `${names[index] ?? ""}: ${talker.words.length} words spoken, ${missing.length} missing, ${extra} too many`,
      );
    }
    for (const part of ["web", "api", "transcriber", "speech", "livekit"] as const) {
      console.log(`${part}: ${residentMegabytes(rooms.pid(part))} MB resident`);
    }
    await Promise.all(people.map(async (person) => person.close()));
  } finally {
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function gather(rooms: RunningRooms): Promise<{ people: Person[]; slug: string }> {
  const people = await Promise.all(
    names.map(async (name) =>
      Person.open({ name, webUrl: rooms.webUrl, prepare: scriptMicrophone }),
    ),
  );
  const [host] = people;
  if (host === undefined) throw new Error("Nobody came.");
  await host.signIn();
  const slug = await host.createSession("Soak");
  for (const person of people) {
    if (person !== host) await person.page.goto(`/session/${slug}`);
    await person.useRawMicrophone(slug);
    await person.join(slug, { guest: person !== host });
  }
  return { people, slug };
}

async function settled(
  rooms: RunningRooms,
  slug: string,
  speaker: string,
  expected: number,
): Promise<string[]> {
  const deadline = Date.now() + settleTimeoutMs;
  for (;;) {
    const lines = await storedLines(rooms.pool, slug);
    const words = lines
      .filter((line) => line.speaker === speaker)
      .flatMap((line) => wordsOf(line.text));
    if (words.length >= expected || Date.now() > deadline) return words;
    await new Promise((resume) => setTimeout(resume, 500));
  }
}

function residentMegabytes(pid: number | undefined): number {
  if (pid === undefined) return Number.NaN;
  return Math.round(
    Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024,
  );
}
