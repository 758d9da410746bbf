import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { startEmbeddedPostgres } from "@rooms/db/embedded";
import { findLivekit, buildLivekit, writeLivekitConfig, type LivekitSource } from "./livekit.ts";
import type { LineSink } from "@rooms/testing/log-lines";
import { cacheDir, root } from "./paths.ts";
import { embeddedParts, publicUrl, sharedEnvironment, type StackSettings } from "./settings.ts";
import type { PartCommand } from "@rooms/testing/part-process";
import { Supervisor } from "./supervisor.ts";
import { answersOk } from "@rooms/testing/until";

export type Part = "postgres" | "livekit" | "speech" | "transcriber" | "api" | "worker" | "web";

type OwnPart = Exclude<Part, "postgres" | "livekit">;

/** A running Rooms. Parts may be stopped and started again one by one, which is what fault tests do. */
export interface Stack {
  webUrl: string;
  databaseUrl: string;
  settings: StackSettings;
  pid(part: Exclude<Part, "postgres">): number | undefined;
  stopPart(part: Part, signal?: NodeJS.Signals): Promise<void>;
  startPart(part: Part): Promise<void>;
  /** Stops everything, in the order that lets the transcriber store its last words. Idempotent. */
  stop(): Promise<void>;
}

export interface StackOptions {
  settings: StackSettings;
  log: LineSink;
  /** Called at once when a part ends unasked, also while it is starting: which, how, and its last lines. */
  onCrash: (how: string) => void;
  signal: AbortSignal;
  /** Runs a part of ours elsewhere than in its folder, out of its image for instance; undefined leaves it there. */
  commandOf?: (part: OwnPart, environment: NodeJS.ProcessEnv) => PartCommand | undefined;
  /** Prepares a database that has just come up: migrations, the rights of the processes' role, demo. */
  prepareDatabase(ownerUrl: string, rowsRole?: string): Promise<void>;
}

const readyTimeoutMs = 90_000;

export async function startStack(options: StackOptions): Promise<Stack> {
  const stack = new RunningStack(options);
  try {
    await stack.startAll();
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

class RunningStack implements Stack {
  readonly settings: StackSettings;
  readonly webUrl: string;
  databaseUrl: string;
  readonly #options: StackOptions;
  readonly #supervisor: Supervisor;
  readonly #callOff = new AbortController();
  readonly #signal: AbortSignal;
  #postgres: { stop(): Promise<void> } | undefined;
  #stopping: Promise<void> | undefined;

  constructor(options: StackOptions) {
    this.#options = options;
    this.settings = options.settings;
    this.webUrl = publicUrl(options.settings);
    this.databaseUrl = options.settings.operator["DATABASE_URL"] ?? "";
    this.#signal = AbortSignal.any([options.signal, this.#callOff.signal]);
    this.#supervisor = new Supervisor(options.log, options.onCrash);
  }

  async startAll(): Promise<void> {
    const own = embeddedParts(this.settings);
    mkdirSync(this.settings.stateDir, { recursive: true });
    await this.#together([
      own.livekit ? this.startPart("livekit") : undefined,
      this.#startDatabase(own.postgres)
        .then(async () => this.startPart("api"))
        .then(async () => this.startPart("worker")),
      own.speech ? this.startPart("speech") : undefined,
      this.startPart("web"),
    ]);
    await this.startPart("transcriber");
  }

  /** The first that fails calls the others off; all are over before it is thrown, so that nothing starts behind a stop. */
  async #together(starts: (Promise<void> | undefined)[]): Promise<void> {
    const calledOff = starts.map(async (start) => {
      await start?.catch((error: unknown) => this.#callOff.abort(error));
    });
    await Promise.all(calledOff);
    this.#callOff.signal.throwIfAborted();
  }

  async startPart(part: Part): Promise<void> {
    if (part === "postgres") return this.#startDatabase(true);
    const command = part === "livekit" ? await this.#livekitCommand() : this.#ownCommand(part);
    this.#signal.throwIfAborted();
    await this.#supervisor.start(command, {
      ask: async () => answersOk(this.#readyUrl(part)),
      timeoutMs: readyTimeoutMs,
      signal: this.#signal,
    });
  }

  async stopPart(part: Part, signal?: NodeJS.Signals): Promise<void> {
    if (part !== "postgres") return this.#supervisor.stop(part, signal);
    await this.#postgres?.stop();
    this.#postgres = undefined;
  }

  pid(part: Exclude<Part, "postgres">): number | undefined {
    return this.#supervisor.pid(part);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#supervisor.stopAll().then(async () => this.stopPart("postgres"));
    return this.#stopping;
  }

  async #startDatabase(embedded: boolean): Promise<void> {
    if (!embedded) return this.#options.prepareDatabase(this.databaseUrl);
    const { stateDir, ports } = this.settings;
    const started = await startEmbeddedPostgres({
      dataDir: join(stateDir, "postgres"),
      port: ports.postgres,
      log: (line) => {
        if (/WARNING|ERROR|FATAL|PANIC/.test(line)) this.#options.log("postgres", line);
      },
    });
    this.#postgres = started;
    this.databaseUrl = started.url;
    await this.#options.prepareDatabase(started.ownerUrl, started.rowsRole);
  }

  #readyUrl(part: Exclude<Part, "postgres">): string {
    const { ports } = this.settings;
    const urls = {
      livekit: `http://127.0.0.1:${ports.livekit}/`,
      speech: `http://127.0.0.1:${ports.speech}/health`,
      transcriber: `http://127.0.0.1:${ports.transcriber}/health`,
      api: `http://127.0.0.1:${ports.api}/api/health`,
      worker: `http://127.0.0.1:${ports.worker}/ready`,
      web: `http://127.0.0.1:${ports.web}/health`,
    };
    return urls[part];
  }

  #ownCommand(part: OwnPart): PartCommand {
    const environment = {
      ...sharedEnvironment(this.settings, this.databaseUrl),
      ...(part === "api" ? { TRUSTED_PROXIES: this.#proxiesOfApi() } : {}),
      ROOMS_CACHE_DIR: cacheDir(),
      NEXT_TELEMETRY_DISABLED: "1",
    };
    return this.#options.commandOf?.(part, environment) ?? this.#nodeCommand(part, environment);
  }

  #nodeCommand(part: OwnPart, env: NodeJS.ProcessEnv): PartCommand {
    const { settings } = this;
    const cwd = join(root, "apps", part);
    const bin = (name: string): string => join(cwd, "node_modules", "next", "dist", "bin", name);
    const web = [
      bin("next"),
      settings.mode === "production" ? "start" : "dev",
      "--port",
      String(settings.ports.web),
      // The local sign-in proves nothing: only this machine reaches it, unless WEB_HOST says otherwise.
      "--hostname",
      settings.operator["WEB_HOST"] ?? "127.0.0.1",
    ];
    const main = settings.mode === "production" ? "dist/main.js" : "src/main.ts";
    return {
      part,
      command: process.execPath,
      args: part === "web" ? web : ["--disable-warning=ExperimentalWarning", main],
      cwd,
      env,
    };
  }

  /** The web of this machine forwards to the api; its own proxies are its own setting. */
  #proxiesOfApi(): string {
    return ["loopback", this.settings.operator["TRUSTED_PROXIES"] ?? ""].join(",");
  }

  async #livekitCommand(): Promise<PartCommand> {
    const { settings } = this;
    const source = findLivekit();
    if (source.kind === "go") await buildLivekit(source, this.#options.log, this.#signal);
    const config = join(settings.stateDir, "livekit.yaml");
    writeLivekitConfig(config, {
      port: settings.ports.livekit,
      udpPort: settings.ports.livekitUdp,
      apiKey: settings.operator["LIVEKIT_API_KEY"] ?? "rooms",
      apiSecret: settings.operator["LIVEKIT_API_SECRET"] ?? settings.secrets.LIVEKIT_API_SECRET,
      webhookUrl: `http://127.0.0.1:${settings.ports.api}/api/livekit/webhook`,
    });
    return {
      part: "livekit",
      cwd: settings.stateDir,
      env: process.env,
      ...livekitInvocation(source, config),
    };
  }
}

function livekitInvocation(
  source: LivekitSource,
  config: string,
): { command: string; args: string[] } {
  switch (source.kind) {
    case "missing":
      throw new Error(
        "No LiveKit server: install Go 1.26 or newer (it is then built once), or put livekit-server on the PATH, or install Docker, or set LIVEKIT_URL.",
      );
    case "docker":
      return {
        command: source.docker,
        args: [
          ...["run", "--rm", "--network", "host", "-v", `${dirname(config)}:/rooms:ro`],
          ...[`livekit/livekit-server:${source.version}`, "--config", "/rooms/livekit.yaml"],
        ],
      };
    default:
      return { command: source.binary, args: ["--config", config] };
  }
}
