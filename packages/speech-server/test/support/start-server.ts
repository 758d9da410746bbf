import { onTestFinished } from "vitest";
import { createGladiaServer, createUnrecognisedRecogniser } from "../../src/index.ts";
import type { GladiaServer, GladiaServerEvent, GladiaServerOptions } from "../../src/index.ts";

export interface StartedServer {
  server: GladiaServer;
  url: string;
  events: GladiaServerEvent[];
}

/** A server on a free port, closed when the test ends. */
export async function startServer(
  options: Partial<GladiaServerOptions> = {},
): Promise<StartedServer> {
  const events: GladiaServerEvent[] = [];
  const server = createGladiaServer({
    recogniser: createUnrecognisedRecogniser(),
    onEvent: (event) => events.push(event),
    ...options,
  });
  const url = await server.listen({ port: 0 });
  onTestFinished(() => server.close());
  return { server, url, events };
}
