/** How often one person may take another name in a session; from then on they keep the one they have. */
const formerNamesMax = 20;

interface Named {
  readonly name: string;
  readonly formerNames: readonly string[];
}

/**
 * The names of a person who joins under `wanted`: with a number where another person of the session bears or bore a name
 * that looks like it. A person who comes back under the same name, or an earlier one, keeps its number.
 */
export function namesOnJoining(
  wanted: string,
  { known, others }: { known: Named | null; others: readonly Named[] },
): Named {
  const own = known ? [...known.formerNames, known.name] : [];
  const isWanted = (name: string) => name.replace(/ \(\d+\)$/, "") === wanted;
  if (known && (isWanted(known.name) || known.formerNames.length >= formerNamesMax)) {
    return { name: known.name, formerNames: known.formerNames };
  }
  const taken = others.flatMap(({ name, formerNames }) => [name, ...formerNames]);
  const name = own.find(isWanted) ?? freeName(wanted, new Set(taken.map(keyOf)));
  return { name, formerNames: own.filter((former) => former !== name) };
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(keyOf(name)); count += 1) name = `${wanted} (${count})`;
  return name;
}

interface Person<Identity> {
  readonly identity: Identity;
  readonly name: string;
}

/**
 * A name for each identity that no other bears, in the order given. Names are apart since they are given on joining; this
 * numbers those of sessions from before that.
 */
export function distinctNames<Identity extends string>(
  people: readonly Person<Identity>[],
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

export interface SpokenBy<Identity> {
  readonly participantIdentity: Identity;
  readonly participantName: string;
}

/** Says what the speaker of a line is called: as they were when they spoke, and apart from all others. */
export function speakerNames<Identity extends string>(
  people: readonly Person<Identity>[],
): (line: SpokenBy<Identity>) => string {
  const distinct = distinctNames(people);
  const current = new Map(people.map(({ identity, name }) => [identity, name]));
  return ({ participantIdentity: identity, participantName }) =>
    current.get(identity) === participantName
      ? (distinct.get(identity) ?? participantName)
      : participantName;
}

/** Names that look alike are one: unseen signs, spaces, case, ways to write an accent, letters of another alphabet. */
function keyOf(name: string): string {
  const plain = name
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .normalize("NFD");
  return Array.from(plain, (letter) => lookalikes.get(letter) ?? letter)
    .join("")
    .toLowerCase()
    .normalize("NFC");
}

const lookalikes = new Map(
  [
    ["АВЕЗКМНОРСТУХІЈЅ", "AbE3KMHOPCTYXlJS"],
    ["аеорсухіјѕԁһԛԝк", "aeopcyxijsdhqwk"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "AbEZHlKMNOPTYX"],
    ["αοινρκυ", "aoivpku"],
    ["I|10B", "lllob"],
  ].flatMap(([from = "", to = ""]) =>
    Array.from(from, (letter, index) => [letter, to[index] ?? letter] as const),
  ),
);
