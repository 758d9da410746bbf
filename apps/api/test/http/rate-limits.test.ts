import {
  createSession,
  getProfile,
  getSession,
  httpLimits,
  joinSession,
  search,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { askForLink, signIn, signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi({ RATE_LIMIT_SCALE: "1" });
const from = (address: string) => ({ headers: { "x-forwarded-for": address } });

describe("rate limits", () => {
  it("count down in headers and then refuse with the time to come back", async () => {
    const browser = openBrowser(api());
    const limit = httpLimits.requestsPerMinute.default;
    const path = "/api/sessions/abcdefgh";
    for (let sent = 1; sent <= limit; sent += 1) {
      const { headers, status } = await browser.send(path, from("192.0.2.1"));
      expect(status).toBe(404);
      expect(headers.get("ratelimit-remaining")).toBe(String(limit - sent));
    }
    const refused = await browser.send(path, from("192.0.2.1"));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "RATE_LIMITED" });
    const neighbour = await browser.send(path, from("192.0.2.2"));
    expect(neighbour.status).toBe(404);
  });

  it("count all addresses of an IPv6 network together", async () => {
    const browser = openBrowser(api());
    const remaining = async (address: string): Promise<number> => {
      const { headers } = await browser.send("/api/sessions/abcdefgh", from(address));
      return Number(headers.get("ratelimit-remaining"));
    };
    const first = await remaining("2001:db8:0:1::1");
    expect(await remaining("2001:db8:0:1:ffff::1")).toBe(first - 1);
    expect(await remaining("2001:db8:0:2::1")).toBe(first);
  });

  it("take the address from the nearest proxy, not from what a client wrote before it", async () => {
    const browser = openBrowser(api());
    const remaining = async (forwarded: string): Promise<number> => {
      const { headers } = await browser.send("/api/sessions/abcdefgh", from(forwarded));
      return Number(headers.get("ratelimit-remaining"));
    };
    const first = await remaining("1.1.1.1, 192.0.2.3");
    expect(await remaining("2.2.2.2, 192.0.2.3")).toBe(first - 1);
  });

  it("give people a budget of their own, and making things a smaller one", async () => {
    const ann = await signIn(api(), "ann@example.com");
    const limit = httpLimits.requestsPerMinute.create;
    for (let made = 0; made < limit; made += 1) {
      expect(await ann.call(createSession, { body: {} })).toMatchObject({ ok: true });
    }
    expect(await ann.call(createSession, { body: {} })).toMatchObject({
      problem: { code: "RATE_LIMITED" },
    });
    const read = await ann.call(getSession, { params: { slug: "abcdefgh" } });
    expect(read).toMatchObject({ problem: { code: "NOT_FOUND" } });
    const bob = await signIn(api(), "bob@example.com");
    expect(await bob.call(createSession, { body: {} })).toMatchObject({ ok: true });
  });

  it("hold guesses at keys of one address down", async () => {
    const headers = { authorization: "Bearer rooms_guess", "x-forwarded-for": "192.0.2.30" };
    const statuses: number[] = [];
    for (let tries = 0; tries <= httpLimits.requestsPerMinute.default; tries += 1) {
      statuses.push((await api().request("/api/sessions", { headers })).status);
    }
    expect(statuses.at(-2)).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });

  it("hold down what one browser asks of the sign-in", async () => {
    const browser = openBrowser(api());
    const statuses: number[] = [];
    // The first question brings the cookie that a browser is known by.
    for (let tries = 0; tries <= httpLimits.requestsPerMinute.auth + 1; tries += 1) {
      statuses.push((await browser.send("/api/auth/csrf", from("192.0.2.9"))).status);
    }
    expect(statuses.at(-2)).toBe(200);
    expect(statuses.at(-1)).toBe(429);
    expect((await openBrowser(api()).send("/api/auth/csrf", from("192.0.2.9"))).status).toBe(200);
  });

  it("hold down what has no cookie at all, by its address", async () => {
    const limit = httpLimits.addressPerMinute.auth;
    const ask = () => openBrowser(api()).send("/api/auth/csrf", from("192.0.2.10"));
    for (let tries = 0; tries < limit; tries += 1) await ask();
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("let an office of a hundred behind one address sign in, read and join within a minute", async () => {
    const host = await signInNamed(api(), "Host");
    const { slug } = await must(host.call(createSession, { body: { entry: "OPEN" } }));
    const params = { params: { slug } };
    for (let person = 0; person < 100; person += 1) {
      const member = await signIn(api(), `person-${person}@example.com`);
      if (person >= 20) continue;
      const named = { ...params, body: { name: `Person ${person}` } };
      expect((await member.call(joinSession, named)).ok).toBe(true);
      const guest = openBrowser(api());
      for (let page = 0; page < 6; page += 1) await must(guest.call(getSession, params));
      expect((await guest.call(joinSession, named)).ok).toBe(true);
    }
  }, 60_000);

  it("count sign-ins that came to nothing, and keep out no browser with a link of its own", async () => {
    const at = from("192.0.2.11");
    const guess = (more: Record<string, string> = {}) =>
      openBrowser(api()).send("/api/auth/callback/oidc?code=x&state=y", {
        headers: { ...at.headers, ...more },
      });
    for (let tries = 0; tries < httpLimits.failedSignInsPerMinute; tries += 1) {
      expect((await guess()).status).not.toBe(429);
    }
    const refused = await guess();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: "RATE_LIMITED" });
    const page = await guess({ accept: "text/html", "accept-language": "ru" });
    expect(page.status).toBe(429);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await page.text()).toMatch(
      /Слишком много запросов[^]*Страница повторит попытку через \d+ с/,
    );
    const neighbour = openBrowser({
      request: (path, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set("x-forwarded-for", "192.0.2.11");
        return api().request(path, { ...init, headers });
      },
    });
    const link = await askForLink(neighbour, "neighbour@example.com");
    expect((await neighbour.send(link)).headers.get("location")).toContain("/sessions");
  });

  it("keep those who are signed in out of what a guesser of their address spent", async () => {
    const ann = await signIn(api(), "ann-beside@example.com");
    const at = from("192.0.2.12");
    const guess = () => openBrowser(api()).send("/api/sessions/abcdefgh", at);
    for (let tries = 0; tries < httpLimits.missesPerMinute; tries += 1) await guess();
    expect((await guess()).status).toBe(429);
    expect((await ann.send("/api/identity/profile", at)).status).toBe(200);
  });

  it("hold searches of one person down by a budget of their own", async () => {
    const ann = await signIn(api(), "ann-searching@example.com");
    const find = () => ann.call(search, { query: { q: "word" } });
    for (let tries = 0; tries < httpLimits.requestsPerMinute.search; tries += 1) {
      expect((await find()).ok).toBe(true);
    }
    expect(await find()).toMatchObject({ problem: { code: "RATE_LIMITED" } });
    expect((await ann.call(getProfile)).ok).toBe(true);
  });

  it("do not touch what monitors poll", async () => {
    const answer = await api().request("/api/health");
    expect(answer.headers.get("ratelimit-limit")).toBeNull();
  });
});
