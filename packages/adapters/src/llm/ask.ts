import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { AnalysisFailureCode } from "@rooms/domain/vocabulary/analysis";
import {
  APICallError,
  extractJsonMiddleware,
  generateText,
  NoObjectGeneratedError,
  Output,
  wrapLanguageModel,
} from "ai";
import { modelAnswer } from "./answer.ts";
import type { ModelAnswer } from "./answer.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import type { AnswerState } from "./bounded-fetch.ts";
import { instructions } from "./prompt.ts";

export interface Endpoint {
  /** Of an OpenAI-compatible API, with its version. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
  readonly model: string;
  /** How the shape of the answer is asked for: by a JSON schema, or only in words, for servers that know none. */
  readonly answerFormat: "schema" | "object";
  readonly answerTokensMax: number;
  readonly answerBytesMax: number;
  readonly timeoutMs: number;
}

export interface Tokens {
  readonly input: number;
  readonly output: number;
}

type Asked =
  | { readonly ok: true; readonly answer: ModelAnswer; readonly tokens: Tokens }
  | {
      readonly ok: false;
      readonly code: AnalysisFailureCode;
      readonly retryable: boolean;
      readonly tokens: Tokens;
    };

/** One request to a model, without a retry: the queue of the work has those. Rejects only with the signal's reason. */
export async function ask(endpoint: Endpoint, prompt: string, signal: AbortSignal): Promise<Asked> {
  const bounded = boundedFetch(endpoint.answerBytesMax);
  const deadline = AbortSignal.timeout(endpoint.timeoutMs);
  try {
    const result = await generateText({
      model: modelOf(endpoint, bounded.fetch),
      instructions,
      prompt,
      output: Output.object({ schema: modelAnswer, name: "minutes" }),
      temperature: 0,
      maxOutputTokens: endpoint.answerTokensMax,
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, deadline]),
    });
    const tokens = tokensOf(result.usage);
    if (result.finishReason === "content-filter") return failed("MODEL_REFUSED", tokens);
    if (result.finishReason === "length") return failed("MODEL_ANSWER_INVALID", tokens);
    return { ok: true, answer: result.output, tokens };
  } catch (error) {
    signal.throwIfAborted();
    const tokens = NoObjectGeneratedError.isInstance(error) ? tokensOf(error.usage) : none;
    if (deadline.aborted) return failed("MODEL_TIMEOUT", tokens);
    return failed(codeOf(error, bounded.state), tokens);
  }
}

const none: Tokens = { input: 0, output: 0 };

function failed(code: AnalysisFailureCode, tokens: Tokens): Asked {
  return { ok: false, code, retryable: code !== "MODEL_REFUSED", tokens };
}

function modelOf(endpoint: Endpoint, fetch: typeof globalThis.fetch) {
  // Without this the SDK writes warnings to the console.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const { baseUrl: baseURL, apiKey, model, answerFormat } = endpoint;
  const provider = createOpenAICompatible({
    name: "model",
    baseURL,
    ...(apiKey !== null && { apiKey }),
    supportsStructuredOutputs: answerFormat === "schema",
    fetch,
  });
  // Some models put their JSON into a fence of Markdown whatever they are told.
  return wrapLanguageModel({ model: provider(model), middleware: extractJsonMiddleware() });
}

function tokensOf(
  usage: { inputTokens?: number | undefined; outputTokens?: number | undefined } | undefined,
): Tokens {
  return { input: countOf(usage?.inputTokens), output: countOf(usage?.outputTokens) };
}

// Far above any answer; the sum over all parts of a meeting still fits a Postgres integer.
const tokensMax = 10_000_000;

/** Counts are the server's own claim: negative, fractional or absurd ones are brought into what the database holds. */
function countOf(claimed: number | undefined): number {
  if (claimed === undefined || !Number.isFinite(claimed)) return 0;
  return Math.min(Math.max(0, Math.round(claimed)), tokensMax);
}

function codeOf(error: unknown, answer: AnswerState): AnalysisFailureCode {
  if (answer === "too-large") return "MODEL_ANSWER_TOO_LARGE";
  const status = APICallError.isInstance(error) ? error.statusCode : undefined;
  if (status === 429) return "MODEL_BUSY";
  if (status === 408) return "MODEL_TIMEOUT";
  if (status !== undefined && status >= 400 && status < 500) return "MODEL_REFUSED";
  if (status !== undefined && status >= 500) return "MODEL_UNREACHABLE";
  // No connection, or one that broke off half-way.
  if (answer !== "whole") return "MODEL_UNREACHABLE";
  const isFiltered =
    NoObjectGeneratedError.isInstance(error) && error.finishReason === "content-filter";
  // Whatever the SDK makes of it: the model has answered, and not as it was asked to.
  return isFiltered ? "MODEL_REFUSED" : "MODEL_ANSWER_INVALID";
}
