import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AppProcess } from "@rooms/testing/app-process";
import { startChild } from "./child.ts";
import { ticketSecret } from "./world.ts";

/** A process under test. */
export interface Subject {
  readonly pid: number;
  readonly port: number;
  end(): Promise<void>;
}

export interface SubjectOptions {
  gladiaUrl: string;
  databaseUrl: string;
  /** PEM file to trust. */
  certificate: string | null;
  /** One vendor stream for each speaker without it. */
  lanes?: string;
  /** Further flags of Node, for a profile. */
  execArgv: readonly string[];
  /** False where a speech server of ours hears: it is given longer silences than Gladia. */
  isGladia?: boolean;
  env?: Record<string, string>;
}

const transcriberMain = fileURLToPath(
  new URL("../../apps/transcriber/src/main.ts", import.meta.url),
);

const transcriberPackage = new URL("../../apps/transcriber/package.json", import.meta.url);

/** How fast a start is, is not what is measured. */
const startWithinMs = 60_000;

/** The transcriber as it is started in production, one vendor stream for each speaker. */
export async function startTranscriber(options: SubjectOptions): Promise<Subject> {
  const child = new AppProcess(
    transcriberMain,
    {
      ...trust(options),
      TRANSCRIBER_PORT: "0",
      DATABASE_URL: options.databaseUrl,
      REALTIME_TICKET_SECRET: ticketSecret,
      GLADIA_URL: options.gladiaUrl,
      ...(options.isGladia === false ? {} : { GLADIA_API_KEY: "bench" }),
      LANES: options.lanes ?? "per-participant",
      NODE_NO_WARNINGS: "1",
      ...options.env,
    },
    {
      name: "transcriber",
      flags: [...productionFlags(), ...options.execArgv],
      onLine: (line) => {
        if (process.env["BENCH_LOG"] !== undefined) console.log(line);
      },
    },
  );
  const port = await child.port(startWithinMs);
  return {
    pid: child.pid ?? 0,
    port,
    end: async () => {
      await child.stop();
    },
  };
}

/** The flags of Node that it is started with where it serves. */
function productionFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(transcriberPackage, "utf8")) as {
    scripts: { start: string };
  }; // Ours.
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

export async function startPlainBridge(options: SubjectOptions): Promise<Subject> {
  const child = startChild("plain-bridge.ts", {
    ...trust(options),
    ...options.env,
    GLADIA_URL: options.gladiaUrl,
    BENCH_EXEC_ARGV: options.execArgv.join(" "),
  });
  return { pid: child.pid, port: await child.ask<number>("listen"), end: () => child.end() };
}

function trust({ certificate }: SubjectOptions): Record<string, string> {
  return certificate === null ? {} : { NODE_EXTRA_CA_CERTS: certificate };
}
