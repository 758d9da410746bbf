import type { RecapLine } from "./lines.ts";

export interface TalkTime {
  readonly identity: string;
  readonly name: string;
  /** How long they spoke, ms; 0 for who only listened. */
  readonly talkMs: number;
  /** Of all that was spoken, 0–1. */
  readonly share: number;
}

/** All who took part or spoke, with how long; who spoke longest first, listeners in the order they came. */
export function talkTimes(
  lines: readonly Pick<RecapLine, "identity" | "name" | "startedAtMs" | "endedAtMs">[],
  people: readonly { identity: string; name: string }[],
): TalkTime[] {
  const talkMs = new Map<string, number>(people.map(({ identity }) => [identity, 0]));
  const names = new Map(people.map(({ identity, name }) => [identity, name]));
  for (const { identity, name, startedAtMs, endedAtMs } of lines) {
    talkMs.set(identity, (talkMs.get(identity) ?? 0) + Math.max(0, endedAtMs - startedAtMs));
    if (!names.has(identity)) names.set(identity, name);
  }
  const total = [...talkMs.values()].reduce((sum, ms) => sum + ms, 0);
  return [...talkMs]
    .map(([identity, ms]) => ({
      identity,
      name: names.get(identity) ?? "",
      talkMs: ms,
      share: total === 0 ? 0 : ms / total,
    }))
    .sort((a, b) => b.talkMs - a.talkMs);
}
