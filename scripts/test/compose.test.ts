import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { readEnv as readAdmin } from "../../apps/admin/src/env.ts";
import { readEnv as readApi } from "../../apps/api/src/env.ts";
import { readEnv as readMigrate } from "../../apps/migrate/src/env.ts";
import { readEnv as readSpeech } from "../../apps/speech/src/env.ts";
import { readEnv as readTranscriber } from "../../apps/transcriber/src/env.ts";
import { readEnv as readWorker } from "../../apps/worker/src/env.ts";
import { pinnedToolVersion } from "../src/infra-tools.ts";
import { readCompose, type ComposeProject } from "../src/compose-check.ts";
import { buildLivekit, findLivekit } from "../src/livekit.ts";
import { root } from "../src/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-setup-"));
const file = join(folder, "env");
const composeFile = join(root, "infra", "compose.yaml");
const domain = ["--domain", "rooms.example.com", "--mail", "you@example.com"];
const address = ["--public-ip", "203.0.113.7"];

function setUp(...options: string[]): { status: number | null; said: string } {
  const args = ["--file", file, "--yes", ...options];
  const { status, stdout, stderr } = spawnSync(join(root, "infra", "setup"), args, {
    encoding: "utf8",
  });
  return { status, said: `${stdout}${stderr}` };
}

function settings(): Record<string, string | undefined> {
  return parseEnv(readFileSync(file, "utf8"));
}

let compose: ComposeProject;
beforeAll(async () => {
  setUp(...domain, ...address, "--no-checks");
  compose = await readCompose(composeFile, file);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ours = ["web", "api", "transcriber", "worker", "speech", "migrate", "admin"];

it("setup writes a file that only its owner reads, and each secret is another", () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const names = ["POSTGRES_PASSWORD", "AUTH_SECRET", "REALTIME_TICKET_SECRET", "SPEECH_API_KEY"];
  const secrets = names.map((name) => settings()[name]);
  expect(new Set(secrets).size).toBe(names.length);
  for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
});

it("a second run keeps secrets and what was put in by hand, and changes what it is told", () => {
  const before = settings();
  const byHand = "SMTP_URL='smtp://user:pass word$1@mail.example.com:587'\nOIDC_NAME=Company\n";
  writeFileSync(file, readFileSync(file, "utf8") + byHand);
  expect(setUp("--public-ip", "203.0.113.8", "--no-checks").status).toBe(0);
  expect(settings()).toEqual({
    ...before,
    ...parseEnv(byHand),
    ROOMS_PUBLIC_IP: "203.0.113.8",
  });
  setUp(...address, "--no-checks");
});

it("setup says what stands in the way, and ends with 1", () => {
  const { status, said } = setUp(
    "--domain",
    "rooms.invalid",
    "--mail",
    "you@example.com",
    ...address,
  );
  expect(status).toBe(1);
  expect(said).toContain("rooms.invalid has no address");
  setUp(...domain, ...address, "--no-checks");
});

it.each([
  [["--domain", "rooms.example.com; rm"], "Not a name of a machine"],
  [["--public-ip", "here"], "address of this machine is not known"],
  [["--mail", "nobody"], "A mail address is needed"],
  [["--nonsense"], "unknown option"],
  [["--turn-name", "rooms.example.com"], "another name"],
  [["--turn-name", "203.0.113.7"], "Not a name for TURN"],
  [["--smtp-url", "smtp://it's"], "must not hold a quote"],
])("setup refuses %j and leaves the file as it was", (options, why) => {
  const before = readFileSync(file, "utf8");
  const { status, said } = setUp(...options, "--no-checks");
  expect(status).toBe(2);
  expect(said).toContain(why);
  expect(readFileSync(file, "utf8")).toBe(before);
});

it("every part of ours runs read-only and without capabilities, and starts once the database is up to date", () => {
  for (const name of ours) {
    const service = compose.services[name];
    expect(service?.read_only, name).toBe(true);
    expect(service?.cap_drop, name).toEqual(["ALL"]);
  }
  for (const name of ["api", "worker", "transcriber"]) {
    expect(compose.services[name]?.depends_on["migrate"]?.condition, name).toBe(
      "service_completed_successfully",
    );
  }
});

/** Ports by service that others than this machine reach. */
function publishedBy({ services }: ComposeProject): Record<string, string[]> {
  const all = Object.entries(services).map(([name, { ports }]) => {
    const open = ports.filter(({ host_ip: ip }) => ip !== "127.0.0.1");
    return [name, open.map(({ published }) => published)] as const;
  });
  return Object.fromEntries(all.filter(([, open]) => open.length > 0));
}

function profiles(): string[] {
  return settings()["COMPOSE_PROFILES"]?.split(",").sort() ?? [];
}

it("only the proxy is published; the api's port is this machine's own", () => {
  expect(profiles()).toEqual(["speech"]);
  const { turn, ...services } = compose.services;
  expect(turn?.profiles).toEqual(["turn"]);
  expect(publishedBy({ services })).toEqual({ caddy: ["80", "443"] });
});

it("with a name for TURN, 443 is nginx's, Caddy is told where connections come from, and LiveKit tells the name", async () => {
  const before = await readCompose(composeFile, file);
  setUp("--turn-name", "turn.example.com", "--no-checks");
  expect(profiles()).toEqual(["speech", "turn"]);
  const withTurn = await readCompose(composeFile, file);
  expect(publishedBy(withTurn)).toEqual({ caddy: ["80"], turn: ["443"] });
  expect(withTurn.services["caddy"]?.environment).toMatchObject({
    ROOMS_CADDY_LISTENER: "import turn/listener.caddy",
    ROOMS_CADDY_SITE: "import turn/name.caddy",
  });
  const livekit: unknown = parse(withTurn.services["livekit"]?.environment["LIVEKIT_CONFIG"] ?? "");
  expect(livekit).toMatchObject({
    turn: { domain: "turn.example.com", tls_port: 5349, external_tls: true },
  });

  setUp("--turn-name", "none", "--no-checks");
  expect(profiles()).toEqual(["speech"]);
  expect(await readCompose(composeFile, file)).toEqual(before);
});

it("Caddy of the compose file is the one that is tried", () => {
  const image = compose.services["caddy"]?.image ?? "";
  expect(pinnedToolVersion("caddy")).toMatch(`v${/^caddy:([\d.]+)$/.exec(image)?.[1] ?? image}.`);
});

it.each([
  ["admin", readAdmin],
  ["api", readApi],
  ["migrate", readMigrate],
  ["speech", readSpeech],
  ["transcriber", readTranscriber],
  ["worker", readWorker],
] as const)("%s takes the environment that it is given", (name, read) => {
  const given = Object.entries(compose.services[name]?.environment ?? {});
  // Each image says by itself where it listens.
  const own = { SPEECH_HOST: "0.0.0.0" };
  const variables = {
    ...own,
    ...Object.fromEntries(given.map(([key, value]) => [key, value ?? ""])),
  };
  expect(read(variables)).toMatchObject({ ok: true });
});

it("LiveKit takes its configuration", async () => {
  const source = findLivekit();
  if (source.kind === "go") {
    await buildLivekit(source, () => undefined, AbortSignal.timeout(600_000));
  }
  if (source.kind === "docker" || source.kind === "missing") throw new Error("LiveKit is needed.");
  const config = compose.services["livekit"]?.environment["LIVEKIT_CONFIG"] ?? "";
  // Its settings are read before ports are listed; one that it does not know is all it then says.
  const portsOf = (body: string): string =>
    spawnSync(source.binary, ["ports"], { encoding: "utf8", env: { LIVEKIT_CONFIG: body } }).stdout;
  expect(portsOf(config)).toContain("7881 - ICE/TCP");
  expect(portsOf(`${config}\nturns: {}`)).not.toContain("7881");
});
