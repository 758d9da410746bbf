import { fileURLToPath } from "node:url";
import { until } from "@rooms/testing/until";
import { AppProcess } from "@rooms/testing/app-process";
import { FaultyProxy } from "./faulty-proxy.ts";
import type { Hop } from "./schedule.ts";

export const ticketSecret = "chaos-secret-chaos-secret-chaos-secret";

export interface InstanceOptions {
  name: string;
  databaseUrl: string;
  gladiaUrl: string;
}

const main = fileURLToPath(new URL("../../apps/transcriber/src/main.ts", import.meta.url));
const logCharsMax = 60_000;
/** A busy machine starts slowly; how fast a start is, is not what is measured. */
const startWithinMs = 120_000;

/** A transcriber process between three hops, under the same name and address however often it is started. */
export class TranscriberInstance {
  readonly hops: Record<Hop, FaultyProxy>;
  log = "";
  readonly #options: InstanceOptions;
  #child: AppProcess | null = null;
  #env: Record<string, string> = {};
  #port = 0;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.hops = {
      browser: new FaultyProxy(0),
      gladia: new FaultyProxy(portOf(options.gladiaUrl)),
      postgres: new FaultyProxy(portOf(options.databaseUrl)),
    };
  }

  async open(): Promise<void> {
    const { name, databaseUrl, gladiaUrl } = this.#options;
    const browserPort = await this.hops.browser.listen();
    this.#env = {
      TRANSCRIBER_PORT: "0",
      TRANSCRIBER_PUBLIC_URL: `ws://127.0.0.1:${browserPort}`,
      INSTANCE_ID: name,
      DATABASE_URL: withPort(databaseUrl, await this.hops.postgres.listen()),
      GLADIA_URL: withPort(gladiaUrl, await this.hops.gladia.listen()),
      REALTIME_TICKET_SECRET: ticketSecret,
      LOG_LEVEL: "info",
      NODE_NO_WARNINGS: "1",
    };
    await this.start();
  }

  /** Starts the process unless it runs; resolves when it is ready. */
  async start(): Promise<void> {
    this.#child ??= this.#spawn();
    this.#port = await this.#child.port(startWithinMs);
    await this.#child.untilReady({ ask: () => this.ready(), timeoutMs: startWithinMs });
    this.hops.browser.targetPort = this.#port;
  }

  get running(): boolean {
    return this.#child !== null;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.signal(signal);
  }

  async ready(): Promise<boolean> {
    const signal = AbortSignal.timeout(500);
    return fetch(`http://127.0.0.1:${this.#port}/ready`, { signal }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  async end(): Promise<void> {
    this.signal("SIGKILL");
    await until("transcriber gone", () => this.#child === null);
    await Promise.all(Object.values(this.hops).map((hop) => hop.close()));
  }

  #spawn(): AppProcess {
    this.#port = 0;
    const child = new AppProcess(main, this.#env, {
      name: this.#options.name,
      onLine: (line) => (this.log = `${this.log}${line}\n`.slice(-logCharsMax)),
    });
    void child.exit.then(() => {
      this.#child = null;
      this.#port = 0;
    });
    return child;
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

function withPort(url: string, port: number): string {
  const moved = new URL(url);
  moved.hostname = "127.0.0.1";
  moved.port = String(port);
  return moved.href.replace(/\/$/, "");
}
