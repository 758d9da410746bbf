import type { Page } from "@playwright/test";
import { gzipSync } from "node:zlib";

/** Weighs the scripts that a page and its Workers load from now on: kB (1,000 bytes), gzip, each file once. */
export function weighJavaScript(page: Page): () => Promise<number> {
  const files = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.endsWith(".js")) return;
    files.set(
      pathname,
      response.body().then((body) => gzipSync(body).length),
    );
  });
  return async () => {
    const bytes = await Promise.all(files.values());
    return bytes.reduce((sum, one) => sum + one, 0) / 1_000;
  };
}
