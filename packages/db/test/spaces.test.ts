import { ensureActiveSpace } from "@rooms/domain/identity/use-cases/ensure-active-space";
import { updateProfile } from "@rooms/domain/identity/use-cases/profile";
import type { User } from "@rooms/domain/identity/user";
import { createSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { sha256Hasher } from "@rooms/domain/shared/tokens";
import {
  createSpace,
  deleteSpace,
  listSpaces,
  updateSpace,
} from "@rooms/domain/spaces/use-cases/spaces";
import {
  acceptInvitation,
  createInvitation,
  revokeInvitation,
} from "@rooms/domain/spaces/use-cases/invitations";
import {
  changeMemberRole,
  listMembers,
  removeMember,
} from "@rooms/domain/spaces/use-cases/members";
import { testAvatars } from "@rooms/domain/testing";
import { describe, expect, it } from "vitest";
import { createTestUser } from "../src/testing/index.ts";
import { codeOf, eachWorld, valueOf } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";

let pool: World["pool"];
let world: World;
let deps: World["deps"] & { hasher: typeof sha256Hasher };
let owner: World["owner"];
let space: World["space"];

eachWorld((made) => {
  world = made;
  ({ pool } = made);
  ({ owner, space } = made);
  deps = { ...made.deps, hasher: sha256Hasher };
});

async function addMember(role: "OWNER" | "MEMBER" = "MEMBER"): Promise<User> {
  const user = await createTestUser(pool);
  await deps.store.members.add({ spaceId: space.id, userId: user.id, role, joinedAt: new Date() });
  await deps.store.users.setActiveSpace(user.id, space.id);
  return user;
}

const activeOf = async (user: User) => (await deps.store.users.find(user.id))?.activeSpaceId;

describe("a user's space", () => {
  it("is made once, however many first requests come at the same time", async () => {
    const user = await createTestUser(pool);
    const asked = await Promise.all(
      Array.from({ length: 6 }, () => ensureActiveSpace(deps)({ userId: user.id })),
    );
    expect(new Set(asked.map(valueOf)).size).toBe(1);
    expect(await deps.store.spaces.listForUser(user.id)).toHaveLength(1);
  });

  it("is another one after the active one was deleted, for every member", async () => {
    const member = await addMember();
    const second = valueOf(await createSpace(deps)({ userId: owner.id, name: " Second " }));
    await deps.store.users.setActiveSpace(owner.id, space.id);
    expect(codeOf(await deleteSpace(deps)({ userId: owner.id, spaceId: space.id }))).toBe("OK");
    expect(await activeOf(owner)).toBe(second.id);
    expect(await activeOf(member)).toBeNull();
    const made = valueOf(await listSpaces(deps)({ userId: member.id }));
    expect(made.spaces.map(({ id }) => id)).toEqual([made.activeSpaceId]);
  });

  it("is never the last one deleted, even when the last two are deleted at once", async () => {
    const second = valueOf(await createSpace(deps)({ userId: owner.id, name: "Second" }));
    const codes = await Promise.all(
      [space.id, second.id].map(async (spaceId) =>
        codeOf(await deleteSpace(deps)({ userId: owner.id, spaceId })),
      ),
    );
    expect(codes.sort()).toEqual(["LAST_SPACE", "OK"]);
  });

  it("takes its sessions with it when deleted and closes their rooms", async () => {
    await createSpace(deps)({ userId: owner.id, name: "Second" });
    const caller = world.caller;
    const { slug } = valueOf(
      await createSession(deps)({ caller, spaceId: space.id, title: null }),
    ).session;
    await joinSession(deps)({ caller, slug });
    await deleteSpace(deps)({ userId: owner.id, spaceId: space.id });
    await deps.background.settled();
    expect(await deps.store.sessions.findBySlug(slug)).toBeNull();
    expect(deps.rooms.closed).toEqual([slug]);
  });

  it("is changed by owners, seen by members, and unknown to others", async () => {
    const member = await addMember();
    const stranger = await createTestUser(pool);
    const change = { name: "Renamed", mode: "SESSIONS_AND_TASKS" } as const;
    const codes = await Promise.all(
      [member, stranger].map(async ({ id }) =>
        codeOf(await updateSpace(deps)({ userId: id, spaceId: space.id, change })),
      ),
    );
    expect(codes).toEqual(["FORBIDDEN", "NOT_FOUND"]);
    const changed = await updateSpace(deps)({ userId: owner.id, spaceId: space.id, change });
    expect(valueOf(changed)).toMatchObject({ ...change, memberCount: 2, role: "OWNER" });
    const blank = await updateSpace(deps)({
      userId: owner.id,
      spaceId: space.id,
      change: { name: " " },
    });
    expect(codeOf(blank)).toBe("VALIDATION_FAILED");
  });
});

describe("members", () => {
  it("always include an owner, even when two owners step down at once", async () => {
    const second = await addMember("OWNER");
    const codes = await Promise.all([
      changeMemberRole(deps)({
        userId: owner.id,
        spaceId: space.id,
        memberId: owner.id,
        role: "MEMBER",
      }),
      removeMember(deps)({ userId: second.id, spaceId: space.id, memberId: second.id }),
    ]);
    expect(codes.map(codeOf).sort()).toEqual(["LAST_OWNER", "OK"]);
    expect(await deps.store.members.countOwners(space.id)).toBe(1);
  });

  it("may leave by themselves, and only owners remove others", async () => {
    const member = await addMember();
    const other = await addMember();
    const remove = (by: User, who: User) =>
      removeMember(deps)({ userId: by.id, spaceId: space.id, memberId: who.id });
    expect(codeOf(await remove(member, other))).toBe("FORBIDDEN");
    expect(codeOf(await remove(member, member))).toBe("OK");
    expect(codeOf(await remove(owner, other))).toBe("OK");
    expect(await activeOf(other)).toBeNull();
    expect(codeOf(await listMembers(deps)({ userId: other.id, spaceId: space.id }))).toBe(
      "NOT_FOUND",
    );
  });
});

describe("an invitation", () => {
  const invite = (email: string | null = null) =>
    createInvitation(deps)({ userId: owner.id, spaceId: space.id, email, role: "MEMBER" });

  it("makes one member, once, who then works in the space", async () => {
    const { token } = valueOf(await invite());
    const users = await Promise.all([createTestUser(pool), createTestUser(pool)]);
    const accepted = await Promise.all(
      users.map(({ id }) => acceptInvitation(deps)({ userId: id, token })),
    );
    expect(accepted.map(codeOf).sort()).toEqual(["INVITATION_USED", "OK"]);
    expect(await deps.store.members.list(space.id)).toHaveLength(2);
    const winner = users[accepted[0]?.ok ? 0 : 1];
    expect(await activeOf(winner)).toBe(space.id);
  });

  it("by address is for that address; a revoked one is refused to all", async () => {
    const user = await createTestUser(pool);
    const stranger = await createTestUser(pool);
    const { token } = valueOf(await invite(user.email.toUpperCase()));
    const accept = async (who: User, of: string) =>
      codeOf(await acceptInvitation(deps)({ userId: who.id, token: of }));
    expect(await accept(stranger, token)).toBe("INVITATION_FOR_ANOTHER");
    expect(await accept(user, token)).toBe("OK");
    expect(codeOf(await invite(user.email))).toBe("ALREADY_MEMBER");
    const revoked = valueOf(await invite());
    const input = { userId: owner.id, invitationId: revoked.invitation.id };
    expect(codeOf(await revokeInvitation(deps)({ ...input, userId: stranger.id }))).toBe(
      "NOT_FOUND",
    );
    expect(codeOf(await revokeInvitation(deps)(input))).toBe("OK");
    expect(await accept(stranger, revoked.token)).toBe("INVITATION_REVOKED");
    expect(await accept(stranger, "nothing")).toBe("NOT_FOUND");
  });
});

describe("a profile", () => {
  const avatars = testAvatars();
  const receiptOf = (user: User, name: string) => ({
    publicId: `${user.id}/${name}`,
    version: 1,
    signature: "",
  });
  const profileUpdate = (user: User) => (change: object) =>
    updateProfile({ ...deps, avatars })({ userId: user.id, ...change });

  it("keeps what is not given, refuses a blank name, and asks those without one", async () => {
    const user = await createTestUser(pool, { displayName: null });
    const update = profileUpdate(user);
    const avatar = receiptOf(user, "1");
    expect(valueOf(await update({ avatar })).needsOnboarding).toBe(true);
    expect(valueOf(await update({ displayName: " Ann " }))).toMatchObject({
      displayName: "Ann",
      avatarUrl: `https://pictures.test/${user.id}/1`,
      needsOnboarding: false,
    });
    expect(codeOf(await update({ displayName: "  " }))).toBe("VALIDATION_FAILED");
  });

  it("takes no picture but one's own, and leaves no old one in the store", async () => {
    const user = await createTestUser(pool);
    const other = await createTestUser(pool);
    const update = profileUpdate(user);
    expect(codeOf(await update({ avatar: receiptOf(other, "1") }))).toBe("UPLOAD_REFUSED");
    expect(valueOf(await update({ avatar: receiptOf(user, "1") })).avatarUrl).toMatch(/1$/);
    expect(valueOf(await update({ avatar: receiptOf(user, "2") })).avatarUrl).toMatch(/2$/);
    expect(valueOf(await update({ avatar: null })).avatarUrl).toBeNull();
    expect(avatars.removed.map((address) => address.split("/").at(-1))).toEqual(["1", "2"]);
  });
});
