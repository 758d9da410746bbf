import { createLiveRooms } from "@rooms/adapters/livekit";
import { canRunLiveKit, livekitBuildMs, livekitKeys } from "@rooms/adapters/livekit/testing";
import { captureAttribute, capturedByClient } from "@rooms/contracts/realtime";
import { slug } from "@rooms/domain/shared/ids";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCaptureWorld, say, sayUntilStored, wordsOf } from "./support/capture-world.ts";
import type { CaptureWorld } from "./support/capture-world.ts";
import type { Guest, LiveSession } from "./support/live-session.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

const byClient = { [captureAttribute]: capturedByClient };
let world: CaptureWorld;

async function expectEachOnce(session: LiveSession, guest: Guest, words: readonly string[]) {
  expect((await wordsOf(session, guest)).toSorted()).toEqual(words.toSorted());
}

const listensTo = async (transcriber: TranscriberProcess, rooms: number) =>
  new RegExp(`rooms_heard\\S* ${rooms}$`, "m").test((await transcriber.get("/metrics")).body);

describe.skipIf(!canRunLiveKit())("server capture, with a real LiveKit", () => {
  beforeAll(async () => {
    world = await createCaptureWorld();
  }, livekitBuildMs);
  afterAll(() => world.end());

  describe.concurrent("while all is well", () => {
    it("writes down who has no socket, unseen, until it is switched off; source so twice changes nothing", async () => {
      const session = await world.newSession();
      const [ann, bob] = [await session.guest("ann"), await session.guest("bob")];
      const watcher = await world.watch(session);
      const client = await world.comeIn(session, ann);
      const bobIn = await world.comeIn(session, bob);
      await session.setServerCapture(true);
      await session.setServerCapture(true);
      await watcher.untilHeard(2);
      await Promise.all([
        sayUntilStored({ session, guest: ann, client, words: ["alpha", "beta", "gamma"] }),
        sayUntilStored({ session, guest: bob, client: bobIn, words: ["one", "two"] }),
      ]);
      const rooms = createLiveRooms({ url: world.livekit.httpUrl, ...livekitKeys });
      const inRoom = await rooms.listConnected(slug(session.slug));
      expect(inRoom.map(({ identity }) => identity).toSorted()).toEqual(
        [ann.identity, bob.identity].toSorted(),
      );
      expect(client.news.flatMap((news) => (news.saw === "came" ? news.identity : []))).toEqual([
        bob.identity,
      ]);
      await session.setServerCapture(false);
      await session.setServerCapture(false);
      await watcher.untilHeard(0);
      await say(client, ["delta"]);
      await session.setServerCapture(true);
      await watcher.untilHeard(2);
      await sayUntilStored({ session, guest: ann, client, words: ["epsilon"] });
      await expectEachOnce(session, ann, ["alpha", "beta", "gamma", "epsilon"]);
      await expectEachOnce(session, bob, ["one", "two"]);
      await session.end();
    });

    it("captures no participant who declined: neither by their connection nor by a socket that only reads", async () => {
      const session = await world.newSession();
      const [cid, dan] = [await session.guest("cid"), await session.guest("dan")];
      const eve = await session.guest("eve");
      await session.setServerCapture(true);
      await world.page(dan, { speaks: false });
      const watcher = await world.watch(session);
      const cidIn = await world.comeIn(session, cid, byClient);
      const danIn = await world.comeIn(session, dan);
      const client = await world.comeIn(session, eve);
      await watcher.untilHeard(1);
      await Promise.all([say(cidIn, ["alpha", "beta"]), say(danIn, ["gamma", "delta"])]);
      await sayUntilStored({ session, guest: eve, client, words: ["one"] });
      await expectEachOnce(session, cid, []);
      await expectEachOnce(session, dan, []);
      expect(await session.gaps()).toEqual([]);
      await session.end();
    });

    it("hears a page that asks for it while it is not muted, and never doubles one that captures", async () => {
      const session = await world.newSession();
      const [fay, gus] = [await session.guest("fay"), await session.guest("gus")];
      await session.setServerCapture(true);
      const watcher = await world.watch(session);
      const fayPage = await world.page(fay, { speaks: false, fromRoom: true });
      const gusPage = await world.page(gus);
      const client = await world.comeIn(session, fay, byClient);
      const gusIn = await world.comeIn(session, gus);
      await watcher.untilHeard(1);
      const words = ["red", "green", "blue"];
      await Promise.all([say(gusIn, words), gusPage.speak(words)]);
      await sayUntilStored({ session, guest: fay, client, words: ["one"] });
      fayPage.tell({ type: "mute", muted: true });
      await watcher.untilHeard(0);
      await say(client, ["two"]);
      fayPage.tell({ type: "mute", muted: false });
      await watcher.untilHeard(1);
      await sayUntilStored({ session, guest: fay, client, words: ["three"] });
      await expectEachOnce(session, fay, ["one", "three"]);
      await expectEachOnce(session, gus, words);
      await session.end();
    });

    it("hears speech as gaps while the host pauses, and leaves at the end", async () => {
      const session = await world.newSession();
      const hal = await session.guest("hal");
      await session.setServerCapture(true);
      const watcher = await world.watch(session);
      const client = await world.comeIn(session, hal);
      await watcher.untilHeard(1);
      await session.setTranscription("PAUSED");
      await watcher.untilState("paused");
      await say(client, ["alpha"]);
      const paused = async () => (await session.gaps()).some(({ reason }) => reason === "paused");
      await until("the pause is written as a gap", paused);
      await expectEachOnce(session, hal, []);
      await session.end();
      await watcher.untilGone();
    });
  });

  it("goes on after LiveKit and the transcriber were killed, with no client connected by socket", async () => {
    const session = await world.newSession();
    const ida = await session.guest("ida");
    await session.setServerCapture(true);
    let client = await world.comeIn(session, ida);
    const first = await world.watch(session);
    await first.untilHeard(1);
    await sayUntilStored({ session, guest: ida, client, words: ["alpha"] });
    await world.livekit.kill();
    await first.untilHeard(0);
    await client.kill();
    await world.livekit.start();
    // Her first client may say that it is back while its microphone never arrives: a fault of LiveKit's library for Node.
    client = await world.comeIn(session, ida);
    await first.untilHeard(1);
    await sayUntilStored({ session, guest: ida, client, words: ["beta"] });
    const successor = await world.startTranscriber();
    await world.transcriber.end();
    await until("the successor takes the session", () => listensTo(successor, 1));
    const second = await world.watch(session, successor.url);
    await second.untilHeard(1);
    await sayUntilStored({ session, guest: ida, client, words: ["gamma"] });
    await expectEachOnce(session, ida, ["alpha", "beta", "gamma"]);
    await session.end();
    await until("no agent listens any more", () => listensTo(successor, 0));
  });
});
