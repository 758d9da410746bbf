import { getProfile, listSignInWays } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { useMailApi } from "../support/mail-api.ts";
import { must, refusal } from "../support/must.ts";
import { sendAddress } from "../support/sign-in.ts";
import { publicOrigin } from "../support/test-api.ts";

const api = useMailApi();

const ask = (browser: Browser, email: string, callbackUrl?: string) =>
  sendAddress(browser, { way: "email", email, ...(callbackUrl !== undefined && { callbackUrl }) });

async function linkTo(email: string): Promise<string> {
  const { text } = await api().mail.mailTo(email);
  return /^https?:\S+$/m.exec(text)?.[0] ?? "";
}

const isIn = async (browser: Browser) => (await browser.call(getProfile)).ok;

describe("sign-in by a mailed link", () => {
  it("lets in whoever reads the mailbox, and has the address proved", async () => {
    const browser = openBrowser(api());
    const asked = await ask(browser, "Ann@Example.com");
    expect(asked.headers.get("location")).toBe(`${publicOrigin}/signin?sent=1`);
    expect(await isIn(browser)).toBe(false);
    const arrived = await browser.send(await linkTo("ann@example.com"));
    expect(arrived.headers.get("location")).toBe(`${publicOrigin}/sessions`);
    expect(await must(browser.call(getProfile))).toMatchObject({ email: "ann@example.com" });
    const { rows } = await api().pool.query(
      "select email_verified is not null as proved from users where email = 'ann@example.com'",
    );
    expect(rows).toEqual([{ proved: true }]);
  });

  it("works once", async () => {
    const browser = openBrowser(api());
    await ask(browser, "bob@example.com");
    const link = await linkTo("bob@example.com");
    await browser.send(link);
    browser.cookies.delete("authjs.session-token");
    const again = await browser.send(link);
    expect(again.headers.get("location")).toBe(`${publicOrigin}/signin?error=Verification`);
    expect(await isIn(browser)).toBe(false);
  });

  it("works for a quarter of an hour", async () => {
    const browser = openBrowser(api());
    await ask(browser, "cleo@example.com");
    const { rows } = await api().pool.query<{ minutes: number }>(
      "select extract(epoch from expires - now())::float / 60 as minutes from verification_tokens where identifier = 'cleo@example.com'",
    );
    expect(rows[0]?.minutes).toBeCloseTo(15, 0);
    await api().pool.query("update verification_tokens set expires = now() - interval '1 second'");
    await browser.send(await linkTo("cleo@example.com"));
    expect(await isIn(browser)).toBe(false);
  });

  it("asks first in another browser, and lets programs that read mail look without harm", async () => {
    await ask(openBrowser(api()), "dan@example.com");
    const link = await linkTo("dan@example.com");
    const other = openBrowser(api());
    expect((await other.send(link, { method: "HEAD" })).status).toBe(200);
    const page = await other.send(link);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).toContain("dan@example.com");
    expect(await isIn(other)).toBe(false);
    const elsewhere = { origin: "https://evil.example.com" };
    expect((await other.send(link, { method: "POST", headers: elsewhere })).status).toBe(403);
    const confirmed = await other.send(link, { method: "POST" });
    expect(confirmed.headers.get("location")).toBe(`${publicOrigin}/sessions`);
    expect(await must(other.call(getProfile))).toMatchObject({ email: "dan@example.com" });
  });

  it("shows an address on that page as text, whatever stands in it", async () => {
    const email = encodeURIComponent(`"><script>alert(1)</script>`);
    const page = await openBrowser(api()).send(`/api/auth/callback/email?token=x&email=${email}`);
    expect(await page.text()).not.toContain("<script>");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("answers the same for addresses known and unknown", async () => {
    const known = openBrowser(api());
    await ask(known, "eve@example.com");
    await known.send(await linkTo("eve@example.com"));
    const answers = await Promise.all(
      ["eve@example.com", "nobody@example.com"].map(async (email) => {
        const answer = await ask(openBrowser(api()), email);
        const { status, headers } = answer;
        const names = headers.getSetCookie().map((cookie) => cookie.split("=")[0]);
        return [status, headers.get("location"), names, await answer.text()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it("keeps no link that whoever reads the database could use", async () => {
    await ask(openBrowser(api()), "finn@example.com");
    const token = new URL(await linkTo("finn@example.com")).searchParams.get("token") ?? "";
    const { rows } = await api().pool.query<{ token: string }>(
      "select token from verification_tokens where identifier = 'finn@example.com'",
    );
    expect(rows).toHaveLength(1);
    expect(token.length).toBeGreaterThanOrEqual(64);
    expect(rows[0]?.token).not.toContain(token);
  });

  it("leads back to our own pages only", async () => {
    for (const [email, evil] of [
      ["gus1@example.com", "https://evil.example.com/"],
      ["gus2@example.com", "//evil.example.com/"],
      ["gus3@example.com", "/\\evil.example.com"],
    ] as const) {
      const browser = openBrowser(api());
      await ask(browser, email, evil);
      const link = new URL(await linkTo(email));
      expect(link.origin).toBe(publicOrigin);
      link.searchParams.set("callbackUrl", evil);
      const arrived = await browser.send(link.href);
      expect(new URL(arrived.headers.get("location") ?? "").origin).toBe(publicOrigin);
    }
  });

  it("writes in the language of whoever asks", async () => {
    const browser = openBrowser(api());
    browser.cookies.set("locale", "ru");
    await ask(browser, "hal@example.com");
    expect((await api().mail.mailTo("hal@example.com")).subject).toBe("Вход в Rooms");
    const page = await openBrowser(api()).send(await linkTo("hal@example.com"), {
      headers: { "accept-language": "ru" },
    });
    expect(await page.text()).toContain("Вы войдёте как");
  });

  it("takes an account that nobody proved, and whoever was in it is out", async () => {
    await api().pool.query(
      "with u as (insert into users (id, email) values (gen_random_uuid(), 'ida@example.com') returning id) insert into auth_sessions select 'x', id, now() + interval '1 day' from u",
    );
    const browser = openBrowser(api());
    await ask(browser, "ida@example.com");
    await browser.send(await linkTo("ida@example.com"));
    expect(await isIn(browser)).toBe(true);
    const { rows } = await api().pool.query(
      "select 1 from auth_sessions where session_token = 'x'",
    );
    expect(rows).toEqual([]);
  });

  it("takes the place of the local sign-in", async () => {
    expect(await must(openBrowser(api()).call(listSignInWays))).toEqual({
      items: [{ id: "email", name: "E-mail", kind: "email" }],
    });
    const asked = await sendAddress(openBrowser(api()), { way: "local", email: "x@example.com" });
    expect(asked.headers.get("location") ?? "").not.toContain("token=");
  });
});

describe("a mailbox", () => {
  const strict = useMailApi({ RATE_LIMIT_SCALE: "1" });

  it("gets three mails a minute, whoever asks", async () => {
    const from = (address: number): Browser => {
      const browser = openBrowser({
        request: (path, init = {}) => {
          const headers = new Headers(init.headers);
          headers.set("x-forwarded-for", `10.0.0.${address}`);
          return strict().request(path, { ...init, headers });
        },
      });
      return browser;
    };
    const statuses: number[] = [];
    for (const address of [1, 2, 3, 4]) {
      const answer = await sendAddress(from(address), { way: "email", email: "Jan@example.com" });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([302, 302, 302, 429]);
    expect(strict().mail.mails).toHaveLength(3);
    const other = await sendAddress(from(5), { way: "email", email: "kim@example.com" });
    expect(other.status).toBe(302);
  });
});

describe("a mail server that takes nothing", () => {
  const refusing = useMailApi();

  it("is an error on the page, and lets nobody in", async () => {
    refusing().mail.refuseAll();
    const browser = openBrowser(refusing());
    const asked = await sendAddress(browser, { way: "email", email: "lea@example.com" });
    expect(asked.headers.get("location")).toBe(`${publicOrigin}/signin?error=EmailNotSent`);
    expect(await browser.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
  });
});
