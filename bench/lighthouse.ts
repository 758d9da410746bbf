import { chromium } from "@playwright/test";
import { startRooms } from "@rooms/e2e/support";
import { findChromium } from "@rooms/scripts/chromium";
import lighthouse, { desktopConfig } from "lighthouse";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const debuggingPort = 9_333;
const categories = ["performance", "accessibility", "best-practices"] as const;
const audits = [
  "first-contentful-paint",
  "largest-contentful-paint",
  "interactive",
  "server-response-time",
];

/** Lighthouse on the pages before a room, built for production, as a phone and as a desktop. */
export async function measureLighthouse(): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  const profile = mkdtempSync(join(tmpdir(), "rooms-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? "chromium",
    args: [
      "--no-sandbox",
      `--remote-debugging-port=${debuggingPort}`,
      "--use-fake-ui-for-media-stream",
      "--use-fake-device-for-media-stream",
    ],
    baseURL: rooms.webUrl,
  });
  try {
    const page = await context.newPage();
    await judge(`${rooms.webUrl}/signin`, "/signin");
    await page.goto("/signin");
    await page.getByLabel("E-mail address").fill("ann@example.com");
    await page.getByRole("button", { name: "Sign in with e-mail" }).click();
    await page.getByLabel("Your name").fill("Ann");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "New session" }).click();
    await page.waitForURL(/\/session\//);
    const prejoin = page.url();
    await page.goto("about:blank");
    await judge(`${rooms.webUrl}/sessions`, "/sessions");
    await judge(prejoin, "prejoin");
  } finally {
    await context.close();
    await rooms.pool.end();
    await rooms.stop();
    for (const folder of [stateDir, profile]) rmSync(folder, { recursive: true, force: true });
  }
}

async function judge(url: string, name: string): Promise<void> {
  for (const form of ["mobile", "desktop"] as const) {
    const flags = {
      port: debuggingPort,
      onlyCategories: [...categories],
      disableStorageReset: true,
    };
    const result = await lighthouse(url, flags, form === "desktop" ? desktopConfig : undefined);
    if (!result) throw new Error(`Lighthouse said nothing about ${name}.`);
    const { lhr } = result;
    const scores = categories.map(
      (one) => `${one} ${Math.round((lhr.categories[one]?.score ?? 0) * 100)}`,
    );
    const times = audits.map((id) => `${id} ${lhr.audits[id]?.displayValue ?? "?"}`);
    console.log(`${name}, ${form}: ${scores.join(", ")}; ${times.join(", ")}`);
    for (const one of categories) {
      for (const { id, weight } of lhr.categories[one]?.auditRefs ?? []) {
        const { score, title } = lhr.audits[id] ?? {};
        if (weight > 0 && typeof score === "number" && score < 0.9)
          console.log(`  ${score} ${id}: ${title ?? ""}`);
      }
    }
  }
}
