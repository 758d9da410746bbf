import type { Caller } from "../../shared/caller.ts";
import { participantIdentity } from "../../shared/ids.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { roomAttributes, roomTopics } from "../../vocabulary/room-attributes.ts";
import type { SessionDeps } from "./deps.ts";
import { reached } from "./reached.ts";
import { noteStageChange } from "./read-stage.ts";
import { seenInRoom } from "./seen-in-room.ts";
import type { InRoom } from "./seen-in-room.ts";

interface Request {
  caller: Caller;
  slug: Slug;
}

type RoomDeps = Pick<SessionDeps, "store" | "rooms">;

/** Mutes everyone's microphone but the caller's own, which they may unmute; hosts only. Answers how many were on. */
export function muteAll({ store, rooms }: RoomDeps) {
  return async (input: Request): Promise<Result<number>> => {
    const seen = await moderated(store, input);
    if (!seen.ok) return seen;
    return reached(() => rooms.muteAllBut(input.slug, seen.value.present?.identity ?? null));
  };
}

/** Asks a participant to unmute, which is theirs to do; hosts only. NOT_PARTICIPANT. */
export function askToUnmute({ store, rooms }: RoomDeps) {
  return async (input: Request & { identity: ParticipantIdentity }): Promise<Result<null>> => {
    const seen = await moderated(store, input);
    if (!seen.ok) return seen;
    const { session, present } = seen.value;
    const asked = await store.participants.findByIdentity(session.id, input.identity);
    if (asked?.leftAt !== null) return refuse("NOT_PARTICIPANT");
    const text = JSON.stringify({ by: present?.name ?? null });
    return reached(async () => {
      await rooms.tell(input.slug, input.identity, { topic: roomTopics.askToUnmute, text });
      return null;
    });
  };
}

/**
 * Puts a participant into the spotlight on all pages, in place of another one, or ends it with null; hosts only. Of two
 * hosts at once the later wins. NOT_PARTICIPANT.
 */
export function setSpotlight({ store, rooms, clock }: RoomDeps & Pick<SessionDeps, "clock">) {
  return async (
    input: Request & { identity: ParticipantIdentity | null },
  ): Promise<Result<null>> => {
    const seen = await moderated(store, input);
    if (!seen.ok) return seen;
    const { slug, identity } = input;
    const lit = { [roomAttributes.spotlight]: String(clock.now().getTime()) };
    const shown = await reached(async () =>
      identity === null ? true : rooms.setAttributes(slug, identity, lit),
    );
    if (!shown.ok) return shown;
    if (!shown.value) return refuse("NOT_PARTICIPANT");
    const ended = await reached(async () => {
      const described = await rooms.listAttributes(slug);
      const others = described.filter(
        (one) => one.identity !== identity && one.attributes[roomAttributes.spotlight],
      );
      await Promise.all(
        others.map((one) => rooms.setAttributes(slug, participantIdentity(one.identity), unlit)),
      );
      return null;
    });
    await noteStageChange(store, seen.value);
    return ended;
  };
}

const unlit = { [roomAttributes.spotlight]: "" };

async function moderated(store: SessionDeps["store"], input: Request): Promise<Result<InRoom>> {
  const seen = await seenInRoom(store, input);
  return seen.ok && !seen.value.host ? refuse("FORBIDDEN") : seen;
}
