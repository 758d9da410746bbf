import { pino, type DestinationStream, type Logger, type LoggerOptions as PinoOptions } from "pino";
import type { ReportedError } from "../error-reports/index.ts";
import { failureOf } from "./failure-of.ts";

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

type LoggerHooks = NonNullable<PinoOptions["hooks"]>;

const { error: errorLevel, fatal: fatalLevel } = pino.levels.values as {
  error: number;
  fatal: number;
};

export interface LoggerOptions {
  /** Which process speaks: "api", "transcriber". */
  name: string;
  level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Where lines go; standard output when left out. */
  destination?: DestinationStream;
  /** Called with each line of the levels error and fatal, whatever the log's own level. */
  onError?: (error: ReportedError) => void;
}

export type { Logger } from "pino";

/** JSON lines with ISO times; sensitive keys are replaced by "[redacted]". */
export function createLogger({ name, level, destination, onError }: LoggerOptions): Logger {
  const options = {
    base: { process: name },
    level,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths(), censor: "[redacted]" },
    ...(onError && { hooks: { logMethod: reporting(onError) } }),
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function reporting(onError: (error: ReportedError) => void): NonNullable<LoggerHooks["logMethod"]> {
  return function logMethod(values, method, level) {
    if (level >= errorLevel) onError(failureOf(values, level >= fatalLevel ? "fatal" : "error"));
    method.apply(this, values);
  };
}

function redactedPaths(): string[] {
  return sensitiveKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]);
}
