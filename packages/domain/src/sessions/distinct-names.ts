/**
 * A name for each identity that no other bears, in the order given: of three called Alex the second is "Alex (2)" and the
 * third "Alex (3)". Whoever bears "Alex (2)" by themselves keeps it, and the next number is taken.
 */
export function distinctNames<Identity extends string>(
  people: readonly { readonly identity: Identity; readonly name: string }[],
): Map<Identity, string> {
  const taken = new Set(people.map(({ name }) => keyOf(name)));
  const seen = new Map<string, number>();
  const names = new Map<Identity, string>();
  for (const { identity, name } of people) {
    if (names.has(identity)) continue;
    let count = (seen.get(keyOf(name)) ?? 0) + 1;
    let shown = name;
    if (count > 1) {
      while (taken.has(keyOf(`${name} (${count})`))) count += 1;
      shown = `${name} (${count})`;
      taken.add(keyOf(shown));
    }
    seen.set(keyOf(name), count);
    names.set(identity, shown);
  }
  return names;
}

/** Names that look alike are one: signs that are not seen, spaces and ways to write an accent tell nobody apart. */
function keyOf(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}
