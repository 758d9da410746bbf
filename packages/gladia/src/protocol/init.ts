import { z } from "zod";
import { gladiaLimits } from "./gladia-limits.ts";

/** `POST /v2/live[?region=]`. Only the fields we set or honour; others of Gladia's own pass through unread. */
export const gladiaRegionSchema = z.enum(["eu-west", "us-west"]);
export type GladiaRegion = z.infer<typeof gladiaRegionSchema>;

export const gladiaMessagesConfigSchema = z.object({
  receive_partial_transcripts: z.boolean().default(false),
  receive_final_transcripts: z.boolean().default(true),
  receive_speech_events: z.boolean().default(true),
  receive_pre_processing_events: z.boolean().default(true),
  receive_realtime_processing_events: z.boolean().default(true),
  receive_post_processing_events: z.boolean().default(true),
  receive_acknowledgments: z.boolean().default(true),
  receive_errors: z.boolean().default(true),
  receive_lifecycle_events: z.boolean().default(false),
});
export type GladiaMessagesConfig = z.infer<typeof gladiaMessagesConfigSchema>;

const languageConfigSchema = z.object({
  languages: z.array(z.string().regex(/^([a-z]{2}|haw)$/, "must be a language code")).default([]),
  code_switching: z.boolean().default(false),
});

const realtimeProcessingSchema = z.looseObject({
  custom_vocabulary: z.boolean().default(false),
  translation: z.boolean().default(false),
  translation_config: z.looseObject({ target_languages: z.array(z.string()).min(1) }).optional(),
});

const { endpointingS, utteranceDurationS, channelsMax } = gladiaLimits;

export const gladiaInitRequestSchema = z.strictObject({
  encoding: z.enum(["wav/pcm", "wav/alaw", "wav/ulaw"]).default("wav/pcm"),
  bit_depth: z.literal([8, 16, 24, 32]).default(16),
  sample_rate: z.literal([8000, 16000, 32000, 44100, 48000]).default(16000),
  channels: z.int().min(1).max(channelsMax).default(1),
  model: z.literal("solaria-1").default("solaria-1"),
  endpointing: z
    .number()
    .min(endpointingS.min)
    .max(endpointingS.max)
    .default(endpointingS.standard),
  maximum_duration_without_endpointing: z
    .number()
    .min(utteranceDurationS.min)
    .max(utteranceDurationS.max)
    .default(utteranceDurationS.standard),
  custom_metadata: z.record(z.string(), z.unknown()).optional(),
  language_config: languageConfigSchema.prefault({}),
  pre_processing: z
    .looseObject({ speech_threshold: z.number().min(0).max(1).default(0.6) })
    .prefault({}),
  realtime_processing: realtimeProcessingSchema.prefault({}),
  post_processing: z.looseObject({}).prefault({}),
  messages_config: gladiaMessagesConfigSchema.prefault({}),
  callback: z.boolean().optional(),
  callback_config: z.looseObject({}).optional(),
});
/** What a client may write. */
export type GladiaInitRequest = z.input<typeof gladiaInitRequestSchema>;
/** The same with every default filled in. */
export type GladiaSessionSettings = z.output<typeof gladiaInitRequestSchema>;

export const gladiaInitResponseSchema = z.object({
  id: z.string().min(1),
  created_at: z.string().optional(),
  /** Opaque, and the credential of the session: never to be logged. */
  /** What cannot be dialled would throw where it is dialled. */
  url: z.url({ protocol: /^wss?$/ }),
});
export type GladiaInitResponse = z.infer<typeof gladiaInitResponseSchema>;

export const gladiaErrorBodySchema = z.object({
  timestamp: z.string().optional(),
  path: z.string().optional(),
  request_id: z.string().optional(),
  statusCode: z.number(),
  message: z.string(),
  validation_errors: z.array(z.string()).optional(),
});
export type GladiaErrorBody = z.infer<typeof gladiaErrorBodySchema>;
