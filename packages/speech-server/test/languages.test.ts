import { describe, expect, it } from "vitest";
import { until } from "@rooms/testing/until";
import { finalsOf, openSession, silence, stop } from "./support/raw-session.ts";
import { openRaw } from "./support/raw-client.ts";
import { createScriptedRecogniser, loudFor } from "./support/scripted-recogniser.ts";
import { startServer } from "./support/start-server.ts";

const turn = (...languages: string[]): string =>
  JSON.stringify({ type: "turn", data: { languages } });
const languagesOf = (...languages: string[]): object => ({ language_config: { languages } });

/** Loud for a second, then quiet for long enough that the utterance ends. */
const utterance = Buffer.concat([loudFor(1), silence(0.7)]);

/** The same, once a partial of its beginning was asked for. */
async function sayWithPartial(
  { socket }: { socket: { send: (bytes: Uint8Array) => void } },
  asked: readonly { isFinal: boolean }[],
): Promise<void> {
  const partials = () => asked.filter(({ isFinal }) => !isFinal).length;
  const before = partials();
  socket.send(loudFor(1));
  await until("a partial to be asked for", () => partials() > before);
  socket.send(silence(0.7));
}

describe("the languages of an utterance", () => {
  it("are those of its turn, and the session's where the turn names none", async () => {
    const recogniser = createScriptedRecogniser(() => ({ text: "yes" }));
    const { url } = await startServer({ recogniser });
    const client = await openSession(url, languagesOf("en", "ru"));
    for (const languages of [["ru"], ["en"], []]) {
      client.socket.send(turn(...languages));
      client.socket.send(utterance);
    }
    client.socket.send(stop);
    await client.next("transcript", 3);
    const finals = recogniser.asked.filter(({ isFinal }) => isFinal);
    expect(finals.map(({ languages }) => languages)).toEqual([["ru"], ["en"], ["en", "ru"]]);
  });

  it("are the session's again after the URL was opened again", async () => {
    const recogniser = createScriptedRecogniser(() => ({ text: "yes" }));
    const { url } = await startServer({ recogniser });
    const client = await openSession(url, languagesOf("en", "ru"));
    client.socket.send(turn("ru"));
    client.socket.send(utterance);
    await client.next("transcript");
    client.socket.terminate();
    const finals = () => recogniser.asked.filter(({ isFinal }) => isFinal);
    const again = await openRaw(client.url);
    again.socket.send(utterance);
    await until("the second final", () => finals().length === 2);
    expect(finals().map(({ languages }) => languages)).toEqual([["ru"], ["en", "ru"]]);
  });

  it("are told on as found in this utterance, then in the one before, and not to another turn", async () => {
    const recogniser = createScriptedRecogniser(() => ({
      text: "да",
      language: "ru",
      languageFound: true,
    }));
    const { url } = await startServer({ recogniser });
    const client = await openSession(url, {
      ...languagesOf(),
      messages_config: { receive_partial_transcripts: true },
    });
    await sayWithPartial(client, recogniser.asked);
    await until("a final", () => recogniser.asked.some(({ isFinal }) => isFinal));
    await sayWithPartial(client, recogniser.asked);
    await until("two finals", () => finalsOf(client).length === 2);
    client.socket.send(turn());
    await sayWithPartial(client, recogniser.asked);
    await until("three finals", () => finalsOf(client).length === 3);
    const of = (utterance: number) =>
      recogniser.asked.filter(({ utteranceKey }) => utteranceKey.endsWith(`/0/${utterance}`));
    expect(of(0)[0]?.likelyLanguage).toBeNull();
    expect(of(0).at(-1)?.likelyLanguage).toEqual({ code: "ru", inThisUtterance: true });
    expect(of(1)[0]?.likelyLanguage).toEqual({ code: "ru", inThisUtterance: false });
    expect(of(2)[0]?.likelyLanguage).toBeNull();
  });
});

it("speech in a language that is not heard is a final without text that says so", async () => {
  const recogniser = createScriptedRecogniser(() => ({ text: "", language: "ru", unheard: true }));
  const { url, server } = await startServer({ recogniser });
  const client = await openSession(url, languagesOf("ru"));
  client.socket.send(utterance);
  await client.next("transcript");
  expect(finalsOf(client)).toMatchObject([
    { data: { utterance: { text: "", words: [], language: "ru", unheard: "language" } } },
  ]);
  expect(server.sessions()[0]?.finals).toEqual([]);
});

it("a partial that waits for its turn is given up when the final can be had", async () => {
  const recogniser = createScriptedRecogniser(({ isFinal, signal }) =>
    isFinal
      ? { text: "yes" }
      : new Promise((resolve) => signal.addEventListener("abort", () => resolve({ text: "" }))),
  );
  const { url } = await startServer({ recogniser });
  const client = await openSession(url, { messages_config: { receive_partial_transcripts: true } });
  await sayWithPartial(client, recogniser.asked);
  await client.next("transcript");
  expect(recogniser.asked.map(({ isFinal }) => isFinal)).toEqual([false, true]);
});

it("a final without a confidence of its own is as sure as the partial before it agrees", async () => {
  const recogniser = createScriptedRecogniser(({ isFinal }) => ({
    text: isFinal ? "we should ship the release" : "we should sip the",
  }));
  const { url } = await startServer({ recogniser });
  const client = await openSession(url, { messages_config: { receive_partial_transcripts: true } });
  await sayWithPartial(client, recogniser.asked);
  await until("the final", () => finalsOf(client).length === 1);
  expect(finalsOf(client)).toMatchObject([{ data: { utterance: { confidence: 0.75 } } }]);
});

it("a final of unknown confidence says so, and so do its words", async () => {
  const recogniser = createScriptedRecogniser(() => ({ text: "yes" }));
  const { url } = await startServer({ recogniser });
  const client = await openSession(url, { messages_config: { receive_partial_transcripts: true } });
  await sayWithPartial(client, recogniser.asked);
  await until("the final", () => finalsOf(client).length === 1);
  expect(finalsOf(client)).toMatchObject([
    { data: { utterance: { confidence: null, words: [{ confidence: null }] } } },
  ]);
});
