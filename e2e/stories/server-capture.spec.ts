import { expect, type BrowserContext } from "@playwright/test";
import { gather, storedWords } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

/** As a browser that can neither read a track nor run a worklet. */
async function withoutCapture(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "MediaStreamTrackProcessor");
    Reflect.deleteProperty(globalThis, "AudioWorkletNode");
  });
}

test("whose browser cannot capture is heard in the room when the host allows it, and not when they do not want it", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Old browser", ["Ann"]);
  const [ann] = people as [Person];
  const cy = await Person.open({ name: "Cy", webUrl: rooms.webUrl, prepare: withoutCapture });
  await cy.useRawMicrophone(slug);
  await cy.join(slug, { guest: true });
  await expect(cy.page.getByText("This browser cannot capture your speech")).toBeVisible();
  const status = await ann.page.evaluate(async (path) => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ on: true });
    return (await fetch(path, { method: "PUT", headers, body })).status;
  }, `/api/sessions/${slug}/transcription/server-capture`);
  expect(status).toBe(200);
  const heardInRoom = cy.page.getByText("the server hears you in the room instead");
  await expect(heardInRoom).toBeVisible();
  await expect(ann.page.getByText("The server itself hears 1 person in the room.")).toBeVisible();
  await cy.screenshot("heard-in-room");
  const [old, modern] = [new ToneTalker(cy), new ToneTalker(ann)];
  await Promise.all([old.saySome(6), modern.saySome(6)]);
  const written = async (name: string): Promise<number> =>
    (await storedWords(rooms, slug, name)).length;
  await expect.poll(async () => written("Cy"), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(async () => written("Ann"), { timeout: 30_000 }).toBeGreaterThan(0);
  const once = (words: readonly string[]): void => {
    expect(words.toSorted()).toEqual([...new Set(words)].toSorted());
  };
  once(await storedWords(rooms, slug, "Cy"));
  once(await storedWords(rooms, slug, "Ann"));
  await cy.page.getByRole("switch", { name: "Transcribe me" }).click();
  await expect(heardInRoom).toBeHidden();
  const before = await chunksOfCy();
  await old.saySome(6);
  expect(await chunksOfCy()).toBe(before);
  await cy.close();
  await close();

  async function chunksOfCy(): Promise<number> {
    const { rows } = await rooms.pool.query<{ chunks: string }>(
      `select coalesce(sum(u.chunks), 0) as chunks from transcription_usage u
       join participants p on p.id = u.participant_id join video_sessions v on v.id = p.session_id
       where p.name = 'Cy' and v.slug = $1`,
      [slug],
    );
    return Number(rows[0]?.chunks);
  }
});
