import { refuse } from "@rooms/domain";
import type { Result } from "@rooms/domain";

/** What was found, where the caller sees it as a member of its space does. */
export function forMember<Found extends { readonly view: string }>(
  found: Result<Found>,
): Result<Found> {
  return found.ok && found.value.view !== "member" ? refuse("NOT_FOUND") : found;
}
