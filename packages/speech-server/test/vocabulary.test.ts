import { expect, it } from "vitest";
import { until } from "@rooms/testing/until";
import { openStream } from "./support/open-stream.ts";
import { startServer } from "./support/start-server.ts";

const session = {
  languages: ["en"],
  endpointingS: 0.3,
  maxUtteranceS: 15,
  vocabulary: [
    { value: "Kubernetes", pronunciations: ["cooper netties"] },
    { value: "Ann Lee", pronunciations: [] },
  ],
};

it("words that people expect go to the vendor as it reads them", async () => {
  const { url, server } = await startServer();
  const { has } = openStream(url, { session });
  await until("the stream to open", () => has("opened"));
  expect(server.sessions()[0]?.settings.realtime_processing).toMatchObject({
    custom_vocabulary: true,
    custom_vocabulary_config: {
      vocabulary: [{ value: "Kubernetes", pronunciations: ["cooper netties"] }, "Ann Lee"],
    },
  });
});

it.each([400, 422])(
  "a vocabulary that the vendor answers with %i is given up, said so, and the stream opens without it",
  async (status) => {
    const { url, server } = await startServer();
    server.faults.failNextInits(1, { status });
    let refused = 0;
    const { has } = openStream(url, { session, onVocabularyRefused: () => (refused += 1) });
    await until("the stream to open", () => has("opened"));
    expect(refused).toBe(1);
    expect(server.sessions()).toHaveLength(1);
    expect(server.sessions()[0]?.settings.realtime_processing.custom_vocabulary).toBe(false);
  },
);

it("the vocabulary is not blamed where the vendor takes no session without it either", async () => {
  const { url, server } = await startServer();
  server.faults.failNextInits(2, { status: 400 });
  let refused = 0;
  const { events } = openStream(url, { session, onVocabularyRefused: () => (refused += 1) });
  await until("the stream to fail", () => events.length > 0);
  expect(events).toMatchObject([{ type: "failed", error: { code: "BAD_REQUEST" } }]);
  expect(refused).toBe(0);
});
