import * as z from "zod";
import { httpUrl } from "./variables.ts";

/** Which model analyses; only whoever asks it needs the key. */
export const languageModelVariables = {
  /** Of an OpenAI-compatible API, with its version: `https://…/v1`. */
  LLM_BASE_URL: httpUrl.optional(),
  LLM_MODEL: z.string().min(1).max(200).optional(),
};
