import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { execa } from "execa";
import { must, signInAt, type ApiVisitor } from "./src/api-visitor.ts";
import { createTerminalLog } from "./src/log.ts";
import { startStandaloneApi } from "./src/standalone-api.ts";
import { ensureSchemathesis, type Schemathesis } from "./src/schemathesis.ts";

/**
 * Lets schemathesis, which knows nothing of us but the OpenAPI document, look for what is wrong with the api: as
 * a stranger, as a member, and as a system with a key. Without options it asks the same each time, so that a change
 * is judged by what it changed; with `--seconds` it goes on asking new things for so long.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "20260101" },
    /** For each operation. */
    examples: { type: "string", default: "12" },
    /** For each of the three. */
    seconds: { type: "string" },
    as: { type: "string" },
    operation: { type: "string" },
  },
});
const log = createTerminalLog();

interface Asker {
  name: string;
  /** Of the document's security schemes, in schemathesis' configuration. */
  auth: string;
  /**
   * Operations left out: one that would end the asker's own rights for all that comes after, and those that are for
   * people only and ask who comes without a sign-in for a name.
   */
  spared: string[];
  phases: string;
}

const allPhases = "examples,coverage,fuzzing,stateful";

async function askers(url: string): Promise<Asker[]> {
  const [member, owner] = await Promise.all([
    signInAt(url, "member@example.com"),
    signInAt(url, "owner@example.com"),
  ]);
  for (const { client } of [member, owner]) {
    await must(client.identity.updateProfile({ body: { displayName: "Fuzz" } }));
  }
  const { items } = await must(owner.client.spaces.list());
  for (const { id } of items) {
    await must(
      owner.client.spaces.changeMode({ params: { id }, body: { mode: "SESSIONS_AND_TASKS" } }),
    );
  }
  const { secret } = await must(
    owner.client.apiKeys.create({
      body: {
        name: "schemathesis",
        scopes: [
          ...["sessions:read", "sessions:write", "transcripts:read"],
          ...["tasks:read", "tasks:write", "space:read"],
        ] as never,
      },
    }),
  );
  return [
    // A stranger is turned away before most input is read: to cover its every form would ask the same a thousand times.
    { name: "anonymous", auth: "", spared: [], phases: "examples,fuzzing,stateful" },
    {
      name: "member",
      auth: `[auth.openapi.person]\napi_key = "${sessionCookieOf(member)}"`,
      spared: ["identity.signOutEverywhere"],
      phases: allPhases,
    },
    {
      name: "system",
      auth: `[auth.openapi.system]\nbearer = "${secret}"`,
      spared: ["participants.join", "lobby.ask"],
      phases: allPhases,
    },
  ];
}

function sessionCookieOf({ headers }: ApiVisitor): string {
  const found = /authjs\.session-token=([^;]+)/.exec(headers.cookie)?.[1];
  if (found === undefined) throw new Error("The sign-in gave no session.");
  return found;
}

/**
 * Pages of ours send Origin. Which questions are right depends, for some operations, on more than a schema can say: a
 * guest has to give a name and a member has not, a period has to end after it starts, a time zone has to be one that is, a plan lies near now and has a start. What was made without
 * a plan has no calendar file.
 */
function configuration(url: string, { auth }: Asker): string {
  return `headers = { Origin = "${url}" }
${auth}
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "410", "429"]
${without("positive_data_acceptance", [
  ...["participants.join", "lobby.ask", "transcription.stats", "spaces.create", "spaces.update"],
  ...["sessions.create", "sessions.update", "rooms.create", "rooms.update"],
])}${without("ensure_resource_availability", ["rooms.getCalendar", "sessions.getCalendar"])}`;
}

function without(check: string, operations: readonly string[]): string {
  return operations
    .map(
      (id) => `[[operations]]
include-operation-id = "${id}"
checks.${check}.enabled = false
`,
    )
    .join("");
}

async function fuzz(tool: Schemathesis, url: string, asker: Asker): Promise<boolean> {
  const file = join(mkdtempSync(join(tmpdir(), "rooms-fuzz-")), "schemathesis.toml");
  writeFileSync(file, configuration(url, asker), { mode: 0o600 });
  // Checks are not named here: that would win over the configuration's exceptions.
  const args = [
    ...["-m", "schemathesis.cli", "--config-file", file, "run", `${url}/api/openapi.json`],
    ...["--phases", asker.phases, "--mode", "all", "--workers", "1"],
    ...["--max-examples", values.examples],
    ...(values.seconds === undefined
      ? ["--generation-deterministic"]
      : ["--seed", values.seed, "--max-time", values.seconds, "--generation-database", "none"]),
    ...["--suppress-health-check", "all", "--request-timeout", "20"],
    ...["--warnings", "off", "--no-color"],
    ...asker.spared.flatMap((id) => ["--exclude-operation-id", id]),
    ...(values.operation === undefined ? [] : ["--include-operation-id", values.operation]),
  ];
  const { stdout, failed } = await execa(tool.command, args, {
    // It keeps what it found beside itself, and asks that first the next time.
    cwd: dirname(file),
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...tool.env, PYTHONUNBUFFERED: "1" },
    reject: false,
  });
  log("fuzz", `schemathesis as ${asker.name}`);
  process.stdout.write(`${stdout}\n`);
  rmSync(dirname(file), { recursive: true });
  return !failed;
}

const tool = await ensureSchemathesis(log);
const api = await startStandaloneApi({ log });
const failed: string[] = [];
try {
  const all = await askers(api.url);
  const chosen = all.filter(({ name }) => values.as === undefined || values.as === name);
  await Promise.all(
    chosen.map(async (asker) => {
      if (!(await fuzz(tool, api.url, asker))) failed.push(asker.name);
    }),
  );
} finally {
  await api.stop();
}
if (failed.length > 0) log("fuzz", `found something as ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
