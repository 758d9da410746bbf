import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { expect } from "@playwright/test";
import { test } from "../support/stack.ts";

const main = fileURLToPath(new URL("../../apps/probe/src/main.ts", import.meta.url));

interface Verdict {
  ok: boolean;
  steps: { step: string; ok: boolean; detail: string }[];
}

async function probe(url: string): Promise<{ exitCode: number | undefined; verdict: Verdict }> {
  const args = ["--disable-warning=ExperimentalWarning", main, url, "--json"];
  const { exitCode, stdout } = await execa(process.execPath, args, { reject: false });
  return { exitCode, verdict: JSON.parse(stdout) as Verdict };
}

function failed({ steps }: Verdict): string[] {
  return steps.filter(({ ok }) => !ok).map(({ step, detail }) => `${step}: ${detail}`);
}

test("the probe goes through a whole meeting, and names what was taken away", async ({ rooms }) => {
  const well = await probe(rooms.webUrl);
  expect(failed(well.verdict)).toEqual([]);
  expect(well.exitCode).toBe(0);
  expect(well.verdict.steps.map(({ step }) => step)).toContain("recap");
  // Other stories of this Rooms leave theirs.
  const sessions = await rooms.pool.query("select 1 from video_sessions where title = 'Probe'");
  expect(sessions.rows, "it leaves no session behind").toEqual([]);

  await rooms.stopPart("transcriber", "SIGKILL");
  const deaf = await probe(rooms.webUrl);
  expect(deaf.exitCode).toBe(1);
  expect(failed(deaf.verdict)).toEqual([expect.stringMatching(/^realtime: .*\/api\/realtime/)]);
  await rooms.startPart("transcriber");

  await rooms.stopPart("livekit", "SIGKILL");
  const roomless = await probe(rooms.webUrl);
  expect(failed(roomless.verdict)).toEqual([expect.stringMatching(/^ready: down: livekit$/)]);
  await rooms.startPart("livekit");

  const nowhere = await probe("https://rooms.invalid");
  expect(failed(nowhere.verdict)).toEqual(["reach: the name is not known to DNS"]);
});
