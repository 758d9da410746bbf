import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseEnv } from "node:util";

const generated = ["AUTH_SECRET", "REALTIME_TICKET_SECRET", "LIVEKIT_API_SECRET"] as const;
export type Secrets = Record<(typeof generated)[number], string>;

/** Reads the secrets of this clone, making those that are missing. The file is readable by its owner only. */
export function loadOrMakeSecrets(file: string): Secrets {
  const known = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const make = (name: string): string => known[name] ?? randomBytes(32).toString("hex");
  const secrets: Secrets = {
    AUTH_SECRET: make("AUTH_SECRET"),
    REALTIME_TICKET_SECRET: make("REALTIME_TICKET_SECRET"),
    LIVEKIT_API_SECRET: make("LIVEKIT_API_SECRET"),
  };
  if (generated.some((name) => known[name] === undefined)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, generated.map((name) => `${name}=${secrets[name]}\n`).join(""), {
      mode: 0o600,
    });
  }
  return secrets;
}
