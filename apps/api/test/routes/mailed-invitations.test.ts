import { acceptInvitation, createInvitation, createSpace, getProfile } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { useMailApi } from "../support/mail-api.ts";
import { must, refusal } from "../support/must.ts";
import { signIn, signInNamed } from "../support/sign-in.ts";
import { publicOrigin } from "../support/test-api.ts";

const api = useMailApi({ AUTH_LOCAL: "1" });

async function ownerOf(space: string): Promise<{ owner: Browser; spaceId: string }> {
  const owner = await signInNamed(api(), "Ann");
  const { id } = await must(owner.call(createSpace, { body: { name: space } }));
  return { owner, spaceId: id };
}

const invite = (owner: Browser, spaceId: string, email: string | null) =>
  must(owner.call(createInvitation, { params: { id: spaceId }, body: { email } }));

describe("an invitation of an address", () => {
  it("is mailed with its link, which only that address can use", async () => {
    const { owner, spaceId } = await ownerOf("Team");
    const { mailed, url } = await invite(owner, spaceId, "Bob@Example.com");
    expect(mailed).toBe(true);
    const mail = await api().mail.mailTo("bob@example.com");
    expect(mail.subject).toBe("Ann invites you to Team on Rooms");
    expect(mail.text).toContain(`\n${url}\n`);
    const token = url.replace(`${publicOrigin}/invite/`, "");
    const input = { params: { token } };
    const stranger = await signIn(api(), "eve@example.com");
    expect(await stranger.call(acceptInvitation, input)).toMatchObject(
      refusal("INVITATION_FOR_ANOTHER"),
    );
    const bob = await signIn(api(), "bob@example.com");
    expect(await must(bob.call(acceptInvitation, input))).toMatchObject({ name: "Team" });
    expect(await must(bob.call(getProfile))).toMatchObject({ activeSpaceId: spaceId });
  });

  it("is written in the language of the inviter", async () => {
    const { owner, spaceId } = await ownerOf("Team");
    owner.cookies.set("locale", "ru");
    await invite(owner, spaceId, "cleo@example.com");
    expect((await api().mail.mailTo("cleo@example.com")).subject).toContain("приглашает вас");
  });

  it("is not mailed when it is a link for any holder", async () => {
    const { owner, spaceId } = await ownerOf("Team");
    const before = api().mail.mails.length;
    expect((await invite(owner, spaceId, null)).mailed).toBe(false);
    expect(api().mail.mails).toHaveLength(before);
  });

  it("is not mailed by those who may not invite", async () => {
    const { spaceId } = await ownerOf("Team");
    const eve = await signIn(api(), "eve@example.com");
    const input = { params: { id: spaceId }, body: { email: "dan@example.com" } };
    expect(await eve.call(createInvitation, input)).toMatchObject(refusal("NOT_FOUND"));
    expect(await openBrowser(api()).call(createInvitation, input)).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
    expect(api().mail.mails.flatMap(({ recipients }) => recipients)).not.toContain(
      "dan@example.com",
    );
  });
});

describe("where no mailbox takes more", () => {
  const strict = useMailApi({ AUTH_LOCAL: "1", RATE_LIMIT_SCALE: "1" });

  it("invitations are made all the same, and the inviter hands the link on", async () => {
    const owner = await signInNamed(strict(), "Ann");
    const { activeSpaceId } = await must(owner.call(getProfile));
    const mailed: boolean[] = [];
    for (let count = 0; count < 4; count += 1) {
      mailed.push((await invite(owner, activeSpaceId, "eve@example.com")).mailed);
    }
    expect(mailed).toEqual([true, false, false, false]);
    expect((await invite(owner, activeSpaceId, "eve+team@example.com")).mailed).toBe(false);
    expect((await invite(owner, activeSpaceId, "frank@example.com")).mailed).toBe(true);
  });
});
