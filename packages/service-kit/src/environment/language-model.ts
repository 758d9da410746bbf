import * as z from "zod";
import { httpUrl } from "./variables.ts";

/** Which model analyses; only the process that asks it needs the key. */
export const languageModelVariables = {
  /** Of an OpenAI-compatible API, with its version: `https://…/v1`. */
  LLM_BASE_URL: httpUrl.optional(),
  LLM_MODEL: z.string().min(1).max(200).optional(),
};

/** What a process that asks the model needs beside it. */
export const modelRequestVariables = {
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_CONTEXT_TOKENS: z.coerce.number().int().min(4_096).max(10_000_000).default(32_768),
  LLM_ANSWER_FORMAT: z.enum(["schema", "object"]).default("schema"),
  LLM_TIMEOUT_SECONDS: z.coerce.number().positive().max(1_800).default(180),
  LLM_INPUT_PRICE_PER_MILLION: z.coerce.number().min(0).default(0),
  LLM_OUTPUT_PRICE_PER_MILLION: z.coerce.number().min(0).default(0),
};
