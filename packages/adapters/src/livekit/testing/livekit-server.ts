import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@rooms/testing/ports";
import { buildLivekit, findLivekit, writeLivekitConfig } from "@rooms/scripts/livekit";
import { PartProcess } from "@rooms/testing/part-process";
import { answersOk } from "@rooms/testing/until";

export const livekitKeys = {
  apiKey: "devkey",
  apiSecret: "a-secret-of-at-least-32-characters",
};

/** Building the server once takes minutes; every later run finds it in the cache. */
export const livekitBuildMs = 600_000;

/** Whether this machine can run the server as a process; with Docker alone these tests are left to other machines. */
export function canRunLiveKit(): boolean {
  return ["path", "cached", "go"].includes(findLivekit().kind);
}

const startTimeoutMs = 30_000;

/** No server listens there: webhooks are lost. */
const nowhere = "http://127.0.0.1:1/";

/** The pinned server on free ports of this machine. */
export class LiveKitServer {
  readonly httpUrl: string;
  readonly socketUrl: string;
  readonly #binary: string;
  readonly #folder: string;
  #child: PartProcess | undefined;

  /** Without `webhookUrl` every webhook is lost. */
  static async create({ webhookUrl = nowhere } = {}): Promise<LiveKitServer> {
    const binary = await livekitBinary();
    const folder = await mkdtemp(join(tmpdir(), "rooms-test-livekit-"));
    const port = await freePort();
    writeLivekitConfig(join(folder, "livekit.yaml"), {
      port,
      udpPort: await freePort(),
      ...livekitKeys,
      webhookUrl,
    });
    return new LiveKitServer(binary, folder, port);
  }

  private constructor(binary: string, folder: string, port: number) {
    this.#binary = binary;
    this.#folder = folder;
    this.httpUrl = `http://127.0.0.1:${port}`;
    this.socketUrl = `ws://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    const config = join(this.#folder, "livekit.yaml");
    this.#child = new PartProcess({
      part: "LiveKit",
      command: this.#binary,
      args: ["--config", config],
    });
    const ask = () => answersOk(this.httpUrl);
    await this.#child.untilReady({ ask, timeoutMs: startTimeoutMs });
  }

  /** Cuts it off without a goodbye. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    await child?.stop("SIGKILL");
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function livekitBinary(): Promise<string> {
  const source = findLivekit();
  if (source.kind === "docker" || source.kind === "missing") throw new Error("no LiveKit binary");
  if (source.kind === "go") {
    const progress = (part: string, line: string) => process.stderr.write(`${part} ${line}\n`);
    await buildLivekit(source, progress, AbortSignal.timeout(livekitBuildMs));
  }
  return source.binary;
}
