import { closeCodes, createLineVerifier, lineKeysOf } from "@rooms/contracts/realtime";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { Page } from "./support/page.ts";
import { openRoom } from "./support/room.ts";
import { startTranscriber, ticketSecret } from "./support/transcriber-process.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

let database: TestDatabase;
let gladia: GladiaServer;
let transcriber: TranscriberProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  transcriber = await startTranscriber({ databaseUrl: database.url, gladiaUrl });
});

afterAll(async () => {
  // Nothing of all that was said, by whom, or by which ticket may stand in a log line.
  for (const secret of [...alphabet, ...numbers, ...colours, "guest-", "eyJ"]) {
    expect(transcriber.log()).not.toContain(`"${secret}`);
    expect(transcriber.log()).not.toContain(` ${secret}`);
  }
  await transcriber.end();
  await gladia.close();
  await database.drop();
});

const room = (names: readonly string[]) => openRoom(database.pool, transcriber.url, names);

const alphabet = ["alpha", "beta", "gamma", "delta", "epsilon"];
const numbers = ["one", "two", "three", "four", "five"];
const colours = ["red", "green", "blue"];

describe.concurrent("delivery, with real processes", () => {
  it("keeps two who speak over each other apart", async () => {
    const { session, pages, page } = await room(["ann", "bob"]);
    const [ann, bob] = [page(0), page(1)];
    await Promise.all([ann.speak(alphabet), bob.speak(numbers)]);
    await expectDelivered(session, pages, [
      { page: ann, words: alphabet },
      { page: bob, words: numbers },
    ]);
  });

  it("keeps a word whole that a cut went through, whatever the page says before it sends the rest", async () => {
    const { session, pages, page } = await room(["ann"]);
    const ann = page(0);
    const before = ann.epoch;
    ann.firstOnWelcome = { type: "chat-follow", afterRevision: 0 };
    const speaking = ann.speak(alphabet, { gapMs: 0 });
    await until("half of it", () => ann.spokenMs > 1_000);
    // Longer than a page that is heard of may be silent in the middle of a turn.
    ann.cut(2_500);
    await speaking;
    await expectDelivered(session, pages, [{ page: ann, words: alphabet }]);
    expect(ann.epoch).toBe(before);
  });

  it("signs every final, so that pages may take it from each other", async () => {
    const { session, pages, page } = await room(["ann", "bob"]);
    await page(0).speak(["alpha", "beta"]);
    await expectDelivered(session, pages, [{ page: page(0), words: ["alpha", "beta"] }]);
    const { publicKey } = await lineKeysOf(ticketSecret);
    const verify = await createLineVerifier(session.slug, publicKey);
    const finals = page(1).messages.filter((message) => message.type === "final");
    expect(finals.length).toBeGreaterThan(0);
    for (const final of finals) expect(await verify(final)).toBe(true);
  });

  it("keeps what was said before from who reads from their joining, until a host opens the past", async () => {
    const { session, page } = await room(["ann"]);
    const ann = page(0);
    await ann.speak(["alpha"]);
    await expectDelivered(session, [ann], [{ page: ann, words: ["alpha"] }]);
    const gus = await new Page(await session.latecomer("gus"), transcriber.url).join();
    await ann.speak(["beta"]);
    await until("the line and its number", () => gus.afterSeq === 2);
    const textsOf = (reader: Page) =>
      reader.messages.flatMap((message) => ("text" in message ? message.text : []));
    expect(textsOf(gus).join()).not.toContain("alpha");
    const hal = await new Page(await session.latecomer("hal"), transcriber.url).join();
    await until("the numbers", () => hal.afterSeq === 2);
    expect(textsOf(hal)).toEqual([]);
    // Who is away meanwhile is sent it on coming back, though they ask for later numbers alone.
    hal.cut(2_000);
    await session.openPast();
    const seen = (reader: Page) => reader.stored().map(({ text }) => text);
    await until("the past", () => seen(gus).length === 2 && seen(hal).length === 2);
    expect([seen(gus), seen(hal)]).toEqual([
      ["alpha", "beta"],
      ["alpha", "beta"],
    ]);
  });

  it("writes each line under the name its speaker bore when it was spoken", async () => {
    const { session, pages, page } = await room(["ann", "bob"]);
    const [ann, bob] = [page(0), page(1)];
    await ann.speak(["alpha"]);
    await expectDelivered(session, pages, [{ page: ann, words: ["alpha"] }]);
    await session.rename(ann.guest, "boss");
    // The news of it comes on its own way, in a moment: what begins to be said after it goes by the new name.
    const spoken = ["alpha"];
    while (!bob.names().includes("boss") && spoken.length < 10) {
      await ann.speak(["beta"]);
      spoken.push("beta");
      await expectDelivered(session, pages, [{ page: ann, words: spoken }]);
    }
    // With a ticket that still says the name of before.
    ann.cut(0);
    await until("the page to be back", () => ann.connected);
    await ann.speak(["gamma"]);
    await expectDelivered(session, pages, [{ page: ann, words: [...spoken, "gamma"] }]);
    const names = (await session.rows()).map(({ name }) => name);
    expect([names[0], ...names.slice(-2)]).toEqual(["ann", "boss", "boss"]);
    expect(bob.names()).toEqual(names);
    const late = await new Page(await session.guest("cid"), transcriber.url).join();
    await until("the backlog", () => late.stored().length === names.length);
    expect(late.names()).toEqual(names);
  });

  it("lets the third of three wait for one of two lanes, and loses nothing of it", async () => {
    const { session, pages, page } = await room(["ann", "bob", "cid"]);
    const [ann, bob, cid] = [page(0), page(1), page(2)];
    await Promise.all([ann.speak(alphabet), bob.speak(numbers), cid.speak(colours)]);
    await cid.speak(["later"]);
    await expectDelivered(session, pages, [
      { page: ann, words: alphabet },
      { page: bob, words: numbers },
      { page: cid, words: [...colours, "later"] },
    ]);
  });

  it("keeps two apart who speak over each other for ten seconds", async () => {
    const { session, pages, page } = await room(["ann", "bob"]);
    const [ann, bob] = [page(0), page(1)];
    const said = (name: string) => Array.from({ length: 24 }, (_, index) => `${name}${index}`);
    await Promise.all([ann.speak(said("a")), bob.speak(said("b"))]);
    await expectDelivered(session, pages, [
      { page: ann, words: said("a") },
      { page: bob, words: said("b") },
    ]);
  });

  it("writes down ten who speak at once, on two lanes", async () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    const { session, pages, page } = await room(names);
    const said = (name: string) => [`${name}1`, `${name}2`, `${name}3`];
    await Promise.all(names.map(async (name, index) => page(index).speak(said(name))));
    const spoken = names.map((name, index) => ({ page: page(index), words: said(name) }));
    await expectDelivered(session, pages, spoken);
  });

  it.each([1_000, 10_000])("loses no word to a cut of %i ms", async (cutMs) => {
    const { session, pages, page } = await room(["ann", "bob"]);
    const [ann, bob] = [page(0), page(1)];
    const speaking = ann.speak([...alphabet, ...numbers, ...colours]);
    await until("half said", () => ann.lines.size > 0);
    ann.cut(cutMs);
    bob.cut(cutMs);
    await speaking;
    await expectDelivered(session, pages, [
      { page: ann, words: [...alphabet, ...numbers, ...colours] },
    ]);
  });

  it("sends a late joiner what was said before, and what follows, once", async () => {
    const { session, pages, page } = await room(["ann"]);
    const ann = page(0);
    await ann.speak(alphabet);
    const speaking = ann.speak(numbers, { gapMs: 400 });
    const guest = await session.guest("late");
    const late = await new Page(guest, transcriber.url, { speaks: false }).join();
    await speaking;
    await expectDelivered(
      session,
      [...pages, late],
      [{ page: ann, words: [...alphabet, ...numbers] }],
    );
  });

  it("loses no word when a socket is cut in the middle of a sentence", async () => {
    const { session, pages, page } = await room(["ann", "bob"]);
    const ann = page(0);
    const speaking = ann.speak([...alphabet, ...numbers]);
    await until("half said", () => ann.lines.size > 0);
    ann.cut(2_500);
    await speaking;
    await expectDelivered(session, pages, [{ page: ann, words: [...alphabet, ...numbers] }]);
  });

  it("takes the same page back while its old socket lingers, without telling it that it was replaced", async () => {
    const { session, pages, page } = await room(["ann"]);
    const ann = page(0);
    const speaking = ann.speak(alphabet);
    await until("half said", () => ann.lines.size > 0);
    ann.linger();
    await speaking;
    await expectDelivered(session, pages, [{ page: ann, words: alphabet }]);
    expect(ann.closes).not.toContain(closeCodes.REPLACED.code);
  });

  it("writes down what was received of a page that went away", async () => {
    const { session, page } = await room(["ann", "bob"]);
    const [ann, bob] = [page(0), page(1)];
    await ann.speak(colours);
    ann.leave();
    await until("stored", async () => (await session.rows()).length > 0);
    expect((await session.rows()).map(({ text }) => text).join(" ")).toBe(colours.join(" "));
    await until("seen", () => bob.stored().length > 0);
  });

  it("replaces the socket of an older page of the same participant", async () => {
    const { page } = await room(["ann"]);
    const older = page(0);
    const newer = await new Page(older.guest, transcriber.url).join();
    await until("replaced", () => older.closes.includes(closeCodes.REPLACED.code));
    expect(newer.connected).toBe(true);
    older.leave();
  });

  it("drains the last words of a session that ends, then closes every socket", async () => {
    const { session, pages, page } = await room(["ann", "bob"]);
    const ann = page(0);
    await ann.speak(colours);
    await session.end();
    await until("closed", () => pages.every(({ closes }) => closes.length > 0));
    expect(pages.map(({ closes }) => closes[0])).toEqual([4410, 4410]);
    expect((await session.rows()).map(({ text }) => text).join(" ")).toBe(colours.join(" "));
    pages.forEach((page) => page.leave());
  });

  it("writes speech that the host paused as a gap, and goes on afterwards", async () => {
    const { session, pages, page } = await room(["ann"]);
    const ann = page(0);
    await session.setTranscription("PAUSED");
    await until("paused", () => ann.state === "paused");
    await ann.speak(colours);
    await until("acknowledged", () => ann.unacknowledged === 0);
    await session.setTranscription("ON");
    await until("on", () => ann.state === "on");
    await ann.speak(numbers);
    const paused = [{ reason: "paused" }];
    await expectDelivered(session, pages, [{ page: ann, words: numbers }], paused);
  });
});
