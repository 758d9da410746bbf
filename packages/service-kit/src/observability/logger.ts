import { pino, type DestinationStream, type Logger } from "pino";

/**
 * Keys whose values are names, spoken words or secrets. They are cut out of every log
 * line, three levels deep; callers should not pass them at all, this is the second net.
 */
const sensitiveKeys = [
  "name",
  "displayName",
  "participantName",
  "email",
  "text",
  "words",
  "transcript",
  "title",
  "token",
  "ticket",
  "secret",
  "apiKey",
  "password",
  "authorization",
  "cookie",
  "set-cookie",
  "url",
];

export interface LoggerOptions {
  /** Which process speaks: "api", "transcriber". */
  name: string;
  level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Where lines go; standard output when left out. */
  destination?: DestinationStream;
}

export type { Logger } from "pino";

/** JSON lines with ISO times; sensitive keys are replaced by "[redacted]". */
export function createLogger({ name, level, destination }: LoggerOptions): Logger {
  const options = {
    base: { process: name },
    level,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths(), censor: "[redacted]" },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function redactedPaths(): string[] {
  return sensitiveKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
}
