import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findingOf, serviceFindings } from "../src/service-findings.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-doctor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program is started from its sources each time; on a busy machine that takes seconds. */
const startMsMax = 60_000;
// A port on which no service listens.
const nowhere = "127.0.0.1:2";
const operator = { BLOB_DIR: join(folder, "blobs") };
const databaseUrl = `postgres://rooms:secret@${nowhere}/rooms`;

async function told(settings: Record<string, string>, embedded: string | null = null) {
  const findings = await serviceFindings({ ...operator, ...settings }, embedded);
  return findings.map(({ ok, what }) => `${ok ? "well" : "wrong"}: ${what}`);
}

it("doctor asks nothing of an installation that is neither configured nor running", async () => {
  expect(await told({})).toEqual(["well: Services"]);
});

it(
  "doctor says what the admin program's check finds, and leaves out what starts with Rooms",
  async () => {
    expect(await told({ DATABASE_URL: databaseUrl, SMTP_URL: `smtp://${nowhere}` })).toEqual([
      "wrong: Database",
      "wrong: Clock",
      "well: Documents",
      "wrong: Mail",
    ]);
  },
  startMsMax,
);

it("doctor takes a database without tables, or with older ones, for one that the next start brings up to date", () => {
  const part = { part: "database", ok: false, detail: "run the migrate program" };
  const waits = (state: string) => ({
    ...{ ok: true, what: "Database" },
    say: `reached; it ${state}: the next start of Rooms sees to it`,
  });
  expect(findingOf({ ...part, schema: "empty" })).toEqual(waits("has no tables yet"));
  expect(findingOf({ ...part, schema: "older" })).toEqual(waits("has an older schema"));
  expect(findingOf(part)).toEqual({ ok: false, what: "Database", say: "run the migrate program" });
});

it(
  "doctor asks LiveKit where it is configured, or Rooms runs",
  async () => {
    const settings = { DATABASE_URL: databaseUrl, LIVEKIT_URL: `ws://${nowhere}` };
    expect(await told(settings)).toContain("wrong: LiveKit");
    expect(await told({ LIVEKIT_PORT: "2" }, databaseUrl)).toContain("wrong: LiveKit");
  },
  startMsMax,
);

it(
  "doctor names a setting that the parts would refuse",
  async () => {
    const [finding] = await serviceFindings({ ...operator, DATABASE_URL: "nonsense" }, null);
    expect(finding).toMatchObject({ ok: false, what: "Settings" });
    expect(finding?.say).toContain("DATABASE_URL");
  },
  startMsMax,
);
