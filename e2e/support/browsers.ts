import { chromium, type Browser } from "@playwright/test";
import { findChromium, findHeadlessChromium } from "@rooms/scripts/chromium";
import type { PersonOptions } from "./person.ts";
import { lanHost } from "./rooms.ts";

export interface TakenBrowser {
  browser: Browser;
  release: () => Promise<void>;
}

const shared = new Map<string, Promise<Browser>>();
const started = new Set<Promise<Browser>>();

/**
 * Ends every browser of this Playwright worker. For stories whose servers wait for open pages when they are asked to stop: a
 * story that failed has closed none.
 */
export async function closeBrowsers(): Promise<void> {
  const all = [...started];
  started.clear();
  shared.clear();
  await Promise.allSettled(all.map(async (browser) => (await browser).close()));
}

/**
 * A Chromium that was started with these arguments. Who speaks from a file gets one alone; the others share one each
 * Playwright worker, which ends it: to start one costs a second of a core.
 */
export async function takeBrowser(
  args: string[],
  { whole = false }: { whole?: boolean } = {},
): Promise<TakenBrowser> {
  const find = whole ? findChromium : findHeadlessChromium;
  const start = () => {
    const browser = chromium.launch({ executablePath: find() ?? "chromium", args });
    started.add(browser);
    return browser;
  };
  if (args.some((arg) => arg.startsWith(microphoneFlag))) {
    const browser = await start();
    return { browser, release: () => browser.close() };
  }
  const key = [String(whole), ...args].join(" ");
  const running = shared.get(key) ?? start();
  shared.set(key, running);
  return { browser: await running, release: () => Promise.resolve() };
}

const microphoneFlag = "--use-file-for-fake-audio-capture";

export function launchArguments({
  devices: wanted = "fake",
  microphone,
  trustedKeys = [],
  findsNames,
}: Pick<PersonOptions, "devices" | "microphone" | "trustedKeys" | "findsNames">): string[] {
  const quiet = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const throttling = [
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
  ];
  // A camera of twenty frames a second, coded by the processor for each person, takes it from all that is waited for.
  const devices = wanted === "none" ? [] : ["--use-fake-device-for-media-stream=fps=5"];
  const asking =
    wanted === "denied" ? ["--deny-permission-prompts"] : ["--use-fake-ui-for-media-stream"];
  return [
    ...quiet,
    ...throttling,
    ...devices,
    ...asking,
    ...(microphone === undefined ? [] : [`${microphoneFlag}=${microphone}%noloop`]),
    ...(trustedKeys.length === 0
      ? []
      : [`--ignore-certificate-errors-spki-list=${trustedKeys.join(",")}`]),
    ...(findsNames === undefined ? [`--host-resolver-rules=MAP ${lanHost} 127.0.0.1`] : []),
    "--autoplay-policy=no-user-gesture-required",
  ];
}
