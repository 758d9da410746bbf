import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { test as base, type Page } from "@playwright/test";
import { build } from "esbuild";

const packageRoot = new URL("..", import.meta.url);

/** Chromium can do both; other browsers only the second. */
export type Hearing = "by the track itself" | "by an audio context";

/** Decides which way captures made from now on hear. */
export async function hearing(way: Hearing, page: Page): Promise<void> {
  if (way === "by the track itself") return;
  await page.evaluate(() => Reflect.deleteProperty(globalThis, "MediaStreamTrackProcessor"));
}

/** Specs get a page with the harness loaded, from a server of their own on a free port. */
export const test = base.extend<object, { origin: string }>({
  origin: [
    // The first parameter must be a pattern: Playwright reads from it what a fixture depends on.
    async ({ browserName: _ }, use) => {
      const files = new Map([
        [
          "/",
          {
            type: "text/html",
            body: '<!doctype html><script type="module" src="/src/page.js"></script>',
          },
        ],
        ["/src/page.js", { type: "text/javascript", body: await bundled("browser/page.ts") }],
        [
          "/src/track-worker.ts",
          { type: "text/javascript", body: await bundled("src/track-worker.ts") },
        ],
        [
          "/dist/processor.js",
          { type: "text/javascript", body: await bundled("src/processor.ts") },
        ],
      ]);
      const server = createServer((request, response) => {
        const file = files.get(new URL(request.url ?? "/", "http://localhost").pathname);
        response.writeHead(file === undefined ? 404 : 200, {
          "content-type": file?.type ?? "text/plain",
        });
        response.end(file?.body);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      // A server that listens on TCP has an address with a port.
      const { port } = server.address() as AddressInfo;
      await use(`http://127.0.0.1:${port}`);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    { scope: "worker" },
  ],
  page: async ({ page, origin }, use) => {
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => "harness" in window);
    await use(page);
  },
});

async function bundled(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(path, packageRoot))],
    bundle: true,
    format: "esm",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}
