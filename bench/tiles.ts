import { visit } from "@rooms/api-client/visitor";
import { Person, scriptMicrophone, startRooms, ToneTalker } from "@rooms/e2e/support";
import type { RunningRooms } from "@rooms/e2e/support";
import { until } from "@rooms/testing/until";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "./bridge/child.ts";
import type { Child } from "./bridge/child.ts";
import { percentile } from "./statistics.ts";
import type { Seat } from "./tiles/crowd.ts";
import { watchPage, workOf } from "./tiles/watch-page.ts";
import type { PageWork } from "./tiles/watch-page.ts";

/** With the reader. */
const peopleMax = 49;
const camerasOfMany = 30;
const camerasOfFew = 4;
/** The others are muted, as in any large meeting. */
const microphones = 10;
/** New tracks come, layers settle. */
const settleMs = 4_000;

interface View {
  readonly name: string;
  /** As the menu of views calls them. */
  readonly items: readonly string[];
}

const views: readonly View[] = [
  { name: "grid of 9", items: ["Grid", "Up to 9"] },
  { name: "grid of 49", items: ["Grid", "Up to 49"] },
  { name: "speaker", items: ["Speaker", "Up to 9"] },
];

interface Scene {
  readonly name: string;
  readonly works: PageWork[];
}

/** What a room of 49 asks of a browser, beside a room of two: with 30 cameras, and with 4 of them. */
export async function measureTiles({
  repeats,
  seconds,
}: {
  repeats: number;
  seconds: number;
}): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  const crowd = startChild("../tiles/crowd.ts", { NODE_ENV: "production" });
  const stopTalking = new AbortController();
  try {
    const ann = await Person.open({
      name: "Ann",
      webUrl: rooms.webUrl,
      prepare: async (context) => {
        await scriptMicrophone(context);
        await context.addInitScript(watchPage);
      },
    });
    await ann.signIn();
    const slug = await ann.createSession("Forty-nine");
    await ann.useRawMicrophone(slug);
    await ann.join(slug);
    const talking = talkUntil(new ToneTalker(ann), stopTalking.signal);
    const scenes = await playScenes({ rooms, slug, ann, crowd, repeats, seconds });
    stopTalking.abort();
    await talking;
    report(scenes);
    await ann.close();
  } finally {
    stopTalking.abort();
    await crowd.end();
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

interface Play {
  rooms: RunningRooms;
  slug: string;
  ann: Person;
  crowd: Child;
  repeats: number;
  seconds: number;
}

async function playScenes({ rooms, slug, ann, crowd, repeats, seconds }: Play): Promise<Scene[]> {
  const two: Scene = { name: "2 people, both seen", works: [] };
  const scenes = [two];
  const watch = async (scene: Scene): Promise<void> => {
    await ann.page.waitForTimeout(settleMs);
    scene.works.push(await workOf(ann, seconds * 1_000));
  };
  await crowd.ask("enter", await seats(rooms, slug, 0, 1));
  await crowd.ask("cameras", 1);
  await untilPeople(ann, 2);
  for (let round = 0; round < repeats; round += 1) await watch(two);
  await crowd.ask("enter", await seats(rooms, slug, 1, peopleMax - 1));
  await untilPeople(ann, peopleMax);
  for (const cameras of [camerasOfMany, camerasOfFew]) {
    await crowd.ask("cameras", cameras);
    const ofViews = views.map(({ name, items }) => ({
      scene: { name: `${peopleMax} people, ${cameras} cameras, ${name}`, works: [] },
      items,
    }));
    for (let round = 0; round < repeats; round += 1) {
      for (const { scene, items } of ofViews) {
        for (const item of items) await choose(ann, item);
        await watch(scene);
      }
    }
    scenes.push(...ofViews.map(({ scene }) => scene));
  }
  await crowd.ask("cameras", 1);
  await crowd.ask("leave", 1);
  await untilPeople(ann, 2);
  for (const item of views[0]?.items ?? []) await choose(ann, item);
  for (let round = 0; round < repeats; round += 1) await watch(two);
  return scenes;
}

/** Joins as guests do, by the api. */
async function seats(
  { webUrl }: RunningRooms,
  slug: string,
  from: number,
  to: number,
): Promise<Seat[]> {
  const found: Seat[] = [];
  for (let index = from; index < to; index += 1) {
    const joined = await visit(webUrl).client.participants.join({
      params: { slug },
      body: { name: `Guest ${index + 1}`, connect: { capture: "client" } },
    });
    if (!joined.ok || !joined.data.connection?.token) throw new Error("A guest could not join.");
    found.push({ ...joined.data.connection.token, microphone: index < microphones });
  }
  return found;
}

async function untilPeople({ page }: Person, count: number): Promise<void> {
  // The number stands in the corner of the button.
  const button = page.getByRole("button", { name: "Participants", exact: true }).locator("..");
  await until(
    `${count} people`,
    async () => (await button.textContent())?.trim() === String(count),
    { withinMs: 60_000 },
  );
}

async function choose({ page }: Person, item: string): Promise<void> {
  await page.getByRole("button", { name: "View", exact: true }).click();
  const entry = page.getByRole("menuitemcheckbox", { name: item, exact: true });
  if ((await entry.getAttribute("aria-checked")) === "true") await page.keyboard.press("Escape");
  else await entry.click();
  await page.getByRole("menu").waitFor({ state: "detached" });
}

async function talkUntil(talker: ToneTalker, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await talker.talkFor(2_000);
}

function report(scenes: readonly Scene[]): void {
  const base = medianOf(scenes[0]?.works ?? []);
  for (const { name, works } of scenes) {
    const { busy, framesPerSecond, frameMs, longTasksMs, kbit, nodes, pictures } = medianOf(works);
    console.log(
      `${name}: main thread busy ${(busy * 100).toFixed(1)} % (${(busy / base.busy).toFixed(2)}), ` +
        `${framesPerSecond.toFixed(1)} frames/s (${(framesPerSecond / base.framesPerSecond).toFixed(2)}), ` +
        `p95 ${frameMs.toFixed(0)} ms; held for more than 50 ms ${longTasksMs.toFixed(0)} ms/s; ` +
        `${kbit.toFixed(0)} kbit/s (${(kbit / base.kbit).toFixed(2)}); ` +
        `${nodes} elements (${(nodes / base.nodes).toFixed(2)}); ${pictures} pictures`,
    );
  }
}

function medianOf(works: readonly PageWork[]) {
  const of = (value: (work: PageWork) => number): number => percentile(works.map(value), 0.5);
  return {
    busy: of(({ busy }) => busy),
    framesPerSecond: of(({ framesPerSecond }) => framesPerSecond),
    frameMs: of(({ frameMs }) => percentile(frameMs, 0.95)),
    /** Of each second, in tasks longer than 50 ms. */
    longTasksMs: of(({ longTasksMs, frameMs }) => (1_000 * sum(longTasksMs)) / sum(frameMs)),
    kbit: of(({ receivedKbitPerSecond }) => receivedKbitPerSecond),
    nodes: of(({ nodes }) => nodes),
    pictures: of(({ pictures }) => pictures),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
