import { freePort } from "@rooms/testing/ports";
import { Person, wordsOf, writeMicrophone } from "@rooms/e2e/support";
import { PartProcess } from "@rooms/testing/part-process";
import { until } from "@rooms/testing/until";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const linkTimeoutMs = 900_000;
const captionTimeoutMs = 60_000;

/**
 * From `git clone` of the last commit to a newcomer's own words on their screen, by the README's command alone; first
 * with every cache empty (packages, LiveKit's build, the speech model), then with all of them filled by the first time.
 */
export async function measureFirstCaption(): Promise<void> {
  const caches = mkdtempSync(join(tmpdir(), "rooms-caches-"));
  try {
    for (const state of ["empty", "filled"]) {
      const { linkS, captionS } = await cloneAndSpeak(caches);
      console.log(
        `caches ${state}: clone → link ${linkS.toFixed(1)} s, clone → first caption ${captionS.toFixed(1)} s`,
      );
    }
  } finally {
    execFileSync("chmod", ["-R", "u+w", caches]);
    rmSync(caches, { recursive: true, force: true });
  }
}

async function cloneAndSpeak(caches: string): Promise<{ linkS: number; captionS: number }> {
  const clone = mkdtempSync(join(tmpdir(), "rooms-clone-"));
  const port = await freePort();
  const startedAtMs = Date.now();
  const secondsSince = (): number => (Date.now() - startedAtMs) / 1000;
  execFileSync("git", ["clone", "--quiet", root, clone]);
  const webUrl = `http://localhost:${port}`;
  let linkPrinted = false;
  const dev = new PartProcess(
    {
      part: "dev",
      command: "npx",
      args: ["-y", "pnpm@10", "dev"],
      cwd: clone,
      env: { ...process.env, ...cacheSettings(caches), PORT: String(port) },
    },
    { ownGroup: true, log: (_part, line) => (linkPrinted ||= line.includes(webUrl)) },
  );
  try {
    await dev.untilReady({ ask: () => linkPrinted, timeoutMs: linkTimeoutMs });
    const linkS = secondsSince();
    await readOwnWords(webUrl, join(clone, "microphone.wav"));
    return { linkS, captionS: secondsSince() };
  } finally {
    await dev.stop("SIGINT");
    rmSync(clone, { recursive: true, force: true });
  }
}

function cacheSettings(caches: string): NodeJS.ProcessEnv {
  return {
    ROOMS_CACHE_DIR: join(caches, "rooms"),
    npm_config_cache: join(caches, "npm"),
    npm_config_store_dir: join(caches, "pnpm"),
    GOCACHE: join(caches, "go-build"),
    GOMODCACHE: join(caches, "go-mod"),
    PIP_CACHE_DIR: join(caches, "pip"),
  };
}

async function readOwnWords(webUrl: string, microphone: string): Promise<void> {
  writeMicrophone(microphone, [
    { atS: 4, sentence: "ann-1" },
    { atS: 14, sentence: "ann-2" },
    { atS: 24, sentence: "ann-3" },
  ]);
  const ann = await Person.open({ name: "Ann", webUrl, microphone });
  try {
    await ann.signIn();
    const slug = await ann.createSession("First words");
    await ann.join(slug);
    // Alone, nothing is written before it is asked for.
    await ann.page.getByRole("button", { name: "Transcribe now" }).click();
    const isRead = async () => (await ann.lines()).some(({ text }) => wordsOf(text).length > 0);
    await until("a caption", isRead, { withinMs: captionTimeoutMs, everyMs: 50 });
  } finally {
    await ann.close();
  }
}
