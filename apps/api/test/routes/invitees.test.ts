import {
  createApiKey,
  createInvitation,
  acceptInvitation,
  createSession,
  createSpace,
  getProfile,
  joinSession,
  listInvitees,
  setInvitees,
  updateSession,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { createCaller, openBrowser } from "../support/browser.ts";
import type { Browser, Caller } from "../support/browser.ts";
import { useMailApi } from "../support/mail-api.ts";
import { must, refusal } from "../support/must.ts";
import { signIn, signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useMailApi({ AUTH_LOCAL: "1" });
const tomorrow = () => new Date(Date.now() + 24 * 3_600_000).toISOString();

async function planned(name = "Ann") {
  const planner = await signInNamed(api(), name);
  const body = { title: "Review", plannedStartAt: tomorrow() };
  const { slug, spaceId } = await must(planner.call(createSession, { body }));
  return { planner, slug, spaceId };
}

const set = (browser: Caller, slug: string, ...emails: string[]) =>
  browser.call(setInvitees, { params: { slug }, body: { emails } });

/** A person who joined the space. */
async function memberOf(owner: Browser, spaceId: string, email: string): Promise<Browser> {
  const member = await signIn(api(), email);
  const { token } = await must(owner.call(createInvitation, { params: { id: spaceId }, body: {} }));
  await must(member.call(acceptInvitation, { params: { token } }));
  return member;
}

describe("the list of who is told of a plan by mail", () => {
  it("is as it was set last, each mailbox once in its one spelling, members with their account", async () => {
    const { planner, slug, spaceId } = await planned();
    const bob = await memberOf(planner, spaceId, "bob@example.com");
    const { id } = await must(bob.call(getProfile));
    await signIn(api(), "eve@example.com");
    const list = await must(
      set(planner, slug, "Bob@Example.com", "bob@example.com", "eve@example.com"),
    );
    expect(list).toEqual({
      mailing: true,
      items: [
        { email: "bob@example.com", userId: id, displayName: null, state: "PENDING" },
        // Of who is no member it is not told that they have an account.
        { email: "eve@example.com", userId: null, displayName: null, state: "PENDING" },
      ],
    });
    const { items } = await must(set(planner, slug, "eve@example.com", "dan@example.com"));
    expect(items.map(({ email }) => email)).toEqual(["eve@example.com", "dan@example.com"]);
    expect((await must(bob.call(listInvitees, { params: { slug } }))).items).toEqual(items);
    // Mails are the worker's: none goes out with the request.
    expect(api().mail.mails.flatMap(({ recipients }) => recipients)).not.toContain(
      "dan@example.com",
    );
  });

  it("is read by members alone, and set by those who may change the plan; to all others the session has none", async () => {
    const { planner, slug, spaceId } = await planned();
    const member = await memberOf(planner, spaceId, "member@example.com");
    expect(await set(member, slug, "x@example.com")).toMatchObject(refusal("FORBIDDEN"));
    const outsider = await signInNamed(api(), "Out");
    await must(outsider.call(joinSession, { params: { slug } }));
    const params = { slug };
    for (const answer of [
      await set(outsider, slug, "x@example.com"),
      await outsider.call(listInvitees, { params }),
      await set(planner, "aaaaaaaa", "x@example.com"),
    ]) {
      expect(answer).toMatchObject(refusal("NOT_FOUND"));
    }
    const guest = openBrowser(api());
    await must(guest.call(joinSession, { params, body: { name: "Gil" } }));
    expect(await guest.call(listInvitees, { params })).toMatchObject(refusal("UNAUTHENTICATED"));
    expect(await set(guest, slug, "x@example.com")).toMatchObject(refusal("UNAUTHENTICATED"));
    expect((await must(member.call(listInvitees, { params }))).items).toEqual([]);
  });

  it("is set by an API key with the scope to write sessions of its own space, and read with that to read", async () => {
    const { planner, slug, spaceId } = await planned();
    const keyFor = async (
      browser: Browser,
      space: string,
      scopes: ("sessions:read" | "sessions:write")[],
    ): Promise<Caller> => {
      const made = await must(
        browser.call(createApiKey, { body: { name: "Key", scopes, spaceId: space } }),
      );
      return createCaller({
        baseUrl: "",
        apiKey: made.secret,
        // The client only ever passes a text address.
        fetch: (address, init) => api().request(address as string, init),
      });
    };
    const reader = await keyFor(planner, spaceId, ["sessions:read"]);
    const writer = await keyFor(planner, spaceId, ["sessions:write"]);
    expect(await set(reader, slug, "x@example.com")).toMatchObject(refusal("SCOPE_MISSING"));
    await must(set(writer, slug, "x@example.com"));
    expect((await must(reader.call(listInvitees, { params: { slug } }))).items).toHaveLength(1);
    const stranger = await signInNamed(api(), "Sam");
    const { id } = await must(stranger.call(createSpace, { body: { name: "Other" } }));
    const foreign = await keyFor(stranger, id, ["sessions:write"]);
    expect(await set(foreign, slug, "x@example.com")).toMatchObject(refusal("NOT_FOUND"));
  });

  it("holds no more than fifty, and nothing that is no address of one mailbox", async () => {
    const { planner, slug } = await planned();
    const many = Array.from({ length: 51 }, (_, index) => `p${index}@example.com`);
    for (const emails of [
      many,
      ["a@example.com,b@example.com"],
      ["a@example.com\r\nBcc: b@example.com"],
      ["Bob <bob@example.com>"],
      ["nobody"],
    ]) {
      expect(await set(planner, slug, ...emails)).toMatchObject(refusal("VALIDATION_FAILED"));
    }
    await must(set(planner, slug, ...many.slice(0, 50)));
  });

  it("needs a plan, and stays with the session when that is taken back", async () => {
    const { planner, slug } = await planned();
    await must(set(planner, slug, "x@example.com"));
    const params = { slug };
    await must(planner.call(updateSession, { params, body: { plannedStartAt: null } }));
    expect(await set(planner, slug)).toMatchObject(refusal("INVALID_TRANSITION"));
    const { items } = await must(planner.call(listInvitees, { params }));
    expect(items).toMatchObject([{ email: "x@example.com", state: "NOT_MAILED" }]);
  });

  it("takes no new address once a person or their space has used up the mails of a day", async () => {
    const { planner, slug, spaceId } = await planned("Max");
    await must(set(planner, slug, "first@example.com"));
    await api().pool.query(
      `insert into plan_mails (id, space_id, mailbox, made_at)
       select gen_random_uuid(), $1, 'many@example.com', now() from generate_series(1, 499)`,
      [spaceId],
    );
    expect(await set(planner, slug, "b@example.com", "c@example.com")).toMatchObject(
      refusal("INVITE_LIMIT"),
    );
    await must(set(planner, slug, "first@example.com"));
    await must(set(planner, slug, "first@example.com", "b@example.com"));
  });
});

describe("where nothing sends mail", () => {
  const mute = useTestApi({ AUTH_LOCAL: "1" });

  it("the list says so of itself and of everyone on it", async () => {
    const planner = await signInNamed(mute(), "Ann");
    const body = { plannedStartAt: tomorrow() };
    const { slug } = await must(planner.call(createSession, { body }));
    expect(await must(set(planner, slug, "x@example.com"))).toMatchObject({
      mailing: false,
      items: [{ state: "NOT_MAILED" }],
    });
  });
});
