import { describe, expect, it } from "vitest";
import { until } from "@rooms/testing/until";
import { finalsOf, openSession, silence } from "./support/raw-session.ts";
import { createScriptedRecogniser, loudFor } from "./support/scripted-recogniser.ts";
import { startServer } from "./support/start-server.ts";

const settings = {
  endpointing: 0.6,
  messages_config: { receive_partial_transcripts: true },
};

/** A second of voice, then a pause in which the utterance may have ended. */
async function sayAndPause() {
  let finals = 0;
  const scripted = createScriptedRecogniser(({ isFinal }) => {
    if (isFinal) finals += 1;
    return { text: isFinal ? `final ${finals}` : "partial" };
  });
  const recogniser = { ...scripted, hearsAhead: () => true };
  const { url } = await startServer({ recogniser });
  const client = await openSession(url, settings);
  const say = async (what: Uint8Array): Promise<void> => {
    const before = scripted.asked.length;
    client.socket.send(what);
    await until("it to be put into words", () => scripted.asked.length > before);
    await client.next("transcript");
  };
  const askedFinals = () => scripted.asked.filter(({ isFinal }) => isFinal).length;
  await say(loudFor(1));
  client.socket.send(silence(0.3));
  await until("the words of what may be the whole utterance", () => askedFinals() === 1);
  return { client, say, askedFinals };
}

describe("an utterance that may have ended", () => {
  it("is put into words ahead, and its final says them once it has ended", async () => {
    const { client, askedFinals } = await sayAndPause();
    expect(finalsOf(client)).toEqual([]);
    client.socket.send(silence(0.4));
    await until("the final", () => finalsOf(client).length === 1);
    expect(finalsOf(client)).toMatchObject([{ data: { utterance: { text: " final 1" } } }]);
    expect(askedFinals()).toBe(1);
  });

  it("is put into words anew when it went on", async () => {
    const { client, say, askedFinals } = await sayAndPause();
    await say(loudFor(1));
    client.socket.send(silence(0.7));
    await until("the final", () => finalsOf(client).length === 1);
    expect(finalsOf(client)).toMatchObject([{ data: { utterance: { text: " final 2" } } }]);
    expect(askedFinals()).toBe(2);
  });
});
