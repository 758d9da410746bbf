import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port nobody listens on, to be given up and taken again by the test. It lies below the range of outgoing
 * connections: there, a client that knocks while nobody listens may be given the very port it knocks on.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
