import type { Caller } from "../../shared/caller.ts";
import { participantIdentity } from "../../shared/ids.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { roomAttributes } from "../../vocabulary/room-attributes.ts";
import type { SessionDeps } from "./deps.ts";
import { reached } from "./reached.ts";
import { noteStageChange } from "./read-stage.ts";
import { seenInRoom } from "./seen-in-room.ts";

interface Request {
  caller: Caller;
  slug: Slug;
}

type HandDeps = Pick<SessionDeps, "store" | "rooms" | "clock">;

/**
 * Raises the caller's own hand; one that is up keeps its place. FORBIDDEN for another's; NOT_PARTICIPANT to who is not
 * connected to the room.
 */
export function raiseHand({ store, rooms, clock }: HandDeps) {
  return async (
    input: Request & { identity: ParticipantIdentity },
  ): Promise<Result<{ raisedAt: Date }>> => {
    const seen = await seenInRoom(store, input);
    if (!seen.ok) return seen;
    if (seen.value.present?.identity !== input.identity) return refuse("FORBIDDEN");
    const { slug, identity } = input;
    const described = await reached(() => rooms.listAttributes(slug));
    if (!described.ok) return described;
    const own = described.value.find((one) => one.identity === identity);
    const raisedAtMs = Number(own?.attributes[roomAttributes.hand]);
    if (raisedAtMs > 0) return ok({ raisedAt: new Date(raisedAtMs) });
    const now = clock.now();
    const hand = { [roomAttributes.hand]: String(now.getTime()) };
    const raised = await reached(() => rooms.setAttributes(slug, identity, hand));
    if (!raised.ok) return raised;
    if (!raised.value) return refuse("NOT_PARTICIPANT");
    await noteStageChange(store, seen.value);
    return ok({ raisedAt: now });
  };
}

/** Lowers a hand: one's own, or as a host any. One that is down, or gone with its participant, counts as lowered. */
export function lowerHand({ store, rooms }: Omit<HandDeps, "clock">) {
  return async (input: Request & { identity: ParticipantIdentity }): Promise<Result<null>> => {
    const seen = await seenInRoom(store, input);
    if (!seen.ok) return seen;
    if (seen.value.present?.identity !== input.identity && !seen.value.host)
      return refuse("FORBIDDEN");
    const lowered = await reached(async () => {
      await rooms.setAttributes(input.slug, input.identity, down);
      return null;
    });
    if (lowered.ok) await noteStageChange(store, seen.value);
    return lowered;
  };
}

/** Lowers all hands that are up; hosts only. Answers how many. */
export function lowerHands({ store, rooms }: Omit<HandDeps, "clock">) {
  return async (input: Request): Promise<Result<number>> => {
    const seen = await seenInRoom(store, input);
    if (!seen.ok) return seen;
    if (!seen.value.host) return refuse("FORBIDDEN");
    const lowered = await reached(async () => {
      const described = await rooms.listAttributes(input.slug);
      const raised = described.filter(({ attributes }) => attributes[roomAttributes.hand]);
      const known = await Promise.all(
        raised.map(({ identity }) =>
          rooms.setAttributes(input.slug, participantIdentity(identity), down),
        ),
      );
      return known.filter(Boolean).length;
    });
    if (lowered.ok && lowered.value > 0) await noteStageChange(store, seen.value);
    return lowered;
  };
}

const down = { [roomAttributes.hand]: "" };
