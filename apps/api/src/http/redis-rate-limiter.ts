import { Counter, Gauge } from "@rooms/service-kit/observability";
import type { Logger, Registry } from "@rooms/service-kit/observability";
import { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { createMemoryRateLimiter, rateLimiterOn } from "./rate-limiter.ts";
import type { RateLimiter } from "./rate-limiter.ts";

export interface RedisRateLimiter extends RateLimiter {
  /** Lets go of the connection. */
  close(): void;
}

export interface RedisRateLimiterOptions {
  /** `redis://` or `rediss://`. */
  url: string;
  scale: number;
  log: Logger;
  registry: Registry;
  /** Counting must not cost a request more than this; 250 ms unless told. */
  answerMsMax?: number;
}

const keyPrefix = "rooms:rate";
const answerMsMaxDefault = 250;
const reconnectMaxMs = 2_000;

/**
 * Counts in Redis or Valkey, so that all processes of the api share one budget. While it is away no request is turned
 * away for that: each process counts by itself, says so once, and goes back to sharing when Redis is.
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RedisRateLimiter {
  const { url, scale, log, registry, answerMsMax = answerMsMaxDefault } = options;
  const redis = new Redis(url, {
    // A request waits for no connection: without one it is counted here.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: answerMsMax,
    retryStrategy: (attempt) => Math.min(attempt * 100, reconnectMaxMs),
  });
  const isUp = new Gauge({
    name: "rooms_api_rate_limit_store_up",
    help: "1 while rate limits are counted in Redis, 0 while each process counts by itself.",
    registers: [registry],
  });
  const countedHere = new Counter({
    name: "rooms_api_rate_limit_fallbacks_total",
    help: "Requests counted in this process because Redis did not answer.",
    registers: [registry],
  });
  watch(redis, log, isUp);
  const shared = rateLimiterOn(
    (counter) =>
      new RateLimiterRedis({
        ...counter,
        keyPrefix: `${keyPrefix}:${counter.keyPrefix}`,
        storeClient: redis,
        rejectIfRedisNotReady: true,
      }),
    scale,
  );
  const own = createMemoryRateLimiter({ scale });
  const either = async <Answer>(
    ask: (limiter: RateLimiter) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await ask(shared);
    } catch {
      countedHere.inc();
      return ask(own);
    }
  };
  return {
    take: (...asked) => either((limiter) => limiter.take(...asked)),
    look: (...asked) => either((limiter) => limiter.look(...asked)),
    pace: (...asked) => either((limiter) => limiter.pace(...asked)),
    unpace: (...asked) => either((limiter) => limiter.unpace(...asked)),
    close: () => redis.disconnect(),
  };
}

/** One line when it goes and one when it is back, however often a connection is tried. */
function watch(redis: Redis, log: Logger, isUp: Gauge): void {
  let away = false;
  const gone = (): void => {
    isUp.set(0);
    if (away) return;
    away = true;
    log.warn("Redis is away: rate limits are counted in this process");
  };
  redis.on("error", gone);
  redis.on("close", gone);
  redis.on("ready", () => {
    isUp.set(1);
    if (away) log.info("Redis is back: rate limits are shared again");
    away = false;
  });
}
