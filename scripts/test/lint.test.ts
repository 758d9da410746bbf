import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { root } from "../src/paths.ts";

// Each test types what it planted anew.
vi.setConfig({ testTimeout: 30_000 });

const planted = [
  join(root, "packages", "domain", "src", `planted-${process.pid}`),
  join(root, "apps", "web", "src", "shared", `planted-${process.pid}`),
];
afterEach(() => {
  for (const folder of planted) rmSync(folder, { recursive: true, force: true });
});

function lint(folder: string, file: string, lines: string[]): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), lines.join("\n"));
  const command = join(root, "node_modules", ".bin", "oxlint");
  const run = spawnSync(command, ["--deny-warnings", "--format=unix", folder], {
    cwd: root,
    encoding: "utf8",
  });
  expect(run.status).not.toBe(0);
  return run.stdout;
}

it("refuses a promise that is left alone, a name that only the compiler keeps private, and the environment", () => {
  const found = lint(planted[0]!, "careless.ts", [
    "export const answer = async (): Promise<number> => 1;",
    "export class Careless {",
    "  private readonly home = process.env.HOME;",
    "  go(): string | undefined {",
    "    answer();",
    "    return this.home;",
    "  }",
    "}",
  ]);
  for (const rule of ["no-floating-promises", "private-names(hash)", "no-restricted-properties"]) {
    expect(found).toContain(rule);
  }
});

it("refuses in the web what pages without https lack, Next's own messages, and hooks in a condition", () => {
  const found = lint(planted[1]!, "careless.tsx", [
    'import { useTranslations } from "next-intl";',
    'import { useState } from "react";',
    "export function Careless({ on }: { on: boolean }) {",
    "  if (on) useState(1);",
    "  const t = useTranslations();",
    '  return <button onClick={() => void navigator.clipboard.writeText("")}>{t("common.copy")}</button>;',
    "}",
  ]);
  for (const rule of ["no-restricted-imports", "no-restricted-properties", "rules-of-hooks"]) {
    expect(found).toContain(rule);
  }
});
