import { checkEvidence } from "@rooms/domain/analysis/evidence/check-evidence";
import { AnalysisFailure, type Meeting } from "@rooms/domain/analysis/meeting-analyser";
import { participantIdentity, segmentId } from "@rooms/domain/shared/ids";
import { onTestFinished } from "vitest";
import { createModelAnalyser } from "../../src/llm/index.ts";
import type { ModelAnalyserOptions } from "../../src/llm/index.ts";
import { startScriptedModel } from "../../src/llm/testing/index.ts";
import type { AskedOfModel, Reply } from "../../src/llm/testing/index.ts";

export const [ann, tom] = [participantIdentity("ann"), participantIdentity("tom")];
export const idOf = (place: number) =>
  segmentId(`01890000-0000-7000-8000-${String(place).padStart(12, "0")}`);

export function meetingOf(texts: readonly string[]): Meeting {
  return {
    title: "Weekly",
    startedAt: new Date("2026-11-12T10:00:00Z"),
    timeZone: "Europe/Berlin",
    participants: [
      { identity: ann, name: "Ann" },
      { identity: tom, name: "Tom" },
    ],
    segments: texts.map((text, index) => ({
      id: idOf(index + 1),
      identity: index % 2 === 0 ? ann : tom,
      text,
      language: "en",
      startedAtMs: index * 1000,
      endedAtMs: index * 1000 + 900,
    })),
  };
}

export const empty = { summary: [], decisions: [], tasks: [], risks: [], questions: [] };
export const answer = (content: string | object, finishReason = "stop"): Reply => ({
  kind: "answer",
  content,
  finishReason,
});

export async function world(
  replyTo: (asked: AskedOfModel, count: number) => Reply,
  options: Partial<ModelAnalyserOptions> = {},
) {
  const server = await startScriptedModel(replyTo);
  onTestFinished(() => server.stop());
  const analyser = createModelAnalyser({
    baseUrl: server.baseUrl,
    apiKey: "the-key",
    model: "scripted",
    answerFormat: "schema",
    contextTokens: 32_000,
    prices: { input: 2, output: 10 },
    timeoutMs: 5_000,
    ...options,
  });
  const analyse = async (about: Meeting, signal = new AbortController().signal) => {
    const outcome = await analyser.analyse(about, signal);
    return { outcome, checked: checkEvidence(outcome.result, about) };
  };
  return { server, analyser, analyse };
}

export async function failureOf(work: Promise<unknown>): Promise<AnalysisFailure> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AnalysisFailure)) throw new Error("it did not fail as it should");
  return error;
}
