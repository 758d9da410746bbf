import {
  acceptInvitation,
  changeMemberRole,
  changeSpaceMode,
  createInvitation,
  createSession,
  createSpace,
  deleteSpace,
  getProfile,
  getSession,
  listInvitations,
  listMembers,
  listSpaces,
  previewInvitation,
  removeMember,
  revokeInvitation,
  setActiveSpace,
  updateProfile,
  updateSpace,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signIn, signInNamed } from "../support/sign-in.ts";
import { publicOrigin, useTestApi } from "../support/test-api.ts";

const api = useTestApi();

describe("a profile", () => {
  it("asks for a name first, keeps it, and shows the same colour to the same person", async () => {
    const ann = await signIn(api(), "ann@example.com");
    const fresh = await must(ann.call(getProfile));
    expect(fresh).toMatchObject({ displayName: null, needsOnboarding: true });
    const named = await must(ann.call(updateProfile, { body: { displayName: " Ann " } }));
    expect(named).toMatchObject({ displayName: "Ann", needsOnboarding: false });
    expect(named.noAvatarColor).toBe(fresh.noAvatarColor);
    expect(await ann.call(updateProfile, { body: { displayName: " " } })).toMatchObject(
      refusal("VALIDATION_FAILED"),
    );
  });

  it("takes no picture from an address of the caller's choice", async () => {
    const zed = await signIn(api(), "zed@example.com");
    const answer = await zed.send("/api/identity/profile", {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: `{"avatarUrl":"https://tracker.example.com/pixel.gif"}`,
    });
    expect(answer.status).toBe(400);
  });

  it("makes one first space, however many requests ask at once", async () => {
    const bob = await signIn(api(), "bob@example.com");
    const profiles = await Promise.all(Array.from({ length: 8 }, () => must(bob.call(getProfile))));
    expect(new Set(profiles.map(({ activeSpaceId }) => activeSpaceId)).size).toBe(1);
    expect((await must(bob.call(listSpaces))).items).toHaveLength(1);
  });
});

describe("spaces", () => {
  it("are in a time zone that there is", async () => {
    const cat = await signInNamed(api(), "Cat");
    const made = await must(cat.call(createSpace, { body: { name: "A", timeZone: "Asia/Tokyo" } }));
    expect(made.timeZone).toBe("Asia/Tokyo");
    for (const timeZone of ["Mars/Olympus", "+03:00", "AET", "ist"]) {
      for (const call of [
        cat.call(createSpace, { body: { name: "B", timeZone } }),
        cat.call(updateSpace, { params: { id: made.id }, body: { timeZone } }),
      ]) {
        expect(await call).toMatchObject(refusal("VALIDATION_FAILED"));
      }
    }
  });

  it("are made, renamed, switched and chosen", async () => {
    const cy = await signInNamed(api(), "Cy");
    const [first] = (await must(cy.call(listSpaces))).items;
    const body = { name: "Team", mode: "SESSIONS_AND_TASKS" } as const;
    const team = await must(cy.call(createSpace, { body }));
    expect(team).toMatchObject({ ...body, role: "OWNER", memberCount: 1, active: true });
    const params = { id: team.id };
    const renamed = await must(cy.call(updateSpace, { params, body: { name: "Crew" } }));
    expect(renamed).toMatchObject({ name: "Crew", active: true });
    expect(renamed).toMatchObject({ timeZone: "UTC", recapMail: "OFF" });
    const told = { timeZone: "Europe/Moscow", recapMail: "HOSTS" } as const;
    expect(await must(cy.call(updateSpace, { params, body: told }))).toMatchObject(told);
    const mode = { mode: "SESSIONS_ONLY" } as const;
    expect(await must(cy.call(changeSpaceMode, { params, body: mode }))).toMatchObject(mode);
    await must(cy.call(setActiveSpace, { params: { id: first?.id ?? "" } }));
    expect((await must(cy.call(listSpaces))).items.map(({ active }) => active)).toEqual([
      true,
      false,
    ]);
  });

  it("go with all that is in them, but the last one stays", async () => {
    const di = await signInNamed(api(), "Di");
    const second = await must(di.call(createSpace, { body: { name: "Second" } }));
    const { slug } = await must(di.call(createSession, { body: {} }));
    await must(di.call(deleteSpace, { params: { id: second.id } }));
    expect(await di.call(getSession, { params: { slug } })).toMatchObject(refusal("NOT_FOUND"));
    const { items } = await must(di.call(listSpaces));
    expect(items).toMatchObject([{ active: true }]);
    const last = items[0]?.id ?? "";
    expect(await di.call(deleteSpace, { params: { id: last } })).toMatchObject(
      refusal("LAST_SPACE"),
    );
  });
});

async function invite(owner: Browser, body: { email?: string; role?: "OWNER" | "MEMBER" } = {}) {
  const { activeSpaceId: id } = await must(owner.call(getProfile));
  return { id, ...(await must(owner.call(createInvitation, { params: { id }, body }))) };
}

describe("invitations", () => {
  it("make one holder of the link a member, once", async () => {
    const eve = await signInNamed(api(), "Eve");
    const { id, token, url } = await invite(eve);
    expect(url).toBe(`${publicOrigin}/invite/${token}`);
    const fay = await signInNamed(api(), "Fay");
    const space = await must(fay.call(acceptInvitation, { params: { token } }));
    expect(space).toMatchObject({ id, role: "MEMBER", memberCount: 2, active: true });
    const gil = await signInNamed(api(), "Gil");
    expect(await gil.call(acceptInvitation, { params: { token } })).toMatchObject(
      refusal("INVITATION_USED"),
    );
    expect((await must(eve.call(listInvitations, { params: { id } }))).items).toEqual([]);
  });

  it("for an address are refused to every other user", async () => {
    const { token } = await invite(await signInNamed(api(), "Hal"), { email: "IVY@example.com" });
    const jo = await signInNamed(api(), "Jo");
    expect(await jo.call(acceptInvitation, { params: { token } })).toMatchObject(
      refusal("INVITATION_FOR_ANOTHER"),
    );
    const ivy = await signInNamed(api(), "Ivy");
    expect(await ivy.call(acceptInvitation, { params: { token } })).toMatchObject({ ok: true });
  });

  it("end by being taken back, and by time", async () => {
    const kim = await signInNamed(api(), "Kim");
    const lou = await signInNamed(api(), "Lou");
    const revoked = await invite(kim);
    await must(kim.call(revokeInvitation, { params: { id: revoked.invitation.id } }));
    expect(await lou.call(acceptInvitation, { params: { token: revoked.token } })).toMatchObject(
      refusal("INVITATION_REVOKED"),
    );
    const late = await invite(kim);
    await api().pool.query(
      "update space_invitations set expires_at = now() - interval '1 second' where id = $1",
      [late.invitation.id],
    );
    expect(await lou.call(acceptInvitation, { params: { token: late.token } })).toMatchObject(
      refusal("INVITATION_EXPIRED"),
    );
    const listed = await must(kim.call(listInvitations, { params: { id: late.id } }));
    expect(listed.items).toMatchObject([{ id: late.invitation.id, expired: true }]);
  });

  it.each(["removed", "demoted"])("end with the ownership of who made them: %s", async (how) => {
    const [owner, former, other] = await Promise.all(
      ["Own", "Former", "Other"].map((name) => signInNamed(api(), `${name} ${how}`)),
    );
    if (!owner || !former || !other) throw new Error("Three people signed in.");
    const params = { id: (await must(owner.call(getProfile))).activeSpaceId };
    const invite = async (by: Browser) =>
      (await must(by.call(createInvitation, { params, body: { role: "OWNER" } }))).token;
    await must(former.call(acceptInvitation, { params: { token: await invite(owner) } }));
    const token = await invite(former);
    const kept = await invite(owner);
    const one = { ...params, userId: (await must(former.call(getProfile))).id };
    await must(
      how === "removed"
        ? owner.call(removeMember, { params: one })
        : owner.call(changeMemberRole, { params: one, body: { role: "MEMBER" } }),
    );
    expect(await other.call(acceptInvitation, { params: { token } })).toMatchObject(
      refusal("INVITATION_REVOKED"),
    );
    expect(await other.call(acceptInvitation, { params: { token: kept } })).toMatchObject({
      ok: true,
    });
  });

  it("say to each holder of the link, before they are accepted, what they offer and whether the holder can accept", async () => {
    const amy = await signInNamed(api(), "Amy");
    const { token, invitation } = await invite(amy, { email: "ben@example.com" });
    const standing = async (who: Browser) => {
      const { standing: is } = await must(who.call(previewInvitation, { params: { token } }));
      return is;
    };
    const visitor = openBrowser(api());
    const shown = await must(visitor.call(previewInvitation, { params: { token } }));
    expect(shown).toMatchObject({ inviterName: "Amy", role: "MEMBER", standing: "OPEN" });
    expect(JSON.stringify(shown)).not.toContain("ben@");
    const ben = await signInNamed(api(), "Ben");
    const eve = await signInNamed(api(), "Eavesdropper");
    expect([await standing(ben), await standing(eve)]).toEqual(["OPEN", "FOR_ANOTHER"]);
    expect(await standing(amy)).toBe("MEMBER");
    await must(amy.call(revokeInvitation, { params: { id: invitation.id } }));
    expect(await standing(ben)).toBe("REVOKED");
    expect(await visitor.call(previewInvitation, { params: { token: "guessed" } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
  });

  it("are an owner's to give, and leave no secret in the database", async () => {
    const mia = await signInNamed(api(), "Mia");
    const { id, token } = await invite(mia);
    const ned = await signInNamed(api(), "Ned");
    await must(ned.call(acceptInvitation, { params: { token } }));
    const params = { id };
    expect(await ned.call(createInvitation, { params, body: {} })).toMatchObject(
      refusal("FORBIDDEN"),
    );
    expect(await ned.call(listInvitations, { params })).toMatchObject(refusal("FORBIDDEN"));
    const { rows } = await api().pool.query("select * from space_invitations");
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("members", () => {
  it("see each other, and owners decide who stays and as what", async () => {
    const ola = await signInNamed(api(), "Ola");
    const { id, token } = await invite(ola);
    const pat = await signInNamed(api(), "Pat");
    await must(pat.call(acceptInvitation, { params: { token } }));
    const { items } = await must(pat.call(listMembers, { params: { id } }));
    expect(items.map(({ displayName, role }) => [displayName, role])).toEqual([
      ["Ola", "OWNER"],
      ["Pat", "MEMBER"],
    ]);
    const [ofOla, ofPat] = items.map(({ userId }) => ({ id, userId }));
    if (!ofOla || !ofPat) throw new Error("Two members were expected.");
    const role = { role: "MEMBER" } as const;
    expect(await pat.call(changeMemberRole, { params: ofOla, body: role })).toMatchObject(
      refusal("FORBIDDEN"),
    );
    expect(await ola.call(changeMemberRole, { params: ofOla, body: role })).toMatchObject(
      refusal("LAST_OWNER"),
    );
    await must(ola.call(changeMemberRole, { params: ofPat, body: { role: "OWNER" } }));
    await must(pat.call(removeMember, { params: ofOla }));
    expect(await ola.call(listMembers, { params: { id } })).toMatchObject(refusal("NOT_FOUND"));
    expect(await pat.call(removeMember, { params: ofPat })).toMatchObject(refusal("LAST_OWNER"));
  });
});
