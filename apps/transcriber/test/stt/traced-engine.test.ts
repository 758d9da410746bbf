import { expect, it } from "vitest";
import type { SpeechEngine } from "../../src/stt/speech-engine.ts";
import { tracedEngine } from "../../src/stt/traced-engine.ts";
import type { ReceivedFinal } from "../../src/stt/traced-engine.ts";
import { ScriptedStream } from "../support/scripted-stream.ts";

const bytesPerMs = 32;

function tracedStream() {
  let nowMs = 0;
  const finals: ReceivedFinal[] = [];
  const heard: string[] = [];
  const streams: ScriptedStream[] = [];
  const engine: SpeechEngine = {
    report: () => ({ engine: "scripted", languages: null }),
    hearsByTurn: true,
    takesVocabulary: false,
    open(_, onEvent) {
      const stream = new ScriptedStream(onEvent);
      streams.push(stream);
      return stream;
    },
  };
  const traced = tracedEngine(engine, {
    endpointingMs: 600,
    onFinal: (final) => finals.push(final),
    nowMs: () => nowMs,
  });
  const stream = traced.open({ languages: [], vocabulary: [] }, ({ type }) => heard.push(type));
  const [inner] = streams;
  if (inner === undefined) throw new Error("No stream was opened.");
  inner.open();
  const send = (ms: number, atMs: number): void => {
    nowMs = atMs;
    stream.send(new Uint8Array(ms * bytesPerMs));
  };
  return { send, inner, heard, finals };
}

it("tells of each final when the silence that ends it was sent", () => {
  const { send, inner, heard, finals } = tracedStream();
  send(1_000, 5_000);
  send(500, 5_500);
  send(800, 5_510);
  send(1_000, 9_000);
  inner.say(false, "one", 0.1, 0.9);
  inner.say(true, "one", 0.1, 1, "00_0");
  expect(finals).toEqual([{ utteranceId: "v0:00_0", fedAtMs: 5_510 }]);
  expect(heard).toEqual(["opened", "utterance", "utterance"]);
});

it("knows no such time of a final that came before its silence was sent", () => {
  const { send, inner, finals } = tracedStream();
  send(1_000, 5_000);
  inner.say(true, "one", 0.1, 0.9, "00_0");
  expect(finals).toEqual([{ utteranceId: "v0:00_0", fedAtMs: null }]);
});
