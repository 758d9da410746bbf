import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRedis } from "@rooms/scripts/redis";
import { PartProcess } from "@rooms/testing/part-process";
import { freePort } from "@rooms/testing/ports";
import { Redis } from "ioredis";

/** Fetching the server once takes seconds; every later run finds it in the cache. */
export const redisFetchMs = 150_000;

/** A real Valkey or Redis on a port of its own, which can be stopped and started again. Nothing is kept on disk. */
export class RedisServer {
  readonly url: string;
  readonly #binary: string;
  readonly #folder: string;
  readonly #port: number;
  #child: PartProcess | undefined;

  static async create(): Promise<RedisServer> {
    const binary = await ensureRedis((part, line) => process.stderr.write(`${part} ${line}\n`));
    const folder = await mkdtemp(join(tmpdir(), "rooms-test-redis-"));
    return new RedisServer(binary, folder, await freePort());
  }

  private constructor(binary: string, folder: string, port: number) {
    this.#binary = binary;
    this.#folder = folder;
    this.#port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    const args = ["--port", String(this.#port), "--bind", "127.0.0.1", "--dir", this.#folder];
    this.#child = new PartProcess({
      part: "Redis",
      command: this.#binary,
      args: [...args, "--save", "", "--appendonly", "no"],
    });
    const probe = new Redis(this.url, { retryStrategy: () => 50, maxRetriesPerRequest: 200 });
    probe.on("error", () => undefined);
    await probe.ping().finally(() => probe.disconnect());
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    await child?.stop("SIGKILL");
  }

  /** Stops answering without closing a connection, as a machine that hangs does. */
  freeze(): void {
    this.#child?.signal("SIGSTOP");
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
