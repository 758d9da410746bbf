import type { Problem } from "./generated/types.ts";

/** UNREACHABLE: no answer came, or one that is not ours (a proxy's page). */
export type ClientProblem =
  Problem | { readonly code: "UNREACHABLE"; readonly title: string; readonly status: number };
export type ClientErrorCode = ClientProblem["code"];

/** Refusals are values: branch on `problem.code`, which is stable, and not on its wording. */
export type CallResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problem: ClientProblem };

export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** On creates: a repeat with the same key and body within a day gets the first answer again. */
  idempotencyKey?: string;
}
