import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTracing } from "@rooms/service-kit/tracing";
import type { Tracing } from "@rooms/service-kit/tracing";
import { Hono } from "hono";
import { percentile } from "./statistics.ts";

const rounds = 60;
const requestsPerRound = 1_000;
const warmUps = 10;
const url = "http://rooms.bench/";
const body = JSON.stringify({ items: Array.from({ length: 20 }, () => "x".repeat(50)) });

/** As the api is made: with the hook where traces are kept, else without any. */
function likeApi(tracing: Tracing | null): Hono {
  const app = new Hono();
  if (tracing !== null)
    app.use((context, next) => {
      const parent = context.req.header("traceparent") ?? null;
      return tracing.inSpan("GET", { kind: "server", parent }, () => next());
    });
  return app.get("/", (context) => context.body(body, 200, { "content-type": "application/json" }));
}

/** As the web asks, at each request that it passes on. */
function likeWeb(tracing: Tracing | null): Hono {
  const traced = async (work: () => Response | Promise<Response>): Promise<Response> =>
    tracing === null ? work() : tracing.inSpan("forward", {}, async () => work());
  return new Hono().get("/", (context) =>
    traced(() => context.body(body, 200, { "content-type": "application/json" })),
  );
}

async function microsecondsOf(app: Hono): Promise<number> {
  const startedAt = process.hrtime.bigint();
  for (let count = 0; count < requestsPerRound; count += 1) await app.fetch(new Request(url));
  return Number(process.hrtime.bigint() - startedAt) / 1_000 / requestsPerRound;
}

/**
 * One request to a bare route, in one process and in turns: without any hook, as the api and the web are without
 * `OTEL_EXPORTER_OTLP_ENDPOINT`, and with each request's span sent to a collector on this machine.
 */
export async function measureTracing(): Promise<void> {
  const sink = createServer((request, response) => {
    request.resume().on("end", () => response.end("{}"));
  });
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const { port } = sink.address() as AddressInfo;
  const tracing = createTracing({ endpoint: `http://127.0.0.1:${port}`, part: "bench", ratio: 1 });
  const subjects = {
    "without the hook": new Hono().get("/", (context) =>
      context.body(body, 200, { "content-type": "application/json" }),
    ),
    "api, off": likeApi(null),
    "web, off": likeWeb(null),
    "api, on": likeApi(tracing),
  };
  const times = new Map<string, number[]>(Object.keys(subjects).map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    // Another goes first each time.
    const order = Object.entries(subjects);
    const turn = Math.abs(round) % order.length;
    for (const [name, app] of [...order.slice(turn), ...order.slice(0, turn)]) {
      const took = await microsecondsOf(app);
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  await tracing.stop();
  sink.close();
  const bare = times.get("without the hook") ?? [];
  for (const [name, took] of times) {
    const ratio = percentile(
      took.map((one, index) => one / (bare[index] ?? Number.NaN)),
      0.5,
    );
    const [low, middle] = [Math.min(...took), percentile(took, 0.5)].map((one) => one.toFixed(2));
    console.log(`${name.padEnd(18)} p50 ${middle} µs, least ${low} µs, ${ratio.toFixed(2)}×`);
  }
}
