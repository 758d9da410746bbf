import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { until } from "@rooms/domain/testing";
import type { ClientCommand, ClientNews } from "./client-messages.ts";

const main = fileURLToPath(new URL("./client-process.ts", import.meta.url));

/** A real LiveKit client in a process of its own. */
export class LiveKitClient {
  readonly news: ClientNews[] = [];
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;

  /** Starts to connect; `untilSees({ saw: "in" })` waits for it. */
  constructor(target: { url: string; token: string }) {
    this.#child = spawn(process.execPath, [main], {
      // In development the library logs.
      env: { NODE_ENV: "production" },
      stdio: ["pipe", "pipe", "ignore"],
    });
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      // The native library may write lines of its own.
      if (line.startsWith('{"saw"')) this.news.push(JSON.parse(line) as ClientNews);
    });
    this.tell({ do: "connect", ...target });
  }

  tell(command: ClientCommand): void {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
  }

  /** Says 16 kHz mono audio with its microphone; resolves when the last of it is on its way. */
  async say(pcm: Int16Array): Promise<void> {
    const count = () => this.news.filter(({ saw }) => saw === "said").length;
    const before = count();
    const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
    this.tell({ do: "say", pcm: bytes.toString("base64") });
    await until("it is said", () => count() > before);
  }

  /** Waits for news with these values; fails after the deadline. */
  async untilSees(expected: Partial<Record<string, string>>, withinMs?: number): Promise<void> {
    const wanted = JSON.stringify(expected);
    await until(`a client sees ${wanted}`, () => this.hasSeen(expected), { withinMs });
  }

  hasSeen(expected: Partial<Record<string, string>>): boolean {
    return this.news.some((news) =>
      Object.entries({ ...news, ...expected }).every(
        ([key, value]) => new Map<string, unknown>(Object.entries(news)).get(key) === value,
      ),
    );
  }

  /** As a laptop that is shut: no goodbye is sent. Idempotent. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await exited;
  }
}
