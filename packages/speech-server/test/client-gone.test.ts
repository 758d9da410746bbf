import { describe, expect, it } from "vitest";
import { until } from "@rooms/testing/until";
import { bytesOf } from "./support/open-stream.ts";
import { init, openRaw } from "./support/raw-client.ts";
import { createScriptedRecogniser, loudFor } from "./support/scripted-recogniser.ts";
import { startServer } from "./support/start-server.ts";

const chunkBytes = 2_560;

/** A session with one utterance at work, which waits for `release`, and a second one behind it; its client is then cut off. */
async function cutWithOneWaiting(resumableForMs: number) {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  const recogniser = createScriptedRecogniser(async () => {
    await released;
    return { text: "said" };
  });
  const started = await startServer({ recogniser });
  const { body } = await init(started.url, { endpointing: 0.3 });
  const client = await openRaw(body.url);
  const pause = bytesOf(new Int16Array(16_000));
  for (const sound of [loudFor(1), pause, loudFor(1), pause]) {
    for (let at = 0; at < sound.length; at += chunkBytes)
      client.socket.send(sound.subarray(at, at + chunkBytes));
  }
  const heard = 2 * (loudFor(1).length + pause.length);
  await until("all was heard", () => started.server.sessions()[0]?.heardBytes === heard);
  started.server.switches.resumableForMs = resumableForMs;
  client.socket.terminate();
  const { events } = started;
  await until("the cut", () => events.some(({ type }) => type === "session-detached"));
  const askedFinals = (): number => recogniser.asked.filter(({ isFinal }) => isFinal).length;
  expect(askedFinals()).toBe(1);
  return { ...started, release: () => release(undefined), askedFinals, url: body.url };
}

describe("a client that is cut off while utterances wait", () => {
  it("finds them put into words when it comes back, and not before", async () => {
    const { release, askedFinals, events, url } = await cutWithOneWaiting(60_000);
    release();
    const isFinished = () => events.some(({ type }) => type === "utterance-finished");
    await until("the one at work", isFinished);
    expect(askedFinals()).toBe(1);
    const again = await openRaw(url);
    await until("both finals", () => again.ofType("transcript").length === 2);
    expect(askedFinals()).toBe(2);
  });

  it("and does not come back has none of them put into words", async () => {
    const { release, askedFinals, events } = await cutWithOneWaiting(0);
    release();
    await until("the end", () => events.some(({ type }) => type === "session-ended"));
    expect(askedFinals()).toBe(1);
  });
});
