import { createSession, getSession, httpLimits } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { signIn } from "../support/sign-in.ts";
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

  it("hold sign-in attempts of one address down", async () => {
    const browser = openBrowser(api());
    const statuses: number[] = [];
    for (let tries = 0; tries <= httpLimits.requestsPerMinute.auth; tries += 1) {
      statuses.push((await browser.send("/api/auth/csrf", from("192.0.2.9"))).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect(statuses.at(-2)).toBe(200);
  });

  it("do not touch what monitors poll", async () => {
    const answer = await api().request("/api/health");
    expect(answer.headers.get("ratelimit-limit")).toBeNull();
  });
});
