import { httpLimits } from "@rooms/contracts/http";
import { createLogger, createMetricsRegistry } from "@rooms/service-kit/observability";
import type { Registry } from "@rooms/service-kit/observability";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { createRedisRateLimiter } from "../../src/http/redis-rate-limiter.ts";
import { redisFetchMs, RedisServer } from "../support/redis-server.ts";
import { useTestApi } from "../support/test-api.ts";

let redis: RedisServer;
beforeAll(async () => {
  redis = await RedisServer.create();
  await redis.start();
}, redisFetchMs);
afterAll(() => redis.remove());

const limit = httpLimits.requestsPerMinute.default;

/** The default gives up on a Redis that a busy machine lets wait; what is not about that waits longer. */
const patientMs = 20_000;

function openLimiter({ answerMsMax } = { answerMsMax: patientMs }) {
  const lines: string[] = [];
  const registry: Registry = createMetricsRegistry("api");
  const log = createLogger({
    name: "api",
    level: "info",
    destination: { write: (line) => lines.push(line) },
  });
  const limiter = createRedisRateLimiter({
    url: redis.url,
    scale: 1,
    log,
    registry,
    answerMsMax,
  });
  onTestFinished(() => limiter.close());
  const value = async (name: string): Promise<number> => {
    const metric = await registry.getSingleMetric(name)?.get();
    return metric?.values[0]?.value ?? -1;
  };
  const isShared = async (): Promise<boolean> =>
    (await value("rooms_api_rate_limit_store_up")) === 1;
  return { limiter, lines, value, isShared };
}

const soon = { timeout: 10_000 };
type Opened = ReturnType<typeof openLimiter>;
const shared = (one: Opened, expected = true) =>
  vi.waitFor(async () => expect(await one.isShared()).toBe(expected), soon);

describe("rate limits in Redis", () => {
  it("are one budget for all processes", async () => {
    const [one, other] = [openLimiter(), openLimiter()];
    await Promise.all([shared(one), shared(other)]);
    const taken = await Promise.all(
      Array.from({ length: limit + 10 }, async (_, index) =>
        (index % 2 === 0 ? one : other).limiter.take("default", "ann"),
      ),
    );
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(limit);
    const next = await other.limiter.take("default", "ann");
    expect(next).toMatchObject({ allowed: false, limit, remaining: 0 });
    expect(next.resetSeconds).toBeGreaterThan(0);
    expect(await one.limiter.take("default", "bob")).toMatchObject({ remaining: limit - 1 });
    expect(await one.limiter.take("create", "ann")).toMatchObject({ allowed: true });
    expect(await one.limiter.look("default", "ann")).toMatchObject({ allowed: false });
    expect(await other.limiter.look("default", "cleo")).toMatchObject({ remaining: limit });
    expect(await one.limiter.pace("ann")).toEqual({ allowed: true });
    expect(await other.limiter.pace("ann")).toMatchObject({ allowed: false });
    await other.limiter.unpace("ann");
    expect(await one.limiter.pace("ann")).toEqual({ allowed: true });
  });

  it("refuse no request because Redis is away, log its absence once, and are shared again when it is back", async () => {
    const opened = openLimiter();
    await shared(opened);
    await opened.limiter.take("auth", "cy");
    await redis.stop();
    for (let asked = 1; asked <= 3; asked += 1) {
      const verdict = await opened.limiter.take("auth", "cy");
      // Still counted, in this process: the budget stays limited without Redis.
      expect(verdict).toMatchObject({
        allowed: true,
        remaining: httpLimits.requestsPerMinute.auth - asked,
      });
    }
    expect(await opened.value("rooms_api_rate_limit_fallbacks_total")).toBe(3);
    await shared(opened, false);
    await redis.start();
    await shared(opened);
    await opened.limiter.take("auth", "cy");
    expect(await opened.value("rooms_api_rate_limit_fallbacks_total")).toBe(3);
    expect(opened.lines.filter((line) => line.includes("Redis is away"))).toHaveLength(1);
    expect(opened.lines.filter((line) => line.includes("Redis is back"))).toHaveLength(1);
  });

  it("hold no request up while Redis hangs", async () => {
    const opened = openLimiter({ answerMsMax: 250 });
    await shared(opened);
    // It would not answer at all until the end of the test: any verdict is one that did not wait for it.
    redis.freeze();
    expect(await opened.limiter.take("default", "di")).toMatchObject({ allowed: true });
    expect(await opened.value("rooms_api_rate_limit_fallbacks_total")).toBe(1);
    await redis.stop();
    await redis.start();
  });
});

describe("the api with REDIS_URL", () => {
  // Nothing listens there: the api comes up and answers all the same.
  const api = useTestApi({ REDIS_URL: "redis://127.0.0.1:1", RATE_LIMIT_SCALE: "1" });

  it("serves without its Redis", async () => {
    const answer = await api().request("/api/sessions/abcdefgh");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("ratelimit-limit")).toBe(String(limit));
    const metrics = await (await api().request("/api/metrics")).text();
    expect(metrics).toMatch(/^rooms_api_rate_limit_store_up\{[^}]*\} 0$/m);
  });
});
