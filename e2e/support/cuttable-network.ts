import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import type { BrowserContext } from "@playwright/test";

/** The network between one person's browser and the realtime servers; media over UDP does not pass through it. */
export interface CuttableNetwork {
  /** Leads the context's connections to LiveKit and to the transcriber through here. */
  prepare(context: BrowserContext): Promise<void>;
  /** Drops what is connected and lets nothing new through. */
  cut(): void;
  heal(): void;
  /** How many connections each cut dropped. */
  readonly dropped: number[];
  stop(): void;
}

export function createCuttableNetwork(): CuttableNetwork {
  const relays = new Map<string, Promise<Relay>>();
  const sockets = new Set<Socket>();
  const dropped: number[] = [];
  const state = { cut: false };

  const throughRelay = async (address: string): Promise<string> => {
    const url = new URL(address);
    const known = relays.get(url.host);
    const relay = known ?? openRelay(url.hostname, Number(url.port), sockets, state);
    if (!known) relays.set(url.host, relay);
    url.hostname = "127.0.0.1";
    url.port = String((await relay).port);
    return url.href;
  };

  return {
    dropped,
    async prepare(context) {
      // Joining brings the first addresses; later ones are asked for by themselves.
      await context.route("**/participants/join", async (route) => {
        const answer = await route.fetch();
        if (!answer.ok()) return route.fulfill({ response: answer });
        const body = (await answer.json()) as { connection?: Record<string, Addressed | null> };
        for (const part of Object.values(body.connection ?? {})) {
          if (part) part.url = await throughRelay(part.url);
        }
        await route.fulfill({ response: answer, json: body });
      });
      for (const path of ["**/transcription/ticket", "**/token?*"]) {
        await context.route(path, async (route) => {
          const answer = await route.fetch();
          if (!answer.ok()) return route.fulfill({ response: answer });
          const body = (await answer.json()) as Addressed;
          await route.fulfill({ json: { ...body, url: await throughRelay(body.url) } });
        });
      }
    },
    cut() {
      state.cut = true;
      dropped.push(sockets.size);
      for (const socket of sockets) socket.destroy();
    },
    heal() {
      state.cut = false;
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      for (const relay of relays.values()) void relay.then(({ close }) => close());
    },
  };
}

interface Addressed {
  url: string;
}

interface Relay {
  port: number;
  close: () => void;
}

async function openRelay(
  host: string,
  port: number,
  sockets: Set<Socket>,
  state: { cut: boolean },
): Promise<Relay> {
  const server = createServer((near) => {
    if (state.cut) {
      near.destroy();
      return;
    }
    const far = connect(port, host);
    sockets.add(near);
    const end = (): void => {
      sockets.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("close", end).on("error", end);
    near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on TCP has an AddressInfo.
  const address = server.address() as AddressInfo;
  return { port: address.port, close: () => server.close() };
}
