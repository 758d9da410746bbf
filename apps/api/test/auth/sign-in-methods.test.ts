import { getProfile, listSignInMethods, unlinkSignInMethod } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { useOidcApi } from "../support/oidc-sign-in.ts";
import type { OidcApi } from "../support/oidc-sign-in.ts";
import { askForLink } from "../support/sign-in.ts";

const oidc = { params: { id: "oidc" } };
const methodsOf = async (browser: Browser) => (await must(browser.call(listSignInMethods))).items;
const idOf = async (browser: Browser) => (await must(browser.call(getProfile))).id;

async function arriving(api: OidcApi, sub: string): Promise<Browser> {
  const browser = api.visitor();
  await api.signIn(browser, { sub, email: `${sub}@company.example`, email_verified: true });
  return browser;
}

describe("the ways in of a person", () => {
  const api = useOidcApi();

  it("tell what is linked; a provider is linked by signing in with it, and unlinked again", async () => {
    const ann = api().visitor();
    await ann.send(await askForLink(ann, "ann@company.example"));
    const local = { id: "local", name: "Local", kind: "local", isLinked: true, canUnlink: false };
    const company = { id: "oidc", name: "Company", kind: "oauth" };
    const without = [{ ...company, isLinked: false, canUnlink: false }, local];
    expect(await methodsOf(ann)).toEqual(without);
    await api().signIn(ann, { sub: "ann", email: "ann@private.example", email_verified: false });
    expect(await methodsOf(ann)).toEqual([{ ...company, isLinked: true, canUnlink: true }, local]);
    await must(ann.call(unlinkSignInMethod, oidc));
    expect(await methodsOf(ann)).toEqual(without);
    const later = api().visitor();
    await api().signIn(later, { sub: "ann", email: "ann@private.example", email_verified: false });
    expect(await later.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
  });

  it("are each person's own: unlinking leaves those of other people", async () => {
    const [bob, cleo] = [await arriving(api(), "bob"), await arriving(api(), "cleo")];
    await must(bob.call(unlinkSignInMethod, oidc));
    expect((await methodsOf(cleo))[0]).toMatchObject({ isLinked: true });
  });

  it("cannot be unlinked where they are none of a provider's, or not linked", async () => {
    const dan = await arriving(api(), "dan");
    for (const id of ["local", "google", "nothing"]) {
      expect(await dan.call(unlinkSignInMethod, { params: { id } })).toMatchObject(
        refusal("NOT_FOUND"),
      );
    }
    const answer = await dan.send("/api/identity/sign-in-methods/%00", { method: "DELETE" });
    expect(answer.status).toBe(404);
  });
});

describe("where an address is not enough", () => {
  const api = useOidcApi({
    AUTH_LOCAL: "0",
    GOOGLE_CLIENT_ID: "google-client",
    GOOGLE_CLIENT_SECRET: "google-secret",
  });

  const linkGoogle = (email: string) =>
    api().pool.query(
      "insert into accounts (user_id, type, provider, provider_account_id) select id, 'oidc', 'google', email from users where email = $1",
      [email],
    );

  it("the last way in stays", async () => {
    const eve = await arriving(api(), "eve");
    expect(await methodsOf(eve)).toMatchObject([
      { id: "google", isLinked: false, canUnlink: false },
      { id: "oidc", isLinked: true, canUnlink: false },
    ]);
    expect(await eve.call(unlinkSignInMethod, oidc)).toMatchObject(refusal("LAST_SIGN_IN_METHOD"));
    expect(await idOf(await arriving(api(), "eve"))).toBe(await idOf(eve));
  });

  it("one of two stays when both are unlinked at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const finn = await arriving(api(), `finn${round}`);
      await linkGoogle(`finn${round}@company.example`);
      const answers = await Promise.all(
        ["oidc", "google"].map((id) => finn.call(unlinkSignInMethod, { params: { id } })),
      );
      expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect((await methodsOf(finn)).filter(({ isLinked }) => isLinked)).toHaveLength(1);
    }
  });
});
