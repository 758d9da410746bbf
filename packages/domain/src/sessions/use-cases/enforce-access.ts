import { eachInTurn } from "../../shared/each-in-turn.ts";
import { userIdentity } from "../../shared/identity.ts";
import { participantIdentity } from "../../shared/ids.ts";
import type { Slug, SpaceId, UserId } from "../../shared/ids.ts";
import type { Repositories } from "../../shared/store.ts";
import { uninvitedOf } from "../access.ts";
import type { ParticipantInRoom } from "../ports.ts";
import { gone } from "../presence.ts";
import { mayShareScreen } from "../screen-sharing.ts";
import { enforceScreensInBackground, settleScreenGrants } from "./enforce-screen-sharing.ts";
import { leaveGraceBefore, settlePresence } from "./track-presence.ts";
import type { SessionDeps } from "./deps.ts";

type Deps = Pick<SessionDeps, "store" | "rooms" | "clock">;

/**
 * Makes a room agree with what was decided: closes it when its session is over, else puts out who is without access, and
 * sets who may share the screen. Says how many were put out. Throws when LiveKit does not answer; repeating it does no harm.
 */
export function enforceAccess({ store, rooms, clock }: Deps) {
  return async (slug: Slug): Promise<number> => {
    const session = await store.sessions.findBySlug(slug);
    if (session?.status !== "LIVE") {
      if (session || (await store.sessions.wasDeleted(slug))) await rooms.close(slug);
      return 0;
    }
    const connected = await rooms.listConnected(slug);
    const identities = connected.map(({ identity }) => identity);
    // Read after LiveKit's answer, so that a participant who joined again meanwhile is not removed.
    const admissions = await store.participants.admissions(session.id, identities);
    const uninvited = uninvitedOf(admissions, identities, leaveGraceBefore(clock.now()));
    for (const identity of uninvited) await rooms.remove(slug, participantIdentity(identity));
    const staying = connected.filter(({ identity }) => !uninvited.includes(identity));
    await settleScreenGrants({ store, rooms }, session, staying);
    return uninvited.length;
  };
}

/** What follows a decision over these sessions; the worker, which hears of it, makes good what is lost here. */
export function enforceInBackground(
  deps: Deps & Pick<SessionDeps, "background">,
  slugs: readonly Slug[],
): void {
  const enforce = enforceAccess(deps);
  for (const slug of slugs) {
    deps.background.run("put out who is without access", async () => {
      await enforce(slug);
    });
  }
}

/** Closes what is open of the rooms of sessions that ended or were deleted since then. Says how many. */
export function closeRoomsThatAreOver({ store, rooms }: Pick<Deps, "store" | "rooms">) {
  return async (since: Date): Promise<number> => {
    const open = await rooms.listOpen(await store.sessions.listOver(since));
    for (const slug of open) await rooms.close(slug);
    return open.length;
  };
}

/**
 * A LiveKit token stays valid for minutes after the right it was made for ends. A person who enters by one without access,
 * after the end, or without having joined, is removed again; the room of a session that is over is closed. A person who
 * enters with an outdated grant to share the screen gets the current one.
 */
export function checkEntered({
  store,
  rooms,
  clock,
  background,
}: Pick<SessionDeps, "store" | "rooms" | "clock" | "background">) {
  return async (
    slug: Slug,
    entered: Pick<ParticipantInRoom, "identity" | "mayShareScreen">,
  ): Promise<void> => {
    const session = await store.sessions.findBySlug(slug);
    // A LiveKit server may be shared: rooms of other applications stay untouched.
    if (!session && !(await store.sessions.wasDeleted(slug))) return;
    if (session?.status !== "LIVE") {
      background.run("close the room of a session that is over", () => rooms.close(slug));
      return;
    }
    const identity = participantIdentity(entered.identity);
    const admissions = await store.participants.admissions(session.id, [identity]);
    if (uninvitedOf(admissions, [identity], clock.now()).length > 0) {
      background.run("evict an uninvited participant", () => rooms.remove(slug, identity));
      return;
    }
    const participant = await store.participants.findByIdentity(session.id, identity);
    if (mayShareScreen(session, participant) !== entered.mayShareScreen)
      enforceScreensInBackground({ store, rooms, background }, slug);
  };
}

const liveSessionsMax = 1000;

/** Slugs of the sessions of a space that go on. */
export async function listLiveIn(
  { sessions }: Pick<Repositories, "sessions">,
  spaceId: SpaceId,
): Promise<Slug[]> {
  const query = { spaceId, status: "LIVE", viewer: null, limit: liveSessionsMax } as const;
  return (await sessions.list(query)).map(({ session }) => session.slug);
}

/**
 * Who lost their membership is out of the space's live sessions until they join again, as an outsider, and is no
 * host of them any more. In the transaction that removes them; says which sessions.
 */
export async function shutOutMember(
  repositories: Repositories,
  { spaceId, userId, now }: { spaceId: SpaceId; userId: UserId; now: Date },
): Promise<Slug[]> {
  const left: Slug[] = [];
  // In one order for all: of two removals at once neither waits for a session that the other holds.
  const slugs = [...(await listLiveIn(repositories, spaceId))].sort();
  await eachInTurn(slugs, async (slug) => {
    const session = await repositories.sessions.lockBySlug(slug);
    if (session?.status !== "LIVE") return;
    const identity = userIdentity(userId, session.id);
    const participant = await repositories.participants.findByIdentity(session.id, identity);
    if (!participant) return;
    const out = participant.leftAt === null ? gone(participant, now) : participant;
    await repositories.participants.save({ ...out, admitted: false, role: "GUEST" });
    // They took part as a member; from outside they come in by the entry that holds for others from outside.
    await repositories.sessions.update(spaceId, session.id, { barredAt: now });
    await settlePresence(repositories, session, { now });
    left.push(slug);
  });
  return left;
}
