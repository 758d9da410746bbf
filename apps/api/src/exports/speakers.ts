import type { Locale } from "@rooms/contracts/locale";
import { distinctNames } from "@rooms/domain";
import type { Participant, ParticipantIdentity } from "@rooms/domain";
import { labels } from "./labels.ts";

interface Speaker {
  readonly name: string;
  /** Leaves room for words on a line of a caption. */
  readonly shortName: string;
}

type Person = Pick<Participant, "identity" | "name" | "userId">;

/** With a number, the guest's mark and a colon it still fits a line. */
const shortLengthMax = 22;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What people are called in a file: numbered where they bear one name, marked where they were guests. */
export function speakersOf(
  people: readonly Person[],
  locale: Locale,
): ReadonlyMap<ParticipantIdentity, Speaker> {
  const names = markedNames(people, locale);
  const shortNames = markedNames(
    people.map((person) => ({ ...person, name: shortened(person.name) })),
    locale,
  );
  return new Map(
    [...names].map(([identity, name]) => [
      identity,
      { name, shortName: shortNames.get(identity) ?? name },
    ]),
  );
}

function markedNames(
  people: readonly Person[],
  locale: Locale,
): ReadonlyMap<ParticipantIdentity, string> {
  const numbered = distinctNames(people);
  const marked = people.map(({ identity, name, userId }) => {
    const shown = numbered.get(identity) ?? name;
    return { identity, name: userId === null ? `${shown} (${labels[locale].guest})` : shown };
  });
  // A member may be called what a guest is marked as.
  return distinctNames(marked);
}

function shortened(name: string): string {
  if (name.length <= shortLengthMax) return name;
  let short = "";
  for (const { segment } of graphemes.segment(name)) {
    if (short.length + segment.length >= shortLengthMax) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}
