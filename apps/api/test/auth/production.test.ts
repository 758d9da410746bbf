import { listParticipants, listOfferedSignInMethods } from "@rooms/contracts/http";
import { createTestSession, createTestSpace, createTestUser } from "@rooms/db/testing";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { refusal } from "../support/must.ts";
import { useTestApi } from "../support/test-api.ts";

const origin = "https://rooms.example.com";
const api = useTestApi({
  NODE_ENV: "production",
  PUBLIC_URL: origin,
  GOOGLE_CLIENT_ID: "google-client",
  GOOGLE_CLIENT_SECRET: "google-secret",
});

describe("in production", () => {
  it("there is no local sign-in", async () => {
    const browser = openBrowser(api(), origin);
    expect(await browser.call(listOfferedSignInMethods)).toEqual({
      ok: true,
      data: { items: [{ id: "google", name: "Google", kind: "oauth" }] },
    });
    const providers = await browser.send("/api/auth/providers");
    expect(Object.keys((await providers.json()) as object)).toEqual(["google"]);
    const { csrfToken } = (await (await browser.send("/api/auth/csrf")).json()) as {
      csrfToken: string;
    };
    const asked = await browser.send("/api/auth/signin/local", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ email: "ann@example.com", csrfToken }),
    });
    expect(asked.headers.get("location") ?? "").not.toContain("token=");
    const { rows } = await api().pool.query("select count(*)::int as n from verification_tokens");
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("cookies are Secure and prefixed where the public address is https", async () => {
    const answer = await openBrowser(api(), origin).send("/api/auth/csrf");
    expect(answer.headers.getSetCookie().join()).toMatch(/__Host-authjs\.csrf-token=.*Secure/);
  });

  it("a guest's cookie is one that browsers take from this host alone, under no other name", async () => {
    const { pool } = api();
    const space = await createTestSpace(pool, (await createTestUser(pool)).id);
    const { slug } = await createTestSession(pool, space);
    const guest = openBrowser(api(), origin);
    const joined = await guest.send(`/api/sessions/${slug}/participants/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"name":"Gus"}`,
    });
    const [cookie = ""] = joined.headers.getSetCookie();
    expect(cookie).toMatch(new RegExp(`^__Host-rooms\\.guest\\.${slug}=.*Path=/;.*Secure`));
    expect(await guest.call(listParticipants, { params: { slug } })).toMatchObject({ ok: true });
    // A page of a neighbouring host can set cookies for both hosts, but none with the prefix.
    const tossed = openBrowser(api(), origin);
    const name = `rooms.guest.${slug}`;
    tossed.cookies.set(name, guest.cookies.get(`__Host-${name}`) ?? "");
    expect(await tossed.call(listParticipants, { params: { slug } })).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
  });
});
