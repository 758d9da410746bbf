import { eachInTurn } from "../../shared/each-in-turn.ts";
import { userIdentity } from "../../shared/identity.ts";
import type { Slug, SpaceId, UserId } from "../../shared/ids.ts";
import type { Repositories } from "../../shared/store.ts";
import { gone } from "../presence.ts";
import { settlePresence } from "./settle-presence.ts";

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
