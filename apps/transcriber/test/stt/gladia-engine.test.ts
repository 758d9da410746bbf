import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { until } from "@rooms/testing/until";
import { expect, it, onTestFinished } from "vitest";
import { createGladiaEngine } from "../../src/stt/gladia-engine.ts";
import type { SpeechAhead, SpeechEvent } from "../../src/stt/speech-engine.ts";

/** What a server of Gladia's protocol is asked for. */
async function asked(ahead: SpeechAhead, isGladia: boolean) {
  const server = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const engine = createGladiaEngine({
    ...{ baseUrl: await server.listen({ port: 0 }), apiKey: "key", region: null, isGladia },
    ...{ endpointingMs: 300, maxUtteranceMs: 15_000, timing: {} },
    report: () => ({ engine: "test", languages: null }),
    onVocabularyRefused: () => undefined,
  });
  const events: SpeechEvent[] = [];
  const stream = engine.open(ahead, (event) => events.push(event));
  onTestFinished(async () => {
    stream.abort();
    await server.close();
  });
  await until("the stream to open", () => events.some(({ type }) => type === "opened"));
  const settings = server.sessions()[0]?.settings;
  const { hearsByTurn, takesVocabulary } = engine;
  return { hearsByTurn, takesVocabulary, settings };
}

const vocabulary = [{ term: "Kubernetes", soundsLike: [] }];

it.each([
  [[], false],
  [["ru"], false],
  [["ru", "en"], true],
] as const)(
  "Gladia is asked to switch only between languages that are named: %j",
  async (languages, switching) => {
    const { settings } = await asked({ languages, vocabulary }, true);
    expect(settings?.language_config).toEqual({ languages, code_switching: switching });
  },
);

it("Gladia takes a vocabulary, and is told nothing of single turns", async () => {
  const { settings, ...abilities } = await asked({ languages: [], vocabulary }, true);
  expect(settings?.realtime_processing).toMatchObject({
    custom_vocabulary_config: { vocabulary: ["Kubernetes"] },
  });
  expect(abilities).toEqual({ hearsByTurn: false, takesVocabulary: true });
});

it("our own speech server takes what is spoken of each turn, and no vocabulary", async () => {
  const { settings, ...abilities } = await asked({ languages: [], vocabulary }, false);
  expect(settings?.realtime_processing.custom_vocabulary).toBe(false);
  expect(abilities).toEqual({ hearsByTurn: true, takesVocabulary: false });
});
