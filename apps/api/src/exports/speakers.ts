import type { Locale } from "@rooms/contracts/locale";
import { distinctNames, speakerNames } from "@rooms/domain/sessions/distinct-names";
import { outsideOf, type Participant } from "@rooms/domain/sessions/participant";
import type { ParticipantIdentity } from "@rooms/domain/shared/ids";
import type { SpokenLine } from "@rooms/domain/transcription/segment";
import { labels } from "./labels.ts";

export interface Speaker {
  readonly name: string;
  /** Leaves room for words on a line of a caption. */
  readonly shortName: string;
}

export interface Speakers {
  /** As they were called when they spoke the line. */
  ofLine(line: Spoken): Speaker;
  /** As they were called last. */
  of(identity: ParticipantIdentity): Speaker;
}

type Person = Pick<Participant, "identity" | "name" | "outsider">;
type Spoken = Pick<SpokenLine, "participantIdentity" | "participantName">;

/** With a number, the guest's mark and a colon it still fits a line. */
const shortLengthMax = 22;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const unknown: Speaker = { name: "?", shortName: "?" };

/** What people are called in a file: apart from all others, marked where they are from outside the space. */
export function speakersOf(
  people: readonly Person[],
  lines: readonly Spoken[],
  locale: Locale,
): Speakers {
  const nameOf = speakerNames(people);
  const lastNames = distinctNames(people);
  const borne = new Map<string, Person>();
  const add = (person: Person, name: string) => {
    borne.set(keyOf(person.identity, name), { ...person, name });
  };
  for (const person of people) add(person, lastNames.get(person.identity) ?? person.name);
  const personOf = new Map(people.map((person) => [person.identity, person]));
  for (const line of lines) {
    const person = personOf.get(line.participantIdentity);
    if (person) add(person, nameOf(line));
  }
  const speakers = spelledOut([...borne.values()], locale);
  const find = (identity: ParticipantIdentity, name: string) =>
    speakers.get(keyOf(identity, name)) ?? unknown;
  return {
    ofLine: (line) => find(line.participantIdentity, nameOf(line)),
    of: (identity) => find(identity, lastNames.get(identity) ?? "?"),
  };
}

/** Identities hold no space. */
function keyOf(identity: ParticipantIdentity, name: string): string {
  return `${identity} ${name}`;
}

function spelledOut(borne: readonly Person[], locale: Locale): ReadonlyMap<string, Speaker> {
  const marked = (nameIn: (name: string) => string) =>
    distinctNames(
      distinct(borne, nameIn).map(({ key, name, outside }) => ({
        identity: key,
        // A member may be called what a guest is marked as: then the two are numbered.
        name: outside === null ? name : `${name} (${labels[locale][outside]})`,
      })),
    );
  const [names, shortNames] = [marked((name) => name), marked(shortened)];
  return new Map(
    [...names].map(([key, name]) => [key, { name, shortName: shortNames.get(key) ?? name }]),
  );
}

/** Numbered before they are marked: "Alex (2) (guest)". */
function distinct(borne: readonly Person[], nameIn: (name: string) => string) {
  const people = borne.map(({ identity, name, outsider }) => ({
    ...{ key: keyOf(identity, name), name: nameIn(name) },
    outside: outsideOf({ identity, outsider }),
  }));
  const numbered = distinctNames(people.map(({ key, name }) => ({ identity: key, name })));
  return people.map((one) => ({ ...one, name: numbered.get(one.key) ?? one.name }));
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
