import { checkEntered, enforceAccess } from "@rooms/domain/sessions/use-cases/enforce-access";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { setParticipantRole } from "@rooms/domain/sessions/use-cases/manage-people";
import { updateSession } from "@rooms/domain/sessions/use-cases/update-session";
import type { ScreenSharing } from "@rooms/domain/vocabulary/sessions";
import { beforeEach, describe, expect, it } from "vitest";
import { codeOf, eachWorld, valueOf, visitor, type World } from "./harness.ts";

let world: World;
let deps: World["deps"];
eachWorld((made) => {
  world = made;
  ({ deps } = made);
});

/** A session that runs, with its host and a guest in the room. */
async function meeting() {
  const slug = await world.newSession();
  const { caller } = world;
  const host = valueOf(await joinSession(deps)({ caller, slug })).participant;
  const gus = await joinSession(deps)({ caller: visitor, slug, name: "Gus" });
  const guest = valueOf(gus).participant;
  deps.rooms.connected.set(
    slug,
    [host, guest].map(({ identity }) => ({ identity, connectionId: "PA", joinedAt: new Date() })),
  );
  return { slug, host, guest };
}

let here: Awaited<ReturnType<typeof meeting>>;
beforeEach(async () => {
  here = await meeting();
});

const decide = async (screenSharing: ScreenSharing) => {
  const { slug } = here;
  const decided = await updateSession(deps)({ caller: world.caller, slug, screenSharing });
  await deps.background.settled();
  return decided;
};
const without = () => [...deps.rooms.withoutScreen];

describe("who may share the screen", () => {
  it("is everyone at first; hosts alone as soon as one says so, and everyone again", async () => {
    const { slug, guest } = here;
    expect((await world.sessionOf(slug)).screenSharing).toBe("EVERYONE");
    expect(codeOf(await decide("HOSTS"))).toBe("OK");
    expect((await world.sessionOf(slug)).screenSharing).toBe("HOSTS");
    expect(without()).toEqual([guest.identity]);
    await decide("EVERYONE");
    expect(without()).toEqual([]);
  });

  it("is decided by hosts alone", async () => {
    const { slug, guest } = here;
    const caller = { kind: "guest", identity: guest.identity } as const;
    const tried = await updateSession(deps)({ caller, slug, screenSharing: "HOSTS" });
    expect(codeOf(tried)).toBe("FORBIDDEN");
    expect((await world.sessionOf(slug)).screenSharing).toBe("EVERYONE");
  });

  it("follows the role: who is made host may, and no longer without the role", async () => {
    const { slug, guest } = here;
    await decide("HOSTS");
    const { identity } = guest;
    for (const [role, left] of [
      ["HOST", []],
      ["GUEST", [identity]],
    ] as const) {
      valueOf(await setParticipantRole(deps)({ caller: world.caller, slug, identity, role }));
      await deps.background.settled();
      expect(without()).toEqual(left);
    }
  });

  it("holds for who enters by an older token, in either direction", async () => {
    const { slug, guest } = here;
    const { identity } = guest;
    await decide("HOSTS");
    deps.rooms.withoutScreen.clear();
    await checkEntered(deps)(slug, { identity, mayShareScreen: true });
    await deps.background.settled();
    expect(without()).toEqual([identity]);
    await decide("EVERYONE");
    deps.rooms.withoutScreen.add(identity);
    await checkEntered(deps)(slug, { identity, mayShareScreen: false });
    await deps.background.settled();
    expect(without()).toEqual([]);
  });

  it("is made good by the worker where the api's call to LiveKit was lost", async () => {
    const { slug, guest } = here;
    await decide("HOSTS");
    deps.rooms.withoutScreen.clear();
    expect(await enforceAccess(deps)(slug)).toBe(0);
    expect(without()).toEqual([guest.identity]);
  });
});
