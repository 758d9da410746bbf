import type { Clock } from "../../shared/clock.ts";
import { eachInTurn } from "../../shared/each-in-turn.ts";
import type { IdSource } from "../../shared/id-source.ts";
import {
  guestIdentity,
  guestRandomLength,
  parseIdentity,
  userIdentity,
} from "../../shared/identity.ts";
import { userId } from "../../shared/ids.ts";
import type { ParticipantIdentity, Slug, SpaceId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import { outsideOf } from "../../sessions/participant.ts";
import { keepsAnOwner } from "../../spaces/ownership.ts";
import type { User } from "../../identity/user.ts";
import { leaveSpace } from "../../spaces/use-cases/members.ts";
import { removeSpace } from "../../spaces/use-cases/spaces.ts";
import type { DataSubject, ErasureRecord, RowCounts } from "../erasure.ts";

export interface EraseDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Removes the pictures that a person ever uploaded. */
  readonly removePictures: (user: User) => Promise<void>;
}

interface HowErased {
  /** Stands in place of their names. */
  readonly name: string;
  /** Whether what they said and wrote goes too. */
  readonly withLines: boolean;
}

/** What an erasure would touch. */
export interface ErasurePlan {
  readonly counts: RowCounts;
  /** Spaces without another member, which are deleted with all that is in them. */
  readonly spacesDeleted: readonly SpaceId[];
}

interface Planned extends ErasurePlan {
  readonly user: User;
  readonly subject: DataSubject;
  readonly spacesLeft: readonly SpaceId[];
}

/**
 * What erasing an account would touch. NOT_FOUND; LAST_OWNER for spaces with others in it, and INVALID_TRANSITION while they
 * are in sessions that go on, each with the ids of these in its detail.
 */
export function planAccountErasure({ store }: Pick<EraseDeps, "store">) {
  return async (email: string): Promise<Result<ErasurePlan>> => {
    const planned = await plan(store, email);
    if (!planned.ok) return planned;
    const { counts, spacesDeleted } = planned.value;
    return ok({ counts, spacesDeleted });
  };
}

/** Erases an account; the same refusals. Documents and analyses of their sessions are then written anew by the worker. */
export function eraseAccount({ store, clock, ids, removePictures }: EraseDeps) {
  return async ({
    email,
    ...how
  }: { email: string } & HowErased): Promise<Result<ErasureRecord>> => {
    const before = await plan(store, email);
    if (!before.ok) return before;
    // First: where the store of pictures does not answer, everything is still there to be tried again.
    await removePictures(before.value.user);
    return store.transaction(async (repositories) => {
      const planned = await plan(repositories, email);
      if (!planned.ok) return planned;
      const { user, subject, counts, spacesLeft, spacesDeleted } = planned.value;
      const at = clock.now();
      await eachInTurn(spacesLeft, async (spaceId) => {
        await leaveSpace(repositories, { spaceId, userId: user.id, memberId: user.id, at });
      });
      await eachInTurn(spacesDeleted, async (space) => {
        await removeSpace(repositories, space);
      });
      await eraseRows({ repositories, ids }, subject, { ...how, at });
      const { withLines } = how;
      const record = { id: ids.uuid(), kind: "ACCOUNT", at, withLines, counts } as const;
      await repositories.personalData.record(record);
      return ok(record);
    });
  };
}

async function plan(
  { users, spaces, members, personalData }: Repositories,
  email: string,
): Promise<Result<Planned>> {
  const found = await users.findByEmail(email);
  const user = found && (await users.lock(found.id));
  const subject = user && (await personalData.subjectOf(user.id));
  if (!user || !subject) return refuse("NOT_FOUND");
  const live = subject.participations.filter(({ isLive }) => isLive);
  if (live.length > 0)
    return refuse("INVALID_TRANSITION", {
      detail: `in sessions that go on: ${live.map(({ sessionId }) => sessionId).join(", ")}`,
    });
  const spacesLeft: SpaceId[] = [];
  const spacesDeleted: SpaceId[] = [];
  const ownerless: SpaceId[] = [];
  const all = [...(await spaces.listForUser(user.id))].sort((a, b) => (a.id < b.id ? -1 : 1));
  await eachInTurn(all, async ({ id, role, memberCount }) => {
    if (memberCount === 1) return void spacesDeleted.push(id);
    const owners = await members.countOwners(id);
    const kept = keepsAnOwner({ before: role, after: null, owners }).ok;
    (kept ? spacesLeft : ownerless).push(id);
  });
  if (ownerless.length > 0)
    return refuse("LAST_OWNER", { detail: `of spaces with others: ${ownerless.join(", ")}` });
  return ok({
    user,
    subject,
    counts: await personalData.count(subject),
    spacesLeft,
    spacesDeleted,
  });
}

interface GuestInput {
  readonly slug: Slug;
  /** A name that they bore in the session, or their identity. */
  readonly guest: string;
}

/** Who is meant. NOT_FOUND; VALIDATION_FAILED with their identities where several bore the name; INVALID_TRANSITION while it goes on. */
export async function findGuest(
  { sessions, participants }: Pick<Repositories, "sessions" | "participants">,
  { slug, guest }: GuestInput,
): Promise<Result<DataSubject>> {
  const session = await sessions.findBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const guests = (await participants.list(session.id)).filter((one) => outsideOf(one) === "guest");
  const exact = guests.filter(({ identity }) => identity === guest);
  const named = guests.filter(({ name, formerNames }) => [name, ...formerNames].includes(guest));
  const [one, ...others] = exact.length > 0 ? exact : named;
  if (one === undefined) return refuse("NOT_FOUND");
  if (others.length > 0) {
    const detail = `several bore this name: ${named.map(({ identity }) => identity).join(", ")}`;
    return refuse("VALIDATION_FAILED", { field: "guest", detail });
  }
  const { id, identity, name, formerNames } = one;
  return ok({
    userId: null,
    address: null,
    names: [name, ...formerNames],
    spaceIds: [session.spaceId],
    participations: [{ id, sessionId: session.id, identity, isLive: session.status === "LIVE" }],
  });
}

/** What erasing a guest would touch; refuses as `findGuest`, and INVALID_TRANSITION while the session goes on. */
export function planGuestErasure({ store }: Pick<EraseDeps, "store">) {
  return async (input: GuestInput): Promise<Result<ErasurePlan>> => {
    const found = await findQuietGuest(store, input);
    if (!found.ok) return found;
    return ok({ counts: await store.personalData.count(found.value), spacesDeleted: [] });
  };
}

/** Erases what identifies a guest of one session; the same refusals. */
export function eraseGuest({ store, clock, ids }: Omit<EraseDeps, "removePictures">) {
  return ({ slug, guest, ...how }: GuestInput & HowErased): Promise<Result<ErasureRecord>> =>
    store.transaction(async (repositories) => {
      const found = await findQuietGuest(repositories, { slug, guest });
      if (!found.ok) return found;
      const at = clock.now();
      const counts = await repositories.personalData.count(found.value);
      await eraseRows({ repositories, ids }, found.value, { ...how, at });
      const { withLines } = how;
      const record = { id: ids.uuid(), kind: "GUEST", at, withLines, counts } as const;
      await repositories.personalData.record(record);
      return ok(record);
    });
}

async function findQuietGuest(
  repositories: Pick<Repositories, "sessions" | "participants">,
  input: GuestInput,
): Promise<Result<DataSubject>> {
  const found = await findGuest(repositories, input);
  const isLive = found.ok && found.value.participations.some((one) => one.isLive);
  return isLive
    ? refuse("INVALID_TRANSITION", { detail: `in a session that goes on: ${input.slug}` })
    : found;
}

async function eraseRows(
  { repositories, ids }: { repositories: Repositories; ids: IdSource },
  subject: DataSubject,
  { at, name, withLines }: HowErased & { at: Date },
): Promise<void> {
  const identities = subject.participations.map((one) => freshIdentity(ids, one));
  const { personalData, followUps } = repositories;
  const { sessionsToWrite } = await personalData.erase(subject, { name, withLines, identities });
  await eachInTurn(sessionsToWrite, (session) => followUps.add(session, "finalise", at));
}

/** An unused identity of the same kind, drawn anew for each session: it does not link the person's participations. */
function freshIdentity(
  ids: IdSource,
  { identity, sessionId }: DataSubject["participations"][number],
): ParticipantIdentity {
  const parts = parseIdentity(identity);
  return parts?.kind === "guest"
    ? guestIdentity(parts.slug, ids.token(guestRandomLength))
    : userIdentity(userId(ids.uuid()), sessionId);
}
