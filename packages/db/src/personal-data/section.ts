import type { DataSubject } from "@rooms/domain/erasure/erasure";
import type { ParticipantIdentity } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";

/** A person as statements name them. None of these is ever true of a value that they do not have. */
export interface Who {
  readonly user: SQL;
  /** As `idempotency_keys` names an account. */
  readonly caller: SQL;
  readonly address: SQL;
  readonly names: SQL;
  readonly spaces: SQL;
  readonly sessions: SQL;
  readonly participants: SQL;
  readonly identities: SQL;
}

/** What takes the place of what named them. */
export interface How {
  readonly name: SQL;
  /** In the order of `Who.identities`. */
  readonly identities: SQL;
  readonly withLines: boolean;
}

/** One kind of rows about a person; `t` is the table in its conditions. */
export interface PersonSection {
  /** In an export and in counts. */
  readonly name: string;
  readonly table: string;
  /** What names a person here, by id or in words: the checks look for columns that stand in no section. */
  readonly columns: readonly string[];
  readonly of: (who: Who) => SQL;
  /** Left out of exports: what lets in, and what is kept for the machine alone. */
  readonly hidden?: readonly string[];
  /** Left out where rows stay as they are, naming a participant without a name, or go with the account. */
  readonly erase?: (who: Who, how: How) => readonly SQL[];
}

const uuids = (list: readonly string[]): SQL => sql`any(${sql.param([...list])}::uuid[])`;
const texts = (list: readonly string[]): SQL => sql`any(${sql.param([...list])}::text[])`;

export function whoOf(subject: DataSubject): Who {
  const { userId, address, names, spaceIds, participations } = subject;
  return {
    user: sql`${userId}::uuid`,
    caller: sql`'user:' || ${userId}::text`,
    address: sql`${address}::text`,
    names: texts(names),
    spaces: uuids(spaceIds),
    sessions: uuids(participations.map(({ sessionId }) => sessionId)),
    participants: uuids(participations.map(({ id }) => id)),
    identities: sql`${sql.param(participations.map(({ identity }) => identity))}::text[]`,
  };
}

export function howOf(options: {
  name: string;
  identities: readonly ParticipantIdentity[];
  withLines: boolean;
}): How {
  return {
    name: sql`${options.name}::text`,
    identities: sql`${sql.param([...options.identities])}::text[]`,
    withLines: options.withLines,
  };
}

/** Takes the person out of one column and leaves the row. */
export function unlink(table: string, column: string) {
  return (who: Who): SQL[] => [
    sql`update ${sql.raw(table)} set ${sql.raw(column)} = null where ${sql.raw(column)} = ${who.user}`,
  ];
}
