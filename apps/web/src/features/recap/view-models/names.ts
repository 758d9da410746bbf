/** Tells people of one name apart: "Alex", "Alex (2)", in the order they came. */
export function distinctNames(
  people: readonly { readonly identity: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  return new Map(
    people.map(({ identity, name }) => {
      const key = name.toLocaleLowerCase();
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [identity, count === 1 ? name : `${name} (${count})`];
    }),
  );
}
