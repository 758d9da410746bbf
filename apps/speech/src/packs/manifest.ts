import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What a pack can be used for. A pack of kind "vad" is a gate and nothing else. */
const packRoles = ["partials", "finals", "gate", "language"] as const;

const setting = z.union([z.string(), z.number()]);

/**
 * `manifest.json` of a pack. An operator adds another model or language by writing one: any model of
 * sherpa-onnx, named as in its configuration, with files relative to the folder.
 */
const packManifestSchema = z
  .strictObject({
    /** Shown to people and in logs; a pack replaces a built-in one of the same name. */
    name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,48}[a-z0-9]$/),
    licence: z.string().min(1).max(100),
    /** Where it comes from, in words. */
    source: z.string().min(1).max(300),
    roles: z.array(z.enum(packRoles)).min(1),
    /** Codes of the languages it hears; a gate hears none. */
    languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
    /** Among which of its languages it finds out what is spoken; only for the role "language". */
    findsOut: z.array(z.string()).default([]),
    kind: z.enum(["offline", "streaming", "vad"]),
    /** For instance `{"moonshine": {"encoder": "encoder_model.ort", "mergedDecoder": "…"}}`. */
    model: z.record(z.string(), z.record(z.string(), setting)),
    /** A gate has no tokens. */
    tokens: z.string().default("tokens.txt"),
    /** The longest stretch it hears well. */
    windowMaxS: z.number().min(2).max(60).default(20),
    /** Speech needed before a guess is worth showing. */
    partialFromS: z.number().min(0).max(5).default(0.8),
    /** Of two packs for the same role and language, the one with the higher rank is asked. */
    quality: z.int().min(0).max(100),
  })
  .refine(({ kind, roles }) => (kind === "vad") === roles.includes("gate"), {
    error: 'a pack of kind "vad" has the role "gate", and no other pack has it',
  })
  .refine(({ kind, languages }) => kind === "vad" || languages.length > 0, {
    error: "a pack that writes words names its languages",
  })
  .refine(({ languages, findsOut }) => findsOut.every((code) => languages.includes(code)), {
    error: "findsOut holds only languages of the pack",
  });
export type PackManifest = z.infer<typeof packManifestSchema>;

/** A model that lies whole in its folder. */
export interface Pack {
  folder: string;
  manifest: PackManifest;
}

export const manifestFile = "manifest.json";

/** The pack of a folder; null when it has no manifest. Throws when the manifest is wrong or a file is not there. */
export async function readPack(folder: string): Promise<Pack | null> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestFile), "utf8");
  } catch {
    return null;
  }
  const manifest = packManifestSchema.parse(JSON.parse(text));
  for (const file of filesOf(manifest)) {
    // The engine ends the whole process over a file that is not there.
    if (!(await isFile(join(folder, file)))) throw new MissingFileError(file);
  }
  return { folder, manifest };
}

export class MissingFileError extends Error {
  constructor(file: string) {
    super(`the file ${file} is not there`);
  }
}

/** Whether a setting of a model names a file of the folder. */
export function isFileName(setting: string | number): setting is string {
  return typeof setting === "string" && /\.(onnx|ort|txt|bin|json|model|fst)$/.test(setting);
}

/** All files that a pack names. */
export function filesOf({ kind, model, tokens }: PackManifest): string[] {
  const files = Object.values(model).flatMap((settings) =>
    Object.values(settings).filter(isFileName),
  );
  return kind === "vad" ? files : [...files, tokens];
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
