import { setTimeout as delay } from "node:timers/promises";
import { samplesPerSecond } from "@rooms/audio/pcm";
import { gladiaErrorBodySchema, gladiaInitResponseSchema } from "../protocol/index.ts";
import type { GladiaInitRequest, GladiaInitResponse } from "../protocol/index.ts";
import { backoffMs } from "./backoff.ts";
import { errorOfStatus, gladiaError, isPassingStatus } from "./errors.ts";
import type {
  GladiaError,
  GladiaSessionConfig,
  GladiaStreamOptions,
  GladiaStreamTiming,
  GladiaVocabularyTerm,
} from "./types.ts";

export type InitResult =
  { ok: true; session: GladiaInitResponse } | { ok: false; error: GladiaError };

const initDelays = { minMs: 300, maxMs: 10_000 };

/** Asks for a session; tries again where that may help. Rejects only when the signal aborts. */
export async function initSession(
  options: GladiaStreamOptions,
  timing: GladiaStreamTiming,
  signal: AbortSignal,
): Promise<InitResult> {
  const random = options.random ?? Math.random;
  let { session } = options;
  for (let attempt = 1; ; attempt++) {
    let result = await tryInit({ ...options, session }, timing, signal);
    signal.throwIfAborted();
    if (!result.ok && result.invalid && (session.vocabulary?.length ?? 0) > 0) {
      // Terms are typed by people: one that the vendor does not take must not cost the words of all.
      session = { ...session, vocabulary: [] };
      result = await tryInit({ ...options, session }, timing, signal);
      signal.throwIfAborted();
      if (result.ok) options.onVocabularyRefused?.();
    }
    if (result.ok || !result.passing || attempt >= timing.initAttemptsMax) return result;
    await delay(backoffMs(attempt, initDelays, random), undefined, { signal });
  }
}

type Attempt =
  | { ok: true; session: GladiaInitResponse }
  | { ok: false; error: GladiaError; passing: boolean; invalid: boolean };

/** What a vendor answers to a request that it does not understand. */
const invalidStatuses: readonly number[] = [400, 422];

async function tryInit(
  { baseUrl, apiKey, region, session }: GladiaStreamOptions,
  { initTimeoutMs }: GladiaStreamTiming,
  signal: AbortSignal,
): Promise<Attempt> {
  const url = new URL("/v2/live", baseUrl);
  if (region !== undefined) url.searchParams.set("region", region);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "x-gladia-key": apiKey, "content-type": "application/json" },
      body: JSON.stringify(initRequestOf(session)),
      signal: AbortSignal.any([signal, AbortSignal.timeout(initTimeoutMs)]),
    });
    const body: unknown = await response.json().catch(() => null);
    if (!response.ok) return failedWith(response.status, body);
    const parsed = gladiaInitResponseSchema.safeParse(body);
    if (parsed.success) return { ok: true, session: parsed.data };
    return {
      ok: false,
      passing: false,
      invalid: false,
      error: gladiaError("BAD_REQUEST", "no session in the answer"),
    };
  } catch {
    const error = gladiaError("UNREACHABLE", "no answer to init");
    return { ok: false, passing: true, invalid: false, error };
  }
}

function failedWith(status: number, body: unknown): Attempt {
  const parsed = gladiaErrorBodySchema.safeParse(body);
  const said = parsed.success
    ? [parsed.data.message, ...(parsed.data.validation_errors ?? [])]
    : [];
  const message = [`init answered ${status}`, ...said].join(": ");
  const error = errorOfStatus(status, message);
  const invalid = invalidStatuses.includes(status);
  return { ok: false, passing: isPassingStatus(status), invalid, error };
}

function wireTermOf({ value, pronunciations }: GladiaVocabularyTerm) {
  return pronunciations.length === 0 ? value : { value, pronunciations: [...pronunciations] };
}

function initRequestOf(session: GladiaSessionConfig): GladiaInitRequest {
  const vocabulary = session.vocabulary ?? [];
  return {
    encoding: "wav/pcm",
    bit_depth: 16,
    sample_rate: samplesPerSecond,
    channels: 1,
    endpointing: session.endpointingS,
    maximum_duration_without_endpointing: session.maxUtteranceS,
    language_config: {
      languages: [...session.languages],
      code_switching: session.codeSwitching ?? false,
    },
    ...(session.metadata === undefined ? {} : { custom_metadata: { ...session.metadata } }),
    ...(vocabulary.length === 0
      ? {}
      : {
          realtime_processing: {
            custom_vocabulary: true,
            custom_vocabulary_config: { vocabulary: vocabulary.map(wireTermOf) },
          },
        }),
    messages_config: {
      receive_partial_transcripts: session.partials ?? true,
      receive_final_transcripts: true,
      receive_speech_events: true,
      receive_pre_processing_events: false,
      receive_realtime_processing_events: false,
      receive_post_processing_events: true,
      receive_acknowledgments: true,
      receive_errors: true,
      receive_lifecycle_events: false,
    },
  };
}
