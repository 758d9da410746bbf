import type { GlossaryTermId, SpaceId, UserId } from "../shared/ids.ts";
import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import { glossaryTermsMax } from "../vocabulary/glossary.ts";

/** A word or name of a space that a speech-to-text engine cannot know. */
export interface GlossaryTerm {
  readonly id: GlossaryTermId;
  readonly spaceId: SpaceId;
  /** As it is written. */
  readonly term: string;
  /** How it is misheard, in letters. */
  readonly soundsLike: readonly string[];
  /** Null when the account of who added it is gone. */
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
}

/** What a glossary says of one term to those who recognise speech. */
export type VocabularyTerm = Pick<GlossaryTerm, "term" | "soundsLike">;

type Known = Pick<GlossaryTerm, "id" | "term">;

/** GLOSSARY_LIMIT in a full glossary, GLOSSARY_TERM_EXISTS for a term it has, in whatever case. */
export function mayAddTerm(terms: readonly Known[], term: string): Result<null> {
  if (terms.length >= glossaryTermsMax) return refuse("GLOSSARY_LIMIT");
  return isFree(terms, term);
}

/** As `mayAddTerm`; a term may change its own case. */
export function mayRenameTerm(
  terms: readonly Known[],
  { id, term }: { id: GlossaryTermId; term: string },
): Result<null> {
  const others = terms.filter((known) => known.id !== id);
  return isFree(others, term);
}

function isFree(terms: readonly Known[], term: string): Result<null> {
  const key = keyOf(term);
  return terms.some((known) => keyOf(known.term) === key)
    ? refuse("GLOSSARY_TERM_EXISTS")
    : ok(null);
}

/** Terms that a vocabulary holds: those by hand, and as many names beside them. */
export const vocabularyTermsMax = 400;

/** By hand first, then names of members and rooms; each once, in the writing that comes first. */
export function vocabularyOf(
  terms: readonly VocabularyTerm[],
  names: readonly string[],
): VocabularyTerm[] {
  const vocabulary = new Map<string, VocabularyTerm>();
  for (const term of [...terms, ...names.map((name) => ({ term: name, soundsLike: [] }))]) {
    const key = keyOf(term.term);
    if (key !== "" && !vocabulary.has(key)) vocabulary.set(key, term);
  }
  return [...vocabulary.values()].slice(0, vocabularyTermsMax);
}

function keyOf(term: string): string {
  return term.normalize("NFC").trim().toLowerCase();
}
