import { fileURLToPath } from "node:url";
import { PartProcess } from "@rooms/testing/part-process";
import { until } from "@rooms/testing/until";
import type { ClientCommand, ClientNews } from "./client-messages.ts";

const main = fileURLToPath(new URL("./client-process.ts", import.meta.url));

/** A real LiveKit client in a process of its own. */
export class LiveKitClient {
  readonly news: ClientNews[] = [];
  readonly #child: PartProcess;

  /** Starts to connect; `untilSees({ saw: "in" })` waits for it. */
  constructor(target: { url: string; token: string }) {
    this.#child = new PartProcess(
      {
        part: "LiveKit client",
        command: process.execPath,
        args: [main],
        // In development the library logs.
        env: { NODE_ENV: "production" },
      },
      {
        hears: true,
        log: (_part, line) => {
          // The native library may write lines of its own.
          if (line.startsWith('{"saw"')) this.news.push(JSON.parse(line) as ClientNews);
        },
      },
    );
    this.tell({ do: "connect", ...target });
  }

  tell(command: ClientCommand): void {
    this.#child.write(`${JSON.stringify(command)}\n`);
  }

  /** Says 16 kHz mono audio with its microphone; resolves when the last of it is on its way. */
  async say(pcm: Int16Array): Promise<void> {
    const count = () => this.news.filter(({ saw }) => saw === "said").length;
    const before = count();
    const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
    this.tell({ do: "say", pcm: bytes.toString("base64") });
    await until("it is said", () => count() > before, { signal: this.#child.gone });
  }

  /** Waits for news with these values; fails after the deadline. */
  async untilSees(expected: Partial<Record<string, string>>, withinMs?: number): Promise<void> {
    const wanted = JSON.stringify(expected);
    const patience = { withinMs, signal: this.#child.gone };
    await until(`a client sees ${wanted}`, () => this.hasSeen(expected), patience);
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
    await this.#child.stop("SIGKILL");
  }
}
