import type { PackManifest } from "./manifest.ts";

/** Where a pack is on its way to this machine. */
export type PackState =
  { state: "ready" } | { state: "fetching"; percent: number } | { state: "missing" };

/**
 * How far each language is, by its code: ready as soon as one pack writes it down, else as far as the furthest
 * pack that will.
 */
export function languageStates(
  packs: Iterable<{ manifest: PackManifest; state: PackState }>,
): Record<string, PackState> {
  const states = new Map<string, PackState>();
  for (const { manifest, state } of packs) {
    if (!manifest.roles.includes("finals")) continue;
    for (const code of manifest.languages) {
      const before = states.get(code);
      if (before === undefined || progressOf(state) > progressOf(before)) states.set(code, state);
    }
  }
  return Object.fromEntries(states);
}

/** Whether a pack that finds languages out is on its way, or will be tried for again. */
export function awaitsFinder(
  packs: Iterable<{ manifest: PackManifest; state: PackState }>,
): boolean {
  return [...packs].some(
    ({ manifest, state }) => manifest.roles.includes("language") && state.state !== "ready",
  );
}

function progressOf(state: PackState): number {
  if (state.state === "ready") return 101;
  return state.state === "fetching" ? state.percent : -1;
}
