import type { AnalysisResult, ModelUsage } from "@rooms/domain/analysis/analysis";
import { AnalysisFailure, type MeetingAnalyser } from "@rooms/domain/analysis/meeting-analyser";
import { merged, resultOf } from "./answer.ts";
import { ask } from "./ask.ts";
import type { Endpoint, Tokens } from "./ask.ts";
import { partsOf, tokensOf } from "./parts.ts";
import { instructions, peopleOf, userMessage } from "./prompt.ts";

export interface ModelAnalyserOptions extends Pick<
  Endpoint,
  "baseUrl" | "apiKey" | "model" | "answerFormat"
> {
  /** What the model takes, its answer included. */
  readonly contextTokens: number;
  /** Per million tokens. */
  readonly prices: { readonly input: number; readonly output: number };
  readonly timeoutMs: number;
  readonly answerBytesMax?: number;
  readonly partsMax?: number;
}

const answerTokensMax = 4_096;
const answerBytesMaxDefault = 1024 * 1024;
const partsMaxDefault = 60;
/** For all parts together. */
const totalTimeoutMs = 45 * 60_000;
const summaryLines = 12;
const summaryLinesPerPartMin = 2;
const overlapTokensMax = 600;

/** Asks an OpenAI-compatible model for the minutes of a meeting, in parts that fit its context, one after another. */
export function createModelAnalyser(options: ModelAnalyserOptions): MeetingAnalyser {
  const endpoint: Endpoint = {
    ...options,
    answerTokensMax: Math.min(answerTokensMax, Math.floor(options.contextTokens / 4)),
    answerBytesMax: options.answerBytesMax ?? answerBytesMaxDefault,
  };
  const partsMax = options.partsMax ?? partsMaxDefault;
  return {
    name: options.model,
    async analyse(meeting, signal, onProgress) {
      signal.throwIfAborted();
      const people = peopleOf(meeting);
      const fixed = {
        meeting,
        people,
        lines: [],
        part: { number: 1, count: 1 },
        summaryLinesMax: summaryLines,
      };
      const taken =
        tokensOf(instructions) + tokensOf(userMessage(fixed)) + endpoint.answerTokensMax;
      const tokensMax = options.contextTokens - taken;
      // With a crowd of people in a small context nothing is left for what they say.
      const parts =
        tokensMax < overlapTokensMax
          ? null
          : partsOf(meeting.segments, {
              tokensMax,
              overlapTokens: Math.min(overlapTokensMax, Math.floor(tokensMax / 8)),
            });
      if (!parts || parts.length > partsMax)
        throw new AnalysisFailure("MEETING_TOO_LONG", { retryable: false });
      const summaryLinesMax = Math.max(
        summaryLinesPerPartMin,
        Math.ceil(summaryLines / Math.max(1, parts.length)),
      );
      const results: AnalysisResult[] = [];
      let tokens: Tokens = { input: 0, output: 0 };
      const endsAt = performance.now() + totalTimeoutMs;
      for (const [index, lines] of parts.entries()) {
        const part = { number: index + 1, count: parts.length };
        const prompt = userMessage({ meeting, people, lines, part, summaryLinesMax });
        const timeoutMs = Math.max(1, Math.min(options.timeoutMs, endsAt - performance.now()));
        const asked = await ask({ ...endpoint, timeoutMs }, prompt, signal);
        tokens = {
          input: tokens.input + asked.tokens.input,
          output: tokens.output + asked.tokens.output,
        };
        if (!asked.ok) {
          const usage = usageOf(tokens, options);
          throw new AnalysisFailure(asked.code, { retryable: asked.retryable, usage });
        }
        results.push(resultOf(asked.answer, { lines, people }));
        onProgress?.(part.number / part.count);
      }
      return { result: merged(results), droppedLines: 0, usage: usageOf(tokens, options) };
    },
  };
}

const million = 1_000_000;

function usageOf(
  { input, output }: Tokens,
  { prices }: Pick<ModelAnalyserOptions, "prices">,
): ModelUsage {
  const cost = (input * prices.input + output * prices.output) / million;
  return { inputTokens: input, outputTokens: output, cost };
}
