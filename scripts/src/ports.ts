import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { promisify } from "node:util";

const run = promisify(execFile);

/** True when a server could listen on the port on both loopback families now, and take datagrams on it. */
export async function isPortFree(port: number): Promise<boolean> {
  const answers = await Promise.all([
    canListen(port, "127.0.0.1"),
    canListen(port, "::1"),
    canReceive(port),
  ]);
  return answers.every((free) => free);
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

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => answer(error.code === "EADDRNOTAVAIL"));
    probe.listen({ port, host }, () => probe.close(() => answer(true)));
  });
}

/** The wanted port, or the next free one after it. */
export async function freePortFrom(
  wanted: number,
  taken: Set<number> = new Set(),
): Promise<number> {
  for (let port = wanted; port < wanted + 200; port += 1) {
    if (!taken.has(port) && (await isPortFree(port))) {
      taken.add(port);
      return port;
    }
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 199}.`);
}

/** Who listens on a port, as far as this user may see: "node (pid 123)", or undefined. */
export async function portOwner(port: number): Promise<string | undefined> {
  return (await ownerBySs(port)) ?? (await ownerByLsof(port));
}

async function ownerBySs(port: number): Promise<string | undefined> {
  const out = await output("ss", ["-Hltnp", `sport = :${port}`]);
  const match = /users:\(\("([^"]+)",pid=(\d+)/.exec(out);
  return match ? `${match[1] ?? "?"} (pid ${match[2] ?? "?"})` : undefined;
}

async function ownerByLsof(port: number): Promise<string | undefined> {
  const out = await output("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"]);
  const pid = /^p(\d+)/m.exec(out)?.[1];
  const command = /^c(.+)/m.exec(out)?.[1];
  return pid === undefined ? undefined : `${command ?? "a process"} (pid ${pid})`;
}

async function output(command: string, args: string[]): Promise<string> {
  try {
    return (await run(command, args)).stdout;
  } catch {
    return "";
  }
}
