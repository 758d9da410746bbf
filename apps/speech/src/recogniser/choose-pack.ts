import type { Engine } from "./engine.ts";

export interface PackRequest {
  role: "partials" | "finals";
  language: string;
  /** How long the stretch is. */
  seconds: number;
}

/** Engines for a role and language, the one to ask first; those that cannot hear so long a stretch are left out. */
export function enginesFor(
  engines: readonly Engine[],
  { role, language, seconds }: PackRequest,
): Engine[] {
  return engines
    .filter(({ pack: { manifest }, languages }) => {
      const hears = languages.has(language) && manifest.roles.includes(role);
      return hears && (manifest.kind === "streaming" || seconds <= manifest.windowMaxS);
    })
    .toSorted(
      (one, other) =>
        (role === "partials" ? quickness(other) - quickness(one) : 0) ||
        other.pack.manifest.quality - one.pack.manifest.quality,
    );
}

/** The engine that finds out which of these languages is spoken. */
export function finderOf(engines: readonly Engine[], candidates: readonly string[]): Engine | null {
  const [best = null] = engines
    .filter(
      ({ pack: { manifest }, languages }) =>
        manifest.roles.includes("language") && candidates.every((code) => languages.has(code)),
    )
    .toSorted((one, other) => other.pack.manifest.quality - one.pack.manifest.quality);
  return best;
}

/** Partials are asked for often: a model of one language, or one that goes on where it was, costs least. */
export function quickness({ pack: { manifest } }: Engine): number {
  return (manifest.kind === "streaming" ? 2 : 0) + (manifest.languages.length === 1 ? 1 : 0);
}
