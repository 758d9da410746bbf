import { askToEnter, waitInLobby } from "@rooms/domain/sessions/use-cases/ask-to-enter";
import { deleteSession, endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { leaveSession } from "@rooms/domain/sessions/use-cases/track-presence";
import {
  decideLobby,
  liftBar,
  listLobby,
  removeParticipant,
} from "@rooms/domain/sessions/use-cases/manage-people";
import { updateSession } from "@rooms/domain/sessions/use-cases/update-session";
import type { Caller } from "@rooms/domain/shared/caller";
import type { LobbyRequestId, ParticipantIdentity, Slug } from "@rooms/domain/shared/ids";
import { describe, expect, it, vi } from "vitest";
import { codeOf, eachWorld, valueOf, visitor } from "./harness.ts";
import type { World } from "./harness.ts";

/** Which of two is first is not ours to say: each race is run often, and on a busy machine that takes its time. */
const rounds = 10;
vi.setConfig({ testTimeout: 30_000 });

let caller: Caller;
let deps: World["deps"];
let pool: World["pool"];
let newSession: World["newSession"];
let sessionOf: World["sessionOf"];

eachWorld((world) => {
  ({ caller, deps, pool, newSession, sessionOf } = world);
});

async function repeat(race: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await race(round);
}

/** A session that asks, with its host in it. */
async function openSession(): Promise<Slug> {
  const slug = await newSession();
  valueOf(await joinSession(deps)({ caller, slug }));
  valueOf(await updateSession(deps)({ caller, slug, entry: "ASK" }));
  return slug;
}

const guestOf = (identity: ParticipantIdentity): Caller => ({ kind: "guest", identity });
const ask = (slug: Slug, name: string, who: Caller = visitor) =>
  askToEnter(deps)({ caller: who, slug, name });
const decide = (slug: Slug, state: "ADMITTED" | "DENIED", id: LobbyRequestId) =>
  decideLobby(deps)({ caller, slug, state, id });
const join = (slug: Slug, who: Caller, name?: string) =>
  joinSession(deps)({ caller: who, slug, ...(name !== undefined && { name }) });

async function knock(slug: Slug, name = "Gus") {
  const { request } = valueOf(await ask(slug, name));
  if (!request) throw new Error("the session does not ask");
  return { id: request.id, guest: guestOf(request.identity) };
}

describe("a person who waits", () => {
  it("is decided about once, whatever two hosts say at the same moment", () =>
    repeat(async () => {
      const slug = await openSession();
      const { id, guest } = await knock(slug);
      const [admitted, denied] = await Promise.all([
        decide(slug, "ADMITTED", id),
        decide(slug, "DENIED", id),
      ]);
      expect([admitted, denied].map(codeOf).sort()).toEqual(["NOT_WAITING", "OK"]);
      const came = codeOf(await join(slug, guest));
      expect(came).toBe(admitted.ok ? "OK" : "ADMISSION_REQUIRED");
    }));

  it("is admitted under the name that the host saw, or not at all", () =>
    repeat(async () => {
      const slug = await openSession();
      const { id, guest } = await knock(slug, "Gus");
      const [admitted] = await Promise.all([
        decide(slug, "ADMITTED", id),
        ask(slug, "The Boss", guest),
      ]);
      const came = await join(slug, guest, "The Boss");
      if (admitted.ok) expect(valueOf(came).participant.name).toBe("Gus");
      else expect(codeOf(came)).toBe("ADMISSION_REQUIRED");
    }));

  it("comes in by the entry before or is told the one after, when it changes in the same moment", () =>
    repeat(async () => {
      const slug = await openSession();
      const { id, guest } = await knock(slug);
      const [, changed, came] = await Promise.all([
        decide(slug, "ADMITTED", id),
        updateSession(deps)({ caller, slug, entry: "MEMBERS" }),
        join(slug, guest),
      ]);
      expect(codeOf(changed)).toBe("OK");
      expect(["OK", "ADMISSION_REQUIRED", "MEMBERS_ONLY"]).toContain(codeOf(came));
      const { id: session } = await sessionOf(slug);
      const present = await deps.store.participants.listPresent(session);
      expect(present).toHaveLength(came.ok ? 2 : 1);
      if (!came.ok) expect(codeOf(await join(slug, guest))).toBe("MEMBERS_ONLY");
    }));

  it("is told of an end in whatever moment it comes, and waits in no session that is over", () =>
    repeat(async () => {
      const slug = await openSession();
      const { guest } = await knock(slug);
      const [ended, late, again] = await Promise.all([
        endSession(deps)({ caller, slug }),
        ask(slug, "Late"),
        ask(slug, "Gus", guest),
      ]);
      expect(codeOf(ended)).toBe("OK");
      expect(["OK", "NOT_FOUND"]).toContain(codeOf(late));
      expect(["OK", "SESSION_ENDED"]).toContain(codeOf(again));
      expect(valueOf(await waitInLobby(deps)({ caller: guest, slug })).now.session.status).toBe(
        "ENDED",
      );
      expect(valueOf(await listLobby(deps)({ caller, slug }))).toEqual([]);
    }));

  it("is gone with the session", async () => {
    const slug = await openSession();
    const { guest } = await knock(slug);
    const { id } = await sessionOf(slug);
    valueOf(await deleteSession(deps)({ caller, slug }));
    const left = await pool.query("select 1 from lobby_requests where session_id = $1", [id]);
    expect(left.rowCount).toBe(0);
    expect(codeOf(await waitInLobby(deps)({ caller: guest, slug }))).toBe("NOT_FOUND");
  });
});

describe("the lobby", () => {
  it("is for fifty at the same time, of a hundred who ask at once", async () => {
    const slug = await openSession();
    const asked = await Promise.all(
      Array.from({ length: 100 }, (_, index) => ask(slug, `Guest ${index}`)),
    );
    const codes = asked.map(codeOf);
    expect(codes.filter((code) => code === "OK")).toHaveLength(50);
    expect(codes.filter((code) => code === "LOBBY_FULL")).toHaveLength(50);
    expect(valueOf(await listLobby(deps)({ caller, slug }))).toHaveLength(50);
  });
});

describe("who was removed", () => {
  it("does not come back by a second identity they left before", async () => {
    const slug = await newSession();
    valueOf(await join(slug, caller));
    const [one, two] = [
      valueOf(await join(slug, visitor, "One")).participant,
      valueOf(await join(slug, visitor, "Two")).participant,
    ];
    const stays = valueOf(await join(slug, visitor, "Stays")).participant;
    await leaveSession(deps)({ caller: guestOf(two.identity), slug });
    const removed = await removeParticipant(deps)({ caller, slug, identity: one.identity });
    expect(valueOf(removed)).toEqual({ entry: "ASK", entryChanged: true });
    expect(codeOf(await join(slug, guestOf(one.identity)))).toBe("REMOVED_FROM_SESSION");
    expect(codeOf(await join(slug, guestOf(two.identity)))).toBe("ADMISSION_REQUIRED");
    expect(codeOf(await join(slug, guestOf(stays.identity)))).toBe("OK");
    valueOf(await liftBar(deps)({ caller, slug, identity: one.identity }));
    expect(codeOf(await join(slug, guestOf(one.identity)))).toBe("ADMISSION_REQUIRED");
    valueOf(await updateSession(deps)({ caller, slug, entry: "OPEN" }));
    for (const { identity } of [one, two]) {
      expect(codeOf(await join(slug, guestOf(identity)))).toBe("OK");
    }
  });

  it("comes in by no request that a host admits at the same moment", () =>
    repeat(async () => {
      const slug = await openSession();
      const { id: first, guest } = await knock(slug);
      valueOf(await decide(slug, "ADMITTED", first));
      const { participant } = valueOf(await join(slug, guest));
      await leaveSession(deps)({ caller: guest, slug });
      const other = await knock(slug, "Other");
      valueOf(await decide(slug, "ADMITTED", other.id));
      const { identity } = valueOf(await join(slug, other.guest)).participant;
      // The bar over another makes the first one ask again.
      valueOf(await removeParticipant(deps)({ caller, slug, identity }));
      const { request } = valueOf(await ask(slug, "Gus", guest));
      if (!request) throw new Error("did not have to ask");
      const [removed] = await Promise.all([
        removeParticipant(deps)({ caller, slug, identity: participant.identity }),
        decide(slug, "ADMITTED", request.id),
      ]);
      expect(codeOf(removed)).toBe("OK");
      expect(codeOf(await join(slug, guest))).toBe("REMOVED_FROM_SESSION");
    }));

  it("and a stranger who joins at the same moment is in before, or asks", () =>
    repeat(async () => {
      const slug = await newSession();
      valueOf(await join(slug, caller));
      const { participant } = valueOf(await join(slug, visitor, "Gus"));
      const [removed, came] = await Promise.all([
        removeParticipant(deps)({ caller, slug, identity: participant.identity }),
        join(slug, visitor, "Sue"),
      ]);
      expect(codeOf(removed)).toBe("OK");
      expect(["OK", "ADMISSION_REQUIRED"]).toContain(codeOf(came));
      expect(codeOf(await join(slug, visitor, "Sue"))).toBe("ADMISSION_REQUIRED");
    }));
});
