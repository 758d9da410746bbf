import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/**
 * `manifest.json` of a model folder. An operator puts another model or language there by writing one: any
 * offline model of sherpa-onnx, named as in its `OfflineModelConfig`, with files relative to the folder.
 */
const modelManifestSchema = z.object({
  name: z.string().min(1),
  /** Codes of the languages it knows. */
  languages: z.array(z.string()).min(1),
  /** For instance `{"moonshine": {"encoder": "encoder_model.ort", "mergedDecoder": "…"}}`. */
  model: z.record(z.string(), z.record(z.string(), z.string())),
  tokens: z.string().default("tokens.txt"),
  /** The longest stretch it hears well. */
  windowMaxS: z.number().min(2).max(60),
  /** Speech needed before a guess is worth showing. */
  partialFromS: z.number().min(0).max(5).default(0.8),
});
export type ModelManifest = z.infer<typeof modelManifestSchema>;

export const manifestFile = "manifest.json";

/** The manifest of a folder; null when there is none. Throws when it is there and wrong. */
export async function readManifest(folder: string): Promise<ModelManifest | null> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestFile), "utf8");
  } catch {
    return null;
  }
  return modelManifestSchema.parse(JSON.parse(text));
}
