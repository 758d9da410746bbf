import { parseIdentity } from "../shared/identity.ts";
import type { Participant } from "./participant.ts";

/** Whether a participant may still take part, or what took the right that joining gave. */
export const accesses = ["admitted", "removed", "left", "guests-off"] as const;
export type Access = (typeof accesses)[number];

/** The same rule as `accessSql` of packages/db, by which the transcriber and the worker ask. */
export function accessOf(
  participant: Pick<Participant, "identity" | "userId" | "leftAt" | "removedAt" | "admitted">,
  space: { readonly member: boolean; readonly guestsAllowed: boolean },
): Access {
  const { identity, userId, leftAt, removedAt, admitted } = participant;
  if (removedAt !== null) return "removed";
  // A release that does not know `admitted` joins by clearing `leftAt` alone.
  if (leftAt !== null && !admitted) return "left";
  const accountGone = userId === null && parseIdentity(identity)?.kind === "user";
  if (accountGone) return "left";
  return space.member || space.guestsAllowed ? "admitted" : "guests-off";
}

/** A participant's access as the database has it. */
export interface Admission {
  readonly identity: string;
  readonly access: Access;
  readonly leftAt: Date | null;
}

/** A client that leaves closes its connections by itself; those still open after this are removed. */
export const leaveGraceMs = 2_500;

/**
 * The identities connected to a room that may not be there: they never joined, or have no access. A participant who left
 * after `leftSince` is spared: their client is still closing the connection.
 */
export function uninvitedOf<Identity extends string>(
  admissions: readonly Admission[],
  connected: readonly Identity[],
  leftSince: Date,
): Identity[] {
  const known = new Map(admissions.map((one) => [one.identity, one]));
  return connected.filter((identity) => {
    const admission = known.get(identity);
    if (admission?.access !== "left") return admission?.access !== "admitted";
    return admission.leftAt === null || admission.leftAt <= leftSince;
  });
}
