import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import getPort from "get-port";

const tries = 200;

/**
 * A port that no process listens on, to be given up and taken again. It lies below the range of outgoing connections:
 * there, a client that knocks while no server listens may be given the very port it knocks on.
 */
export function freePort(): Promise<number> {
  return freePortFrom(randomInt(20_000, 32_000 - tries));
}

/** The wanted port, or the next one after it that is free for servers and for datagrams. */
export async function freePortFrom(wanted: number, taken: Iterable<number> = []): Promise<number> {
  const exclude = new Set(taken);
  for (;;) {
    const candidates = Array.from({ length: tries }, (_, index) => wanted + index);
    const port = await getPort({ port: candidates, exclude });
    if (!candidates.includes(port)) {
      throw new Error(`No free port between ${wanted} and ${wanted + tries - 1}.`);
    }
    if (await canReceive(port)) return port;
    exclude.add(port);
  }
}

/** LiveKit's media port is UDP: another LiveKit on it would not be seen by trying to listen. */
function canReceive(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createSocket("udp4");
    probe.once("error", () => answer(false));
    probe.bind({ port, address: "127.0.0.1", exclusive: true }, () =>
      probe.close(() => answer(true)),
    );
  });
}
