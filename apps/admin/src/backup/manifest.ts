import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/** A file of a backup, by its path within it. */
const storedFile = z.object({
  path: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/),
  sizeBytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const sqlName = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()).min(1),
  /** Rows in PostgreSQL's text format, gzip. */
  tables: z.array(z.object({ name: sqlName, columns: z.array(sqlName), file: storedFile })),
  sequences: z.array(z.object({ name: sqlName, lastValue: z.string().nullable() })),
  blobs: z.array(z.object({ key: z.string(), file: storedFile })),
  /** Keys that rows name and that the store did not have any more. */
  blobsMissing: z.array(z.string()),
  avatars: z.array(storedFile),
});

export type StoredFile = z.output<typeof storedFile>;
export type Manifest = z.output<typeof manifest>;

const fileName = "manifest.json";

/** Written last, and whole: a folder without it is no backup. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const draft = join(folder, `.${fileName}`);
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, join(folder, fileName));
}

/** Null for a folder that is no whole backup of a format that is known here. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, fileName), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return manifest.parse(JSON.parse(text));
  } catch {
    // Cut short, edited, or of a later format: the caller says that it cannot be read.
    return null;
  }
}
