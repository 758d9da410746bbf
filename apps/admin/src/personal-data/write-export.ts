import { open, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Row, TakeRows } from "@rooms/db";

export interface Written {
  readonly file: string;
  /** Rows of each kind. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Writes what `read` gives as one JSON document into a file that its owner alone may read: page by page, since a person may
 * have said a great deal. Null when there is such a file already. What broke off is removed.
 */
export async function writeExport(
  file: string,
  head: { format: string; madeAt: Date },
  read: (take: TakeRows) => Promise<void>,
): Promise<Written | null> {
  const handle = await open(file, "wx", 0o600).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    return { file, counts: await writeSections(handle, head, read) };
  } catch (error) {
    // Half an export would be taken for a whole one.
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function writeSections(
  handle: FileHandle,
  head: { format: string; madeAt: Date },
  read: (take: TakeRows) => Promise<void>,
): Promise<Record<string, number>> {
  const counts = new Map<string, number>();
  await handle.write(JSON.stringify(head).slice(0, -1));
  await read(async (section, rows) => {
    const before = counts.get(section);
    const end = counts.size === 0 ? "" : "\n]";
    if (before === undefined) await handle.write(`${end},\n${JSON.stringify(section)}: [`);
    counts.set(section, (before ?? 0) + rows.length);
    await handle.write(textOf(rows, before ?? 0));
  });
  await handle.write(counts.size === 0 ? "}\n" : "\n]}\n");
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}

function textOf(rows: readonly Row[], before: number): string {
  return rows
    .map((row, index) => `${before + index === 0 ? "" : ","}\n${JSON.stringify(row)}`)
    .join("");
}
