import type { SuggestedTask } from "../analysis/analysis.ts";
import type { ParticipantIdentity, UserId } from "../shared/ids.ts";
import { namesOfDiminutive, nameForms } from "./russian-names.ts";

export interface SpacePerson {
  readonly userId: UserId;
  readonly displayName: string | null;
}

export interface SessionPerson {
  readonly identity: ParticipantIdentity;
  /** Null for a guest. */
  readonly userId: UserId | null;
  readonly name: string;
}

export interface People {
  readonly members: readonly SpacePerson[];
  readonly participants: readonly SessionPerson[];
}

/**
 * The member who is meant, or null. The identity decides where there is one: a guest of a member's name is not that
 * member. A name decides only when it fits one person of the space and session and no other.
 */
export function matchOwner(
  { owner, ownerIdentity }: Pick<SuggestedTask, "owner" | "ownerIdentity">,
  { members, participants }: People,
): UserId | null {
  const isMember = (user: UserId | null) => members.some(({ userId }) => userId === user);
  if (ownerIdentity !== null) {
    const participant = participants.find(({ identity }) => identity === ownerIdentity);
    const user = participant?.userId ?? null;
    return isMember(user) ? user : null;
  }
  if (owner === null) return null;
  const people = namedPeople({ members, participants });
  for (const fits of [isWholeName, isPartOfName, isFormOfName]) {
    const found = people.filter(({ name }) => fits(owner, name));
    const [only] = found;
    if (found.length > 1) return null;
    if (only) return isMember(only.userId) ? only.userId : null;
  }
  return null;
}

interface Named {
  readonly userId: UserId | null;
  readonly name: string;
}

/** All who may be meant, each once: guests and outsiders too, for they make a name ambiguous. */
function namedPeople({ members, participants }: People): Named[] {
  const named: Named[] = members.flatMap(({ userId, displayName }) =>
    displayName === null ? [] : [{ userId, name: displayName }],
  );
  const known = new Set(members.map(({ userId }) => userId));
  const others = participants.filter(({ userId }) => userId === null || !known.has(userId));
  return [...named, ...others];
}

function wordsOf(name: string): string[] {
  const folded = name.normalize("NFKC").toLowerCase().replaceAll("ё", "е");
  return folded.match(/[\p{L}\p{N}\p{M}'’-]+/gu) ?? [];
}

/** A single word is a whole name only as one without letters or digits, such as an emoji: "Ann" may be any Ann. */
function isWholeName(said: string, name: string): boolean {
  const words = wordsOf(said);
  if (words.length === 0) return said.trim() !== "" && said.trim() === name.trim();
  return words.length > 1 && words.join(" ") === wordsOf(name).join(" ");
}

/** "Ann" of "Ann Lee", and "Lee"; "Ann Lee" of "Ann Maria Lee". */
function isPartOfName(said: string, name: string): boolean {
  const [saidWords, nameWords] = [wordsOf(said), wordsOf(name)];
  return saidWords.length > 0 && saidWords.every((word) => nameWords.includes(word));
}

/** A Russian name in another case, or its everyday form: "Анне", "Ане" of "Анна". */
function isFormOfName(said: string, name: string): boolean {
  const [saidWords, nameWords] = [wordsOf(said), wordsOf(name)];
  return (
    saidWords.length > 0 &&
    saidWords.every((word) => nameWords.some((nameWord) => isForm(word, nameWord)))
  );
}

function isForm(said: string, name: string): boolean {
  if (said === name || nameForms(name).has(said)) return true;
  const meant = namesOfDiminutive(said);
  // Where the member calls themself by the everyday form: "Александру" of "Саша".
  return meant.includes(name) || namesOfDiminutive(name).some((full) => isInflected(said, full));
}

function isInflected(said: string, full: string): boolean {
  return said === full || nameForms(full).has(said);
}
