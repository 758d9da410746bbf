import type { Refusal } from "./refusal.ts";

/** The answer of a use case or rule: a value, or a refusal the caller is expected to handle. Bugs and outages throw. */
export type Result<T> = Ok<T> | Refused;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refused {
  readonly ok: false;
  readonly error: Refusal;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse(code: Refusal["code"], detail: Omit<Refusal, "code"> = {}): Refused {
  return { ok: false, error: { code, ...detail } };
}
