import { LiveKitClient, LiveKitServer } from "@rooms/adapters/livekit/testing";
import { livekitKeys } from "@rooms/adapters/livekit/testing";
import { freePort } from "@rooms/testing/ports";
import { createTestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import { Hono } from "hono";
import { compose } from "../../src/compose.ts";
import type { AppEnv } from "../../src/http/types.ts";
import { startServer } from "../../src/server.ts";
import type { TestApi } from "./test-api.ts";
import { testEnv } from "./test-api.ts";

/** A webhook as LiveKit itself sent it. */
export interface Delivery {
  readonly event: string;
  readonly identity: string | undefined;
  readonly body: string;
  readonly authorization: string;
}

export interface LiveApi extends Pick<TestApi, "request"> {
  readonly livekit: LiveKitServer;
  /** Everything LiveKit delivered, in the order it came. */
  readonly deliveries: readonly Delivery[];
  /** While held, deliveries are recorded and taken for delivered, and the api never sees them. */
  holdWebhooks(held: boolean): void;
  /** Hands a recorded delivery to the api, as it is or with another body; answers the status. */
  deliver(delivery: Delivery, body?: string): Promise<number>;
  /** A client that is killed when the api stops. */
  connect(token: string): LiveKitClient;
  stop(): Promise<void>;
}

const webhookPath = "/api/livekit/webhook";

/** The real api on a port, and a real LiveKit that sends its webhooks there. */
export async function startLiveApi(): Promise<LiveApi> {
  const port = await freePort();
  const webhookUrl = `http://127.0.0.1:${port}${webhookPath}`;
  const [database, livekit] = await Promise.all([
    createTestDatabase(),
    LiveKitServer.create({ webhookUrl }),
  ]);
  const env = testEnv({
    DATABASE_URL: database.url,
    LIVEKIT_URL: livekit.socketUrl,
    LIVEKIT_API_KEY: livekitKeys.apiKey,
    LIVEKIT_API_SECRET: livekitKeys.apiSecret,
  });
  const api = compose(env, logOnly(createLogger({ name: "api", level: "silent" })));
  const request: LiveApi["request"] = async (path, init) => api.app.request(path, init);
  const recorder = recordWebhooks(request);
  const server = await startServer(recorder.app, { host: "127.0.0.1", port });
  await livekit.start();
  const clients: LiveKitClient[] = [];
  return {
    livekit,
    request,
    ...recorder,
    connect(token) {
      const client = new LiveKitClient({ url: livekit.socketUrl, token });
      clients.push(client);
      return client;
    },
    async stop() {
      await Promise.all(clients.map((client) => client.kill()));
      await livekit.remove();
      await server.stop(0);
      await api.close();
      await database.drop();
    },
  };
}

function recordWebhooks(request: LiveApi["request"]) {
  const deliveries: Delivery[] = [];
  let held = false;
  const deliver: LiveApi["deliver"] = async ({ body, authorization }, changed = body) => {
    const headers = { "content-type": "application/webhook+json", authorization };
    return (await request(webhookPath, { method: "POST", headers, body: changed })).status;
  };
  const app = new Hono<AppEnv>();
  app.post(webhookPath, async (context) => {
    const delivery = deliveryOf(
      await context.req.text(),
      context.req.header("authorization") ?? "",
    );
    deliveries.push(delivery);
    const status = held ? 204 : await deliver(delivery);
    return new Response(null, { status });
  });
  return { app, deliveries, deliver, holdWebhooks: (on: boolean) => void (held = on) };
}

function deliveryOf(body: string, authorization: string): Delivery {
  // LiveKit's own JSON.
  const { event, participant } = JSON.parse(body) as {
    event: string;
    participant?: { identity?: string };
  };
  return { event, identity: participant?.identity, body, authorization };
}
