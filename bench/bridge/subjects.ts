import { fileURLToPath } from "node:url";
import { PartProcess } from "@rooms/scripts/part-process";
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
}

const transcriberMain = fileURLToPath(
  new URL("../../apps/transcriber/src/main.ts", import.meta.url),
);

/** How fast a start is, is not what is measured. */
const startWithinMs = 60_000;

/** The transcriber as it is started in production, one vendor stream for each speaker. */
export async function startTranscriber(options: SubjectOptions): Promise<Subject> {
  let port = 0;
  const child = new PartProcess(
    {
      part: "transcriber",
      command: process.execPath,
      args: [...options.execArgv, transcriberMain],
      env: {
        PATH: process.env["PATH"],
        ...trust(options),
        TRANSCRIBER_PORT: "0",
        DATABASE_URL: options.databaseUrl,
        REALTIME_TICKET_SECRET: ticketSecret,
        GLADIA_URL: options.gladiaUrl,
        LANES: options.lanes ?? "per-participant",
        NODE_NO_WARNINGS: "1",
      },
    },
    (_part, line) => {
      port ||= Number(/"port":(\d+)/.exec(line)?.[1] ?? 0);
      if (process.env["BENCH_LOG"] !== undefined) console.log(line);
    },
    { ownGroup: false },
  );
  await child.untilReady({
    ask: async () => Promise.resolve(port !== 0),
    timeoutMs: startWithinMs,
  });
  return {
    pid: child.pid ?? 0,
    port,
    end: async () => {
      child.signal("SIGTERM");
      await child.exit;
    },
  };
}

export async function startPlainBridge(options: SubjectOptions): Promise<Subject> {
  const child = startChild("plain-bridge.ts", {
    ...trust(options),
    GLADIA_URL: options.gladiaUrl,
    BENCH_EXEC_ARGV: options.execArgv.join(" "),
  });
  return { pid: child.pid, port: await child.ask<number>("listen"), end: () => child.end() };
}

function trust({ certificate }: SubjectOptions): Record<string, string> {
  return certificate === null ? {} : { NODE_EXTRA_CA_CERTS: certificate };
}
