import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "@rooms/db/embedded";
import { pipeLines, type LineSink } from "./log.ts";
import { startLoneApi } from "./lone-api.ts";
import { root } from "./paths.ts";
import { answersOk, waitUntil } from "./wait.ts";

/** The web app and the api behind it, without anything that hears or shows: enough for accounts and lists. */
export interface LoneWeb {
  url: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;

/** `env` is for the api, made with the address that the web app will have. The web app must be built. */
export async function startLoneWeb(
  log: LineSink,
  env: (url: string) => Record<string, string> | Promise<Record<string, string>>,
): Promise<LoneWeb> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const api = await startLoneApi({ log, env: { PUBLIC_URL: url, ...(await env(url)) } });
  const folder = join(root, "apps", "web");
  const next = join(folder, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(
    process.execPath,
    [next, "start", "--port", String(port), "--hostname", "127.0.0.1"],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_ENV: "production", API_URL: api.url, PUBLIC_URL: url },
    },
  );
  pipeLines(child.stdout, "web", log);
  pipeLines(child.stderr, "web", log);
  const exited = once(child, "exit");
  await waitUntil(async () => answersOk(`${url}/health`), {
    what: `the web app at ${url}`,
    timeoutMs: startTimeoutMs,
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await api.stop();
    },
  };
}
