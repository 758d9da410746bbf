import { mkdtempSync, statSync, writeFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadOrMakeSecrets } from "../src/secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("makes secrets once, readable by their owner only, and keeps them", () => {
  const file = join(folder, "a", "secrets.env");
  const first = loadOrMakeSecrets(file);
  expect(loadOrMakeSecrets(file)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(3);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("keeps the secrets it knows when one is missing", () => {
  const file = join(folder, "b.env");
  writeFileSync(file, "AUTH_SECRET=known\n");
  expect(loadOrMakeSecrets(file).AUTH_SECRET).toBe("known");
});
