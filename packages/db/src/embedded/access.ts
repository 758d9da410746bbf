import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Place } from "./place.ts";

/** Superuser of the cluster and owner of the schema. */
export const ownerRole = "rooms";
/** What the processes connect as: rows only, see `grantRows`. */
export const appRole = "rooms_app";
export const databaseName = "rooms";

interface Passwords {
  owner: string;
  app: string;
}

/*
 * Loopback alone protects little: any account of the machine reaches it, and a superuser of PostgreSQL runs programs.
 */
const hostRules = "host all all 127.0.0.1/32 scram-sha-256\n";

/**
 * Makes the database, its two roles and their passwords before the server takes connections. A data folder of an
 * earlier release, which asked for no password, is brought to the same state. The passwords stay in the data folder,
 * which only its owner reads.
 */
export async function secureAccess(place: Place): Promise<Passwords> {
  const file = join(place.dataDir, "rooms.passwords");
  const known = await readFile(file, "utf8").catch(() => null);
  if (known !== null) return parsePasswords(known);
  const passwords = { owner: newPassword(), app: newPassword() };
  await writeFile(join(place.dataDir, "pg_hba.conf"), hostRules);
  await runSingleUser(place, [
    `create database ${databaseName};`,
    `create role ${appRole} login;`,
    `alter role ${ownerRole} password '${passwords.owner}';`,
    `alter role ${appRole} password '${passwords.app}';`,
  ]);
  // Renamed into place last: a start that is cut off before does all of it again.
  await writeFile(`${file}.new`, `${passwords.owner}\n${passwords.app}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return passwords;
}

/** The owner's on the first line, the processes' on the second. */
function parsePasswords(text: string): Passwords {
  const [owner, app] = text.split("\n");
  if (!owner || !app) throw new Error("rooms.passwords in the data folder is damaged");
  return { owner, app };
}

function newPassword(): string {
  return randomBytes(24).toString("hex");
}

/** Each statement is a line of its own; one that fails, because the object is there already, stops none of the others. */
async function runSingleUser(place: Place, statements: readonly string[]): Promise<void> {
  const { account, binDirectory, dataDir } = place;
  const single = spawn(join(binDirectory, "postgres"), ["--single", "-D", dataDir, "postgres"], {
    ...account,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
  });
  single.stdin.end(`${statements.join("\n")}\n`);
  await new Promise<void>((done, fail) => {
    single.once("error", fail);
    single.once("exit", () => done());
  });
}
