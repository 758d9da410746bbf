import { z } from "zod";

/** Messages on the session's socket. Times are float seconds of *audio received*, never wall time. */
export const gladiaClientMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("audio_chunk"), data: z.object({ chunk: z.string() }) }),
  z.object({ type: z.literal("stop_recording") }),
  /**
   * Extension of our speech server, never sent to Gladia: what is spoken in the audio that follows. Empty = to
   * be found out among the session's languages, as it also is after the URL was opened again.
   */
  z.object({
    type: z.literal("turn"),
    data: z.object({ languages: z.array(z.string().max(10)).max(10) }),
  }),
]);
export type GladiaClientMessage = z.infer<typeof gladiaClientMessageSchema>;

/** Null is an extension of our speech server: it is not known. */
const confidence = z.number().nullable().default(null);

export const gladiaWordSchema = z.object({
  /** With its leading space, when it has one. */
  word: z.string(),
  start: z.number(),
  end: z.number(),
  confidence,
});
export type GladiaWireWord = z.infer<typeof gladiaWordSchema>;

export const gladiaUtteranceSchema = z.object({
  text: z.string(),
  start: z.number(),
  end: z.number(),
  language: z.string().default(""),
  confidence,
  channel: z.number().default(0),
  words: z.array(gladiaWordSchema).default([]),
  /** Extension of our speech server, on finals with empty text: speech in `language`, which it does not hear. */
  unheard: z.literal("language").optional().catch(undefined),
});
export type GladiaWireUtterance = z.infer<typeof gladiaUtteranceSchema>;

const errorSchema = z.looseObject({ message: z.string().default("") });
const envelope = { session_id: z.string().optional(), created_at: z.string().optional() };
const acknowledgment = { ...envelope, acknowledged: z.boolean(), error: errorSchema.nullish() };

export const gladiaServerMessageSchema = z.discriminatedUnion("type", [
  z.object({
    ...acknowledgment,
    type: z.literal("audio_chunk"),
    /** `byte_range[1]` is exclusive and counts from the first byte of the session; null when refused. */
    data: z
      .object({
        byte_range: z.tuple([z.number(), z.number()]),
        time_range: z.tuple([z.number(), z.number()]).optional(),
      })
      .nullish(),
  }),
  z.object({
    ...acknowledgment,
    type: z.literal("stop_recording"),
    data: z
      .looseObject({
        recording_duration: z.number().optional(),
        recording_left_to_process: z.number().optional(),
      })
      .nullish(),
  }),
  z.object({
    ...envelope,
    type: z.literal("transcript"),
    data: z.object({ id: z.string(), is_final: z.boolean(), utterance: gladiaUtteranceSchema }),
  }),
  z.object({
    ...envelope,
    type: z.enum(["speech_start", "speech_end"]),
    data: z.object({ time: z.number(), channel: z.number().default(0) }),
  }),
  z.object({
    ...envelope,
    type: z.literal("post_final_transcript"),
    data: z.looseObject({
      metadata: z.looseObject({
        audio_duration: z.number().optional(),
        billing_time: z.number().optional(),
      }),
    }),
  }),
  z.object({
    ...envelope,
    type: z.literal("error"),
    data: z.unknown().optional(),
  }),
]);
export type GladiaServerMessage = z.infer<typeof gladiaServerMessageSchema>;

/**
 * Reads one text frame of the server. Null for whatever we do not use or do not understand: Gladia adds
 * message types without notice, and one strange frame must not cost a session.
 */
export function parseGladiaServerMessage(text: string): GladiaServerMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (isAcknowledgment(json) || isTranscript(json)) return json;
  const parsed = gladiaServerMessageSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

type Acknowledgment = Extract<GladiaServerMessage, { type: "audio_chunk" }>;

/** One comes for every chunk of audio, as many as all else together a hundred times: known at a glance, not by schema. */
function isAcknowledgment(json: unknown): json is Acknowledgment {
  if (typeof json !== "object" || json === null) return false;
  const { type, acknowledged, error, data } = json as Record<string, unknown>; // Any member may be missing.
  if (type !== "audio_chunk" || acknowledged !== true || (error ?? null) !== null) return false;
  const range = (data as { byte_range?: unknown } | null | undefined)?.byte_range; // As above.
  return Array.isArray(range) && range.length === 2 && range.every(Number.isFinite);
}

type Transcript = Extract<GladiaServerMessage, { type: "transcript" }>;

/** Partials are what comes most often after that. One that leaves something out is left to the schema, which fills it in. */
function isTranscript(json: unknown): json is Transcript {
  if (!isRecord(json) || json["type"] !== "transcript" || !isRecord(json["data"])) return false;
  const { id, is_final: isFinal, utterance } = json["data"];
  if (typeof id !== "string" || typeof isFinal !== "boolean" || !isRecord(utterance)) return false;
  const { text, language, channel, words, unheard } = utterance;
  if (typeof text !== "string" || typeof language !== "string") return false;
  if (unheard !== undefined && unheard !== "language") return false;
  if (!Number.isFinite(channel) || !isTimed(utterance) || !Array.isArray(words)) return false;
  return words.every(isWord) && isEnvelope(json);
}

function isWord(json: unknown): boolean {
  return isRecord(json) && typeof json["word"] === "string" && isTimed(json);
}

function isTimed({ start, end, confidence }: Record<string, unknown>): boolean {
  if (!Number.isFinite(start) || !Number.isFinite(end)) return false;
  return confidence === null || Number.isFinite(confidence);
}

function isEnvelope({ session_id: id, created_at: at }: Record<string, unknown>): boolean {
  return (
    (id === undefined || typeof id === "string") && (at === undefined || typeof at === "string")
  );
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null;
}
