import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import colours from "picocolors";

/** Writes one line of a part's log. */
export type LineSink = (part: string, line: string) => void;

/** Feeds every line of a stream to the sink until the stream ends. */
export function pipeLines(stream: Readable, part: string, sink: LineSink): void {
  createInterface({ input: stream }).on("line", (line) => {
    if (line.trim() !== "") sink(part, line);
  });
}

/** Turns a pino line into "level message key=value …"; anything else is left as it is. */
export function unfoldJson(line: string): string {
  const record = parseObject(line);
  if (record === undefined || typeof record["msg"] !== "string") return line;
  const { level, msg, time, process, ...rest } = record;
  const fields = Object.entries(rest).map(([key, value]) => `${key}=${shown(value)}`);
  return [paintLevel(String(level)), msg, colours.dim(fields.join(" "))].join(" ");
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    // A line that starts with a brace and parses is an object.
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function paintLevel(level: string): string {
  if (level === "error" || level === "fatal") return colours.red(level);
  return level === "warn" ? colours.yellow(level) : colours.dim(level);
}
