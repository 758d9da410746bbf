import { ok } from "@rooms/domain";
import type { Result } from "@rooms/domain";

/** The refusal as it is, or the value as the contract shows it. */
export function mapResult<From, To>(result: Result<From>, show: (value: From) => To): Result<To> {
  return result.ok ? ok(show(result.value)) : result;
}
