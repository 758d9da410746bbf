import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { totalmem } from "node:os";
import { findEmbeddedPostgres } from "@rooms/db/embedded";
import { freePortFrom } from "@rooms/testing/ports";
import colours from "picocolors";
import { z } from "zod";
import { findChromium } from "./src/chromium.ts";
import { findFirefox } from "./src/firefox.ts";
import { missingDoors } from "./src/front-doors.ts";
import { findLivekit, type LivekitSource } from "./src/livekit.ts";
import { cacheDir, root, stateDir } from "./src/paths.ts";
import { portOwner } from "./src/port-owner.ts";
import { publicAddressFindings } from "./src/public-addresses.ts";
import { findPython } from "./src/python.ts";
import { findRedis } from "./src/redis.ts";
import { serviceFindings } from "./src/service-findings.ts";
import { readOperatorSettings } from "./src/settings.ts";

type Finding = { ok: boolean; what: string; say: string };

const packReport = z.object({ pack: z.string(), ok: z.boolean(), say: z.string() });

function livekitFinding(source: LivekitSource): Finding {
  switch (source.kind) {
    case "path":
    case "cached":
      return { ok: true, what: "LiveKit", say: source.binary };
    case "go":
      return {
        ok: true,
        what: "LiveKit",
        say: `will be built once with ${source.go} (${source.version}, about three minutes)`,
      };
    case "docker":
      return { ok: true, what: "LiveKit", say: `will run in Docker (${source.version})` };
    case "missing":
      return {
        ok: false,
        what: "LiveKit",
        say: "install Go 1.26 or newer, or Docker, or set LIVEKIT_URL",
      };
  }
}

/** A native library: not every machine has a build of it. */
function earsFinding(): Finding {
  const what = "Room ears";
  const program = 'import("@livekit/rtc-node").then(() => process.exit(0), () => process.exit(1))';
  const cwd = join(root, "apps/transcriber");
  const { status } = spawnSync(process.execPath, ["-e", program], { cwd, stdio: "ignore" });
  return status === 0
    ? { ok: true, what, say: "@livekit/rtc-node loads: the server can hear in rooms" }
    : {
        ok: true,
        what,
        say: "@livekit/rtc-node does not load here: no server capture, all else works",
      };
}

/** With Gladia's key no pack is used. */
function speechFindings(operator: Record<string, string>): Finding[] {
  if (operator["GLADIA_API_KEY"] !== undefined)
    return [{ ok: true, what: "Speech", say: "Gladia, by GLADIA_API_KEY" }];
  const program = join(root, "apps/speech/src/list-packs.ts");
  const args = ["--disable-warning=ExperimentalWarning", program];
  const env = { ...process.env, ...operator, ROOMS_CACHE_DIR: cacheDir() };
  const { stdout } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  const lines = stdout.split("\n").filter((line) => line !== "");
  const reports = lines.map((line) => packReport.parse(JSON.parse(line)));
  return reports.map(({ pack, ok, say }) => ({ ok, what: "Speech", say: `${pack}: ${say}` }));
}

/** Tests put real ones before Rooms. */
function proxiesFinding(): Finding {
  const missing = missingDoors();
  const say =
    missing.length === 0
      ? "Caddy and nginx, for tests"
      : `not all here; only tests need them (apt-get install ${missing.join(" ")})`;
  return { ok: true, what: "Proxies", say };
}

/** Rooms needs none; rate limits in Redis are tested against a real one. */
function redisFinding(): Finding {
  const what = "Redis";
  const found = findRedis();
  if (found !== undefined) return { ok: true, what, say: `${found}, for tests` };
  const say =
    findPython() === undefined
      ? "not here; only tests need it (apt-get install redis-server, or Python 3 to fetch one with)"
      : "not here; tests will fetch one once with pip";
  return { ok: true, what, say };
}

async function portFinding(what: string, port: number): Promise<Finding> {
  const free = await freePortFrom(port);
  if (free === port) return { ok: true, what: `port ${port}`, say: `free for ${what}` };
  const owner = (await portOwner(port)) ?? "another process";
  return {
    ok: true,
    what: `port ${port}`,
    say: `used by ${owner}; ${what} will take ${free}`,
  };
}

const operator = readOperatorSettings();
const livekit = operator["LIVEKIT_URL"];
const chromium = findChromium();
const findings: Finding[] = [
  { ok: true, what: "Node", say: `${process.version}, of this repository` },
  {
    ok: true,
    what: "Memory",
    say: `${Math.round(totalmem() / 2 ** 30)} GiB (2 are enough to run, 4 to test)`,
  },
  {
    ok: true,
    what: "Postgres",
    say:
      operator["DATABASE_URL"] === undefined ? "embedded, in .rooms/postgres" : "by DATABASE_URL",
  },
  livekit === undefined
    ? livekitFinding(findLivekit())
    : { ok: true, what: "LiveKit", say: "by LIVEKIT_URL" },
  earsFinding(),
  ...speechFindings(operator),
  chromium === undefined
    ? {
        ok: true,
        what: "Chromium",
        say: "not here; only tests need it (apt-get install chromium, or CHROMIUM_PATH)",
      }
    : { ok: true, what: "Chromium", say: chromium },
  {
    ok: true,
    what: "Firefox",
    say:
      findFirefox() ??
      "not here with PulseAudio; only a test needs them (apt-get install firefox-esr pulseaudio pulseaudio-utils)",
  },
  proxiesFinding(),
  redisFinding(),
  ...(await publicAddressFindings(operator)),
  ...(await serviceFindings(operator, await findEmbeddedPostgres(join(stateDir, "postgres")))),
  await portFinding("the web", Number(operator["PORT"] ?? 3000)),
];
for (const { ok, what, say } of findings) {
  console.log(`${ok ? colours.green("✓") : colours.red("✗")} ${what.padEnd(11)} ${say}`);
}
process.exit(findings.every(({ ok }) => ok) ? 0 : 1);
