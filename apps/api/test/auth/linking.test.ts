import { getProfile } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { useOidcApi } from "../support/oidc-sign-in.ts";
import { askForLink } from "../support/sign-in.ts";
import { publicOrigin } from "../support/test-api.ts";

const api = useOidcApi();

async function localVisitor(email: string): Promise<Browser> {
  const browser = api().visitor();
  await browser.send(await askForLink(browser, email));
  return browser;
}

const idOf = async (browser: Browser) => (await must(browser.call(getProfile))).id;

/** As if the address had been proved by a mailed link. */
function prove(email: string): Promise<unknown> {
  return api().pool.query("update users set email_verified = now() where email = $1", [email]);
}

async function providersOf(email: string): Promise<string[]> {
  const { rows } = await api().pool.query<{ id: string }>(
    "select provider || ' ' || provider_account_id as id from accounts join users on id = user_id where email = $1 order by 1",
    [email],
  );
  return rows.map(({ id }) => id);
}

describe("an account", () => {
  it("is found by a verified address that was proved here before, in any case", async () => {
    const before = await localVisitor("ann@company.example");
    await prove("ann@company.example");
    const browser = api().visitor();
    const ann = { sub: "1", email: "ANN@company.example", email_verified: true };
    await api().signIn(browser, ann);
    expect(await idOf(browser)).toBe(await idOf(before));
    expect(await providersOf("ann@company.example")).toEqual(["oidc 1"]);
  });

  it.each([
    ["not verified", { email_verified: false }],
    ["of which the provider does not say that it is", {}],
    ["not verified, in words", { email_verified: "false" }],
  ])("is not taken over by an address %s", async (_, claims) => {
    await localVisitor("bob@company.example");
    await prove("bob@company.example");
    const thief = api().visitor();
    const arrived = await api().signIn(thief, {
      sub: "666",
      email: "bob@company.example",
      ...claims,
    });
    expect(arrived.headers.get("location")).toBe(`${publicOrigin}/signin?error=EmailNotVerified`);
    expect(await thief.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
    expect(await providersOf("bob@company.example")).toEqual([]);
  });

  // Auth.js joins every cookie whose name begins with the session's; we read the one of exactly that name.
  it.each(["authjs.session-token.1", "authjs.session-token-x"])(
    "is not taken over from a signed-in browser whose second cookie %j hides its session from Auth.js",
    async (name) => {
      const victim = await localVisitor("victim@company.example");
      await prove("victim@company.example");
      const thief = await localVisitor("thief@elsewhere.example");
      const thiefId = await idOf(thief);
      thief.cookies.set(name, "another");
      const claims = { email: "victim@company.example", email_verified: false };
      await api().signIn(thief, { sub: `thief ${name}`, ...claims });
      thief.cookies.delete(name);
      expect(await idOf(thief)).toBe(thiefId);
      expect(await providersOf("victim@company.example")).toEqual([]);
      expect(await providersOf("thief@elsewhere.example")).toContain(`oidc thief ${name}`);
      expect(await idOf(victim)).not.toBe(thiefId);
    },
  );

  it("is not made with an address that was not verified, or without one", async () => {
    for (const person of [
      { sub: "2", email: "cleo@company.example", email_verified: false },
      { sub: "3" },
    ]) {
      const browser = api().visitor();
      const arrived = await api().signIn(browser, person);
      expect(arrived.headers.get("location")).toContain("error=EmailNotVerified");
    }
    const { rows } = await api().pool.query("select 1 from users where email like 'cleo%'");
    expect(rows).toEqual([]);
  });

  it("with an unproved address goes to the first person who proves it, and its earlier sessions end", async () => {
    const squatter = await localVisitor("dan@company.example");
    const id = await idOf(squatter);
    await api().signIn(squatter, { sub: "squatter", email: "x@elsewhere.example" });
    expect(await providersOf("dan@company.example")).toEqual(["oidc squatter"]);
    const dan = api().visitor();
    await api().signIn(dan, { sub: "4", email: "dan@company.example", email_verified: true });
    expect(await idOf(dan)).toBe(id);
    expect(await squatter.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
    expect(await providersOf("dan@company.example")).toEqual(["oidc 4"]);
  });

  it("is claimed once: a sign-in method linked after that ends no session", async () => {
    await localVisitor("lea@company.example");
    const lea = { email: "lea@company.example", email_verified: true };
    const first = api().visitor();
    await api().signIn(first, { sub: "lea 1", ...lea });
    await api().signIn(api().visitor(), { sub: "lea 2", ...lea });
    await must(first.call(getProfile));
    expect(await providersOf(lea.email)).toEqual(["oidc lea 1", "oidc lea 2"]);
  });

  it("gets a second provider only while signed in, whatever the address there", async () => {
    const eve = await localVisitor("eve@company.example");
    const id = await idOf(eve);
    await api().signIn(eve, { sub: "5", email: "eve@private.example", email_verified: false });
    expect(await idOf(eve)).toBe(id);
    const later = api().visitor();
    await api().signIn(later, { sub: "5", email: "eve@private.example", email_verified: false });
    expect(await idOf(later)).toBe(id);
  });

  it("is not linked to a provider's account that another user has linked", async () => {
    const finn = { sub: "6", email: "finn@company.example", email_verified: true };
    await api().signIn(api().visitor(), finn);
    const gus = await localVisitor("gus@company.example");
    const id = await idOf(gus);
    const arrived = await api().signIn(gus, finn);
    expect(arrived.headers.get("location")).toContain("error=OAuthAccountNotLinked");
    expect(await idOf(gus)).toBe(id);
    expect(await providersOf("gus@company.example")).toEqual([]);
  });

  it("is linked to by no session that has run out", async () => {
    const hal = await localVisitor("hal@company.example");
    await api().pool.query(
      "update auth_sessions set expires = now() - interval '1 second' where user_id = (select id from users where email = 'hal@company.example')",
    );
    await api().signIn(hal, { sub: "7", email: "ida@company.example", email_verified: true });
    expect(await must(hal.call(getProfile))).toMatchObject({ email: "ida@company.example" });
    expect(await providersOf("hal@company.example")).toEqual([]);
  });
});

describe("with OIDC_TRUST_EMAIL", () => {
  const trusting = useOidcApi({ OIDC_TRUST_EMAIL: "1" });

  it("an address is believed when the provider says nothing, not when it says no", async () => {
    const [jan, kim] = [trusting().visitor(), trusting().visitor()];
    await trusting().signIn(jan, { sub: "8", email: "jan@company.example" });
    expect(await must(jan.call(getProfile))).toMatchObject({ email: "jan@company.example" });
    await trusting().signIn(kim, {
      sub: "9",
      email: "kim@company.example",
      email_verified: false,
    });
    expect(await kim.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
  });
});
