import { ok, refuse, type Result } from "@rooms/domain/shared/result";

/** The refusal as it is, or the value as the contract shows it. */
export function mapResult<From, To>(result: Result<From>, show: (value: From) => To): Result<To> {
  return result.ok ? ok(show(result.value)) : result;
}

/** Turns a view of a non-member into NOT_FOUND: the operation is for members of the space alone. */
export function forMember<Found extends { readonly view: string }>(
  found: Result<Found>,
): Result<Found> {
  return found.ok && found.value.view !== "member" ? refuse("NOT_FOUND") : found;
}
