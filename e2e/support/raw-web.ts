import { connect } from "node:net";
import { test as base } from "@playwright/test";
import { startStandaloneWeb, type StandaloneWebOptions } from "@rooms/scripts/standalone-web";

interface LoggingWeb {
  url: string;
  /** Everything that the web and the api wrote. */
  lines: string[];
}

/** The web in front of a real api, believing no proxy. */
export const test = base.extend<{
  start: (
    mode: StandaloneWebOptions["mode"],
    env?: { api?: Record<string, string>; web?: Record<string, string> },
  ) => Promise<LoggingWeb>;
}>({
  // Playwright reads the fixture's dependencies from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  start: async ({}, use) => {
    const running: { stop(): Promise<void> }[] = [];
    await use(async (mode, { api = {}, web: more = {} } = {}) => {
      const lines: string[] = [];
      const web = await startStandaloneWeb({
        log: (_, line) => lines.push(line),
        mode,
        webEnv: { TRUSTED_PROXIES: "none", ...more },
        apiEnv: () => ({ LOG_LEVEL: "info", ...api }),
      });
      running.push(web);
      return { url: web.url, lines };
    });
    await Promise.all(running.map((web) => web.stop()));
  },
});

/** What the web answers to these very bytes. */
export async function said(url: string, lines: string[], body = ""): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write([...lines, "host: rooms", "", body].join("\r\n"));
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    socket.once("close", () => resolve());
    socket.once("error", reject);
    socket.setTimeout(60_000, () =>
      socket.destroy(new Error("The web still holds the connection.")),
    );
  });
  return answer;
}

/** Asks for no second request on the connection, so that the answer ends. */
export const end = "connection: close";
