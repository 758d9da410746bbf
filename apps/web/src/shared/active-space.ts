import type { Space } from "@rooms/api-client";

/**
 * The space one works in. By the list alone: a profile read a moment before may still name a space one was just removed
 * from.
 */
export function activeSpace(spaces: readonly Space[]): Space | undefined {
  return spaces.find(({ active }) => active) ?? spaces[0];
}
