import { soundsAlike } from "./sound.ts";
import type { Sound } from "./sound.ts";

/** How far what was heard may be from a term of so many sounds. */
export function distanceMax(sounds: number): number {
  if (sounds < 4) return 0;
  if (sounds === 4) return 0.13;
  return sounds < 7 ? 0.17 : 0.2;
}

/** Gives those that what was heard may be near to; of all others no distance needs to be reckoned. */
export type SoundIndex<Item> = (heard: Sound) => readonly Item[];

/** By their first sound, the number of their sounds, and what these weigh. */
export function soundIndex<Item extends { readonly sound: Sound }>(
  items: readonly Item[],
): SoundIndex<Item> {
  const byFirst = new Map<number, Map<number, Item[]>>();
  for (const item of items) {
    const { codes } = item.sound;
    const byLength = entryOf(byFirst, codes[0] ?? 0, () => new Map<number, Item[]>());
    entryOf(byLength, codes.length, () => []).push(item);
  }
  return ({ codes, weight }) => {
    const found: Item[] = [];
    for (const alike of soundsAlike(codes[0] ?? 0)) {
      for (const [sounds, those] of byFirst.get(alike) ?? []) {
        const limit = distanceMax(sounds) * Math.max(codes.length, sounds) + 1e-9;
        for (const item of those)
          if (Math.abs(item.sound.weight - weight) <= limit) found.push(item);
      }
    }
    return found;
  };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
