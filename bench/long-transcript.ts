import {
  longMeeting,
  Person,
  scriptMicrophone,
  startRooms,
  ToneTalker,
  type RunningRooms,
} from "@rooms/e2e/support";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frameTimesMs } from "./frame-times.ts";
import { percentile } from "./statistics.ts";

const linesMax = 5_000;
const watchMs = 5_000;

/** Frame times of a room whose transcript is thousands of lines long, during speech and while one scrolls. */
export async function measureLongTranscript(): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  try {
    const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
    await ann.signIn();
    const slug = await ann.createSession("Long");
    await liveWithLines(rooms, slug);
    await ann.useRawMicrophone(slug);
    const startedAtMs = performance.now();
    await ann.join(slug);
    await ann.transcript.locator(`[data-utterance-id=u${linesMax}]`).waitFor();
    console.log(
      `click on "Join now" → the last of ${linesMax} lines: ${Math.round(performance.now() - startedAtMs)} ms`,
    );
    await ann.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2_000)));
    const talking = new ToneTalker(ann).talkFor(watchMs);
    report("during speech", await ann.page.evaluate(frameTimesMs, watchMs));
    await talking;
    const box = await ann.transcript.boundingBox();
    if (box) await ann.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const scrolling = scroll(ann);
    report("one scrolls", await ann.page.evaluate(frameTimesMs, watchMs));
    await scrolling;
    await measureRecap(rooms, ann);
    await ann.close();
  } finally {
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** The recap of as long a session: all of its lines stand in the page, which answers, scrolls and searches. */
async function measureRecap({ pool }: RunningRooms, ann: Person): Promise<void> {
  const { page } = ann;
  const slug = await ann.createSession("Long ago");
  await longMeeting(pool, slug, linesMax);
  await page.addInitScript(() => {
    const blocked: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blocked.push(duration);
    }).observe({ type: "longtask", buffered: true });
    Object.assign(window, { blocked });
  });
  const startedAtMs = performance.now();
  await page.goto(`/session/${slug}/recap`);
  await page.locator("[data-line]").first().waitFor();
  const drawnMs = performance.now() - startedAtMs;
  // The first line becomes a stop for Tab once the page answers.
  await page.locator("[data-line][tabindex='0']").waitFor();
  const answersMs = performance.now() - startedAtMs;
  const blockedMs = await page.evaluate(() =>
    (window as unknown as { blocked: number[] }).blocked.map(Math.round),
  );
  console.log(
    `recap of ${linesMax} lines: drawn ${Math.round(drawnMs)} ms, answers ${Math.round(answersMs)} ms; ` +
      `held the page for ${blockedMs.join(", ")} ms`,
  );
  await page.mouse.move(900, 600);
  const scrolling = scroll(ann, 400);
  report("one scrolls the recap", await ann.page.evaluate(frameTimesMs, watchMs));
  await scrolling;
  const typing = page.getByRole("searchbox").pressSequentially("word line end", { delay: 250 });
  report("one types a search", await ann.page.evaluate(frameTimesMs, watchMs));
  await typing;
}

async function scroll(ann: Person, byPx = -400): Promise<void> {
  const until = Date.now() + watchMs;
  while (Date.now() < until) await ann.page.mouse.wheel(0, byPx);
}

function report(activity: string, timesMs: number[]): void {
  const at = (share: number): string => percentile(timesMs, share).toFixed(1);
  console.log(
    `frames while ${activity}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms (${timesMs.length})`,
  );
}

/** The session as if two people had talked for hours, past all of our code. */
async function liveWithLines({ pool }: RunningRooms, slug: string): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `update video_sessions set status = 'LIVE', started_at = now() - interval '3 hours' where slug = $1 returning id`,
    [slug],
  );
  const speakers = [randomUUID(), randomUUID()];
  for (const [index, id] of speakers.entries()) {
    await pool.query(
      `insert into participants (id, session_id, identity, name, role, joined_at, present_since, left_at)
       values ($1, $2, $3, $4, 'GUEST', now(), now(), now())`,
      [id, rows[0]?.id, `guest-${slug}-${index}`, ["Bea", "Cem"][index]],
    );
  }
  await pool.query(
    `insert into transcript_segments
       (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
     select gen_random_uuid(), $1, case when n / 3 % 2 = 0 then $2::uuid else $3::uuid end, 'u' || n, n,
            'line ' || n || ', and so on ' || repeat('word ', 3 + n % 17), '[]', n * 2000, n * 2000 + 1500
       from generate_series(1, $4::int) n`,
    [rows[0]?.id, ...speakers, linesMax],
  );
}
