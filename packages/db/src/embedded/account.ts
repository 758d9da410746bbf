import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/** The system account a database process runs under. */
export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then `postgres`, or else `nobody`, which every system has. Null: as ourselves. */
export async function databaseAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL cannot run as root, and there is neither a postgres nor a nobody account.",
  );
}

/** Whether every folder above and including `path` lets the account through; a clone under /root does not. */
export async function reachable(path: string, { uid, gid }: Account): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const facts = await stat(folder).catch(() => null);
    if (facts) {
      const bit = facts.uid === uid ? 0o100 : facts.gid === gid ? 0o010 : 0o001;
      if ((facts.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
