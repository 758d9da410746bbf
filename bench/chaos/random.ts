/** The same seed, the same numbers: 0 ≤ x < 1. */
export type Random = () => number;

/** Lehmer's generator, a few steps in: neighbouring seeds begin alike. */
export function randomOf(seed: number): Random {
  let state = (seed % 2_147_483_646) + 1;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (let step = 0; step < 8; step += 1) next();
  return next;
}

export function between(random: Random, min: number, max: number): number {
  return Math.round(min + random() * (max - min));
}

export function oneOf<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
