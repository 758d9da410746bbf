import { getProfile, httpLimits, listOfferedSignInMethods } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { useMailApi } from "../support/mail-api.ts";
import type { MailApi } from "../support/mail-api.ts";
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
  it("signs in the reader of the mailbox, and proves the address", async () => {
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

  it("stores no link that a reader of the database could use", async () => {
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

  it("writes in the language of the browser that asks", async () => {
    const browser = openBrowser(api());
    browser.cookies.set("locale", "ru");
    await ask(browser, "hal@example.com");
    expect((await api().mail.mailTo("hal@example.com")).subject).toBe("Вход в Rooms");
    const page = await openBrowser(api()).send(await linkTo("hal@example.com"), {
      headers: { "accept-language": "ru" },
    });
    expect(await page.text()).toContain("Вы войдёте как");
  });

  it("takes over an account with an unproved address, and ends its earlier sessions", async () => {
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
    expect(await must(openBrowser(api()).call(listOfferedSignInMethods))).toEqual({
      items: [{ id: "email", name: "E-mail", kind: "email" }],
    });
    const asked = await sendAddress(openBrowser(api()), { way: "local", email: "x@example.com" });
    expect(asked.headers.get("location") ?? "").not.toContain("token=");
  });
});

type MailedLinks = keyof typeof httpLimits.mailedLinks;

/** A browser behind this address. */
function behind(api: () => MailApi, address: string): Browser {
  return openBrowser({
    request: (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set("x-forwarded-for", address);
      return api().request(path, { ...init, headers });
    },
  });
}

describe("a mailbox", () => {
  const strict = useMailApi({ RATE_LIMIT_SCALE: "1" });
  const askAs = (address: string, email: string) =>
    sendAddress(behind(strict, address), { way: "email", email });

  it("cannot be flooded, however its address is spelled, and its owner is referred to the link already sent", async () => {
    const spellings = [
      ...["jan@example.com", "JAN@Example.COM", " jan@example.com ", "jan@example。com"],
      ...["ｊａｎ@example.com", "jan@exam\u00adple.com", "jan@ｅxample．com", "jan+a@example.com"],
    ];
    for (const [index, email] of spellings.entries()) {
      const { status, headers } = await askAs(`10.0.1.${index}`, email);
      expect(status, email).toBe(302);
      expect(headers.get("location"), email).toMatch(
        index === 0 ? /\?sent=1$/ : /\?sent=1&ago=\d+&wait=\d+$/,
      );
    }
    expect(strict().mail.mails.map(({ recipients }) => recipients)).toEqual([["jan@example.com"]]);
    const link =
      /^https?:\S+$/m.exec((await strict().mail.mailTo("jan@example.com")).text)?.[0] ?? "";
    const owner = behind(strict, "10.0.2.1");
    await owner.send(link, { method: "POST" });
    expect(await must(owner.call(getProfile))).toMatchObject({ email: "jan@example.com" });
  });

  it.each([
    "<jan@example.com",
    "jan@example.com>",
    "a@example.com,jan@example.com",
    "jan@example.com,b@example.org",
    '"jan"@example.com',
    "jan@ex@example.com",
    "j\u00adan@example.com",
    "jan@example.com/x",
    "jan@127.0.0.1",
    "jan..x@example.com",
    "jan@example",
    "jan@[::1]",
  ])("is not meant by %s", async (email) => {
    const before = strict().mail.mails.length;
    const { headers } = await askAs("10.0.3.1", email);
    expect(headers.get("location")).toBe(`${publicOrigin}/signin?error=EmailInvalid`);
    expect(strict().mail.mails).toHaveLength(before);
  });

  it("is one account, in whichever script its domain is written", async () => {
    await askAs("10.0.4.1", "ivan@ПРИМЕР.рф");
    // The server shows what the envelope names in the domain's own script.
    const { text } = await strict().mail.mailTo("ivan@пример.рф");
    const browser = behind(strict, "10.0.4.1");
    await browser.send(/^https?:\S+$/m.exec(text)?.[0] ?? "", { method: "POST" });
    const email = "ivan@xn--e1afmkfd.xn--p1ai";
    expect(await must(browser.call(getProfile))).toMatchObject({ email });
  });

  it("of an account from before is found by its one spelling", async () => {
    await strict().pool.query(
      "insert into users (id, email, email_verified) values (gen_random_uuid(), 'olga@пример.рф', now())",
    );
    await askAs("10.0.4.2", "olga@пример.рф");
    const { text } = await strict().mail.mailTo("olga@пример.рф");
    const browser = behind(strict, "10.0.4.2");
    await browser.send(/^https?:\S+$/m.exec(text)?.[0] ?? "", { method: "POST" });
    expect(await must(browser.call(getProfile))).toMatchObject({ email: "olga@пример.рф" });
  });

  it("is asked for by one browser so often, and by one address, and no longer", async () => {
    const browser = behind(strict, "10.0.5.1");
    const ask = (one: Browser, email: string) => sendAddress(one, { way: "email", email });
    const { perBrowserAndMinute: limit, perAddressAndTenMinutes }: Record<MailedLinks, number> =
      httpLimits.mailedLinks;
    for (let count = 0; count < limit; count += 1) {
      expect((await ask(browser, `many-${count}@example.com`)).status).toBe(302);
    }
    const refused = await ask(browser, "one-more@example.com");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    for (let count = limit; count < perAddressAndTenMinutes; count += 1) {
      await ask(behind(strict, "10.0.5.1"), "many@example.com");
    }
    expect((await ask(behind(strict, "10.0.5.1"), "many@example.com")).status).toBe(429);
    expect((await ask(behind(strict, "10.0.5.2"), "other@example.com")).status).toBe(302);
  });
});

describe("a mail server that takes nothing", () => {
  const refusing = useMailApi({ RATE_LIMIT_SCALE: "1" });

  it("is an error on the page, and signs no user in", async () => {
    refusing().mail.refuseAll();
    const browser = openBrowser(refusing());
    const asked = await sendAddress(browser, { way: "email", email: "lea@example.com" });
    expect(asked.headers.get("location")).toBe(`${publicOrigin}/signin?error=EmailNotSent`);
    const again = await ask(browser, "lea@example.com");
    expect(again.headers.get("location")).toBe(`${publicOrigin}/signin?error=EmailNotSent`);
    expect(await browser.call(getProfile)).toMatchObject(refusal("UNAUTHENTICATED"));
  });
});
