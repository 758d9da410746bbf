import { gather, Person, scriptMicrophone, startRooms, ToneTalker } from "@rooms/e2e/support";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { percentile } from "./statistics.ts";

const runs = 10;

interface SeenWindow extends Window {
  roomsSeen?: { clickedAtMs: number; frameAtMs?: number; captionAtMs?: number };
}

/** From the click on "Join now" to the first frame of another participant's camera, and to the first words on the screen. */
export async function measureJoin(): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  try {
    const { slug, people, close } = await gather(rooms, "Join", ["Ann"]);
    const [ann] = people;
    if (ann === undefined) throw new Error("No participant came.");
    await ann.page.getByRole("button", { name: "Camera", exact: true }).click();
    const talk = new AbortController();
    const talking = talkUntil(new ToneTalker(ann), talk.signal);
    const ben = await Person.open({ name: "Ben", webUrl: rooms.webUrl, prepare: scriptMicrophone });
    const [frames, captions]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      const { frameMs, captionMs } = await joinOnce(ben, slug);
      frames.push(frameMs);
      captions.push(captionMs);
    }
    talk.abort();
    await talking;
    await Promise.all([close(), ben.close()]);
    report("first remote video frame", frames);
    report("first words on the screen", captions);
  } finally {
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function talkUntil(talker: ToneTalker, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await talker.talkFor(2_000);
}

async function joinOnce(
  ben: Person,
  slug: string,
): Promise<{ frameMs: number; captionMs: number }> {
  const { page } = ben;
  await ben.page.goto(`/session/${slug}`);
  await ben.joinButton.waitFor();
  const name = page.getByLabel("Your name");
  await name.fill("Ben");
  await page.evaluate(watchScreen);
  await ben.joinButton.click();
  await page.getByRole("button", { name: "Leave", exact: true }).waitFor();
  await page.keyboard.press("t");
  const handle = await page.waitForFunction(() => {
    const seen = (window as SeenWindow).roomsSeen;
    return seen?.frameAtMs !== undefined && seen.captionAtMs !== undefined ? seen : false;
  });
  const seen = await handle.jsonValue();
  if (seen === false) throw new Error("Nothing was seen.");
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await page.getByRole("heading", { name: "You left the session" }).waitFor();
  return {
    frameMs: (seen.frameAtMs ?? NaN) - seen.clickedAtMs,
    captionMs: (seen.captionAtMs ?? NaN) - seen.clickedAtMs,
  };
}

/** Runs in the page: notes the click, the first frame of a video and the first line of the transcript. */
function watchScreen(): void {
  const watched = new WeakSet<HTMLVideoElement>();
  addEventListener(
    "click",
    () => {
      const seen: NonNullable<SeenWindow["roomsSeen"]> = { clickedAtMs: performance.now() };
      (window as SeenWindow).roomsSeen = seen;
      const look = (): void => {
        for (const video of document.querySelectorAll("video")) {
          if (watched.has(video)) continue;
          watched.add(video);
          video.requestVideoFrameCallback(() => (seen.frameAtMs ??= performance.now()));
        }
        if (document.querySelector("[data-utterance-id]")) seen.captionAtMs ??= performance.now();
        if (seen.frameAtMs === undefined || seen.captionAtMs === undefined) {
          requestAnimationFrame(look);
        }
      };
      look();
    },
    { capture: true, once: true },
  );
}

function report(what: string, valuesMs: number[]): void {
  const [p50, worst] = [percentile(valuesMs, 0.5), Math.max(...valuesMs)];
  console.log(
    `click on "Join now" → ${what}: p50 ${Math.round(p50)} ms, worst of ${runs} ${Math.round(worst)} ms`,
  );
}
