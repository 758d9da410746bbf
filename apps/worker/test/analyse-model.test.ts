import { createModelAnalyser } from "@rooms/adapters/llm";
import { startScriptedModel } from "@rooms/adapters/llm/testing";
import type { Reply } from "@rooms/adapters/llm/testing";
import { createRepositories } from "@rooms/db";
import {
  createTestDatabase,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { expect, it, onTestFinished } from "vitest";
import { say, startAnalyses } from "./support/analysis.ts";

it("a model that is away, then busy, then invents leaves what was said, at its cost", async () => {
  const { pool, drop } = await createTestDatabase();
  onTestFinished(drop);
  const owner = await createTestUser(pool);
  const space = await createTestSpace(pool, owner.id, { mode: "SESSIONS_AND_TASKS" });
  const session = await createTestSession(pool, space, { startedAt: new Date() });
  await say(pool, session, 1, "I send the offer with 320 seats.");
  const lines = [
    { text: "The offer has 320 seats", evidence: ["S1"] },
    { text: "The offer has 500 seats", evidence: ["S1"] },
    { text: "The offer goes to Mallory", evidence: ["S1"] },
  ];
  const content = { summary: lines, decisions: [], tasks: [], risks: [], questions: [] };
  const replies: Reply[] = [
    { kind: "status", status: 503 },
    { kind: "status", status: 429 },
    { kind: "answer", content },
  ];
  const server = await startScriptedModel((_, count) => replies[count - 1] ?? { kind: "hang" });
  onTestFinished(() => server.stop());
  const model = createModelAnalyser({
    baseUrl: server.baseUrl,
    apiKey: null,
    model: "scripted",
    answerFormat: "schema",
    contextTokens: 32_000,
    prices: { input: 2, output: 10 },
    timeoutMs: 5_000,
  });
  const { analyses, followUps } = createRepositories(pool);
  await analyses.request(session.id, new Date());
  await followUps.add(session.id, "analyse", new Date());
  const { runner } = startAnalyses(pool, (...input) => model.analyse(...input));
  onTestFinished(() => runner.stop());
  const found = async () => (await analyses.find(space.id, session.id))?.shown;
  await until("it is done", async () => (await found())?.status === "DONE");
  expect(await found()).toMatchObject({
    attempts: 3,
    droppedLines: 2,
    usage: { inputTokens: 1000, outputTokens: 200, cost: 0.004 },
    result: { summary: [{ text: "The offer has 320 seats" }] },
  });
  expect(server.asked).toHaveLength(3);
});
