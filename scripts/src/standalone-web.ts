import { join } from "node:path";
import { freePort } from "@rooms/testing/ports";
import type { LineSink } from "@rooms/testing/log-lines";
import { startStandaloneApi } from "./standalone-api.ts";
import { PartProcess } from "@rooms/testing/part-process";
import { root } from "./paths.ts";
import type { StackMode } from "./settings.ts";
import { answersOk } from "@rooms/testing/until";

/** The web app and the api behind it, without anything that hears or shows: enough for accounts and lists. */
export interface StandaloneWeb {
  url: string;
  stop(): Promise<void>;
}

/** In development it is compiled first, beside another story. */
const startTimeoutMs = 120_000;

export interface StandaloneWebOptions {
  log: LineSink;
  /** For the api, made with the address that the web app will have. */
  apiEnv?: (url: string) => Record<string, string> | Promise<Record<string, string>>;
  webEnv?: Record<string, string>;
  /** In production the web app must be built. */
  mode?: StackMode;
}

export async function startStandaloneWeb({
  log,
  apiEnv = () => ({}),
  webEnv = {},
  mode = "production",
}: StandaloneWebOptions): Promise<StandaloneWeb> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const api = await startStandaloneApi({ log, env: { PUBLIC_URL: url, ...(await apiEnv(url)) } });
  const folder = join(root, "apps", "web");
  const next = join(folder, "node_modules", "next", "dist", "bin", "next");
  const web = new PartProcess(
    {
      part: "web",
      command: process.execPath,
      args: [
        next,
        mode === "production" ? "start" : "dev",
        "--port",
        String(port),
        "--hostname",
        "127.0.0.1",
      ],
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: mode,
        NEXT_TELEMETRY_DISABLED: "1",
        API_URL: api.url,
        PUBLIC_URL: url,
        ...webEnv,
      },
    },
    { log },
  );
  const stop = async (): Promise<void> => {
    await web.stop();
    await api.stop();
  };
  const ask = async () => answersOk(`${url}/health`);
  await web.untilReady({ ask, timeoutMs: startTimeoutMs }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}
