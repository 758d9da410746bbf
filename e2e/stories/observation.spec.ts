import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { gather } from "../support/meeting.ts";
import { openObservationSink, type ObservationSink } from "../support/observation-sink.ts";
import type { Person } from "../support/person.ts";
import { startRooms, type RunningRooms } from "../support/rooms.ts";
import { ToneTalker } from "../support/tone-talk.ts";

interface Observed {
  rooms: RunningRooms;
  sink: ObservationSink;
}

/** A Rooms that is told where failures and traces go. */
const test = base.extend<object, { observed: Observed }>({
  observed: [
    // Playwright reads the fixture's dependencies from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "rooms-observed-"));
      const sink = await openObservationSink();
      const rooms = await startRooms(join(folder, "rooms"), sink.variables);
      await use({ rooms, sink });
      await rooms.pool.end();
      await rooms.stop();
      sink.close();
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

test("a join is one trace from the page over the api and its statements to the transcriber, each caption is linked to it and ends on a screen, and a failing page is reported; no name, word or address leaves", async ({
  observed: { rooms, sink },
}) => {
  const meeting = await gather(rooms, "Secret title", ["Ann", "Benedict"]);
  const [ann] = meeting.people as [Person];
  const talker = new ToneTalker(ann);
  await talker.saySome(6);
  await ann.page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError("Ann said the budget");
    });
  });
  const spansOf = (part: string) => sink.spans().filter((span) => span.part === `rooms-${part}`);
  const caption = () => spansOf("transcriber").find(({ name }) => name === "store");
  await expect.poll(caption, { timeout: 40_000 }).toBeDefined();
  await expect.poll(() => sink.reports().length, { timeout: 30_000 }).toBeGreaterThan(0);

  const captions = spansOf("transcriber").filter(({ name }) => name === "caption");
  const links = captions.flatMap((span) => span.links ?? []);
  expect(links.length).toBeGreaterThan(0);
  const joined = sink.spans().filter(({ traceId }) => traceId === links[0]?.traceId);
  const names = joined.map(({ part, name }) => `${part} ${name}`);
  expect(names).toContain("rooms-web forward POST");
  expect(names).toContain("rooms-transcriber realtime join");
  expect(names.some((name) => name.startsWith("rooms-api POST "))).toBe(true);
  expect(names.some((name) => /^rooms-api (SELECT|WITH|INSERT)/.test(name))).toBe(true);

  const painted = () =>
    spansOf("web").filter(
      ({ name, parentSpanId, traceId }) =>
        name === "paint" &&
        captions.some((span) => span.spanId === parentSpanId && span.traceId === traceId),
    );
  await expect.poll(() => painted().length, { timeout: 20_000 }).toBeGreaterThan(0);

  const [report] = sink.reports();
  expect(report?.tags.part).toBe("page");
  expect(report?.exception.values[0]?.type).toBe("RangeError");
  const told = sink.bodies.join("\n");
  for (const secret of ["Ann", "Benedict", "Secret title", "budget", meeting.slug])
    expect(told).not.toContain(secret);
  await meeting.close();
});
