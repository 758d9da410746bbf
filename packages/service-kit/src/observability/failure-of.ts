import type { ReportedError } from "../error-reports/index.ts";
import { errorName } from "./error-name.ts";
import { placesOf } from "./places-of.ts";

/** What may be told of a line of the log: its own text, and of the error in it the kind and the places. */
export function failureOf(line: readonly unknown[], level: ReportedError["level"]): ReportedError {
  const [first, second] = line;
  const what = [first, second].find((value) => typeof value === "string") ?? "failed";
  const { err, reason, code, stack } = factsOf(first);
  const kind = err === undefined ? [reason, code].filter(isText).join(" ") : errorName(err);
  const places = Array.isArray(stack) ? stack.filter(isText) : placesOf(err);
  return { what, kind: kind === "" ? "Error" : kind, places, level };
}

function factsOf(value: unknown): {
  err?: unknown;
  reason?: unknown;
  code?: unknown;
  stack?: unknown;
} {
  if (value instanceof Error) return { err: value };
  return typeof value === "object" && value !== null ? value : {};
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
