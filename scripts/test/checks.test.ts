import { describe, expect, it } from "vitest";
import { readPlaywright, readVitest, runCheck } from "../src/checks.ts";

describe("the sum of the checks", () => {
  it("counts a command without a report as one test, passed or failed by its exit code", async () => {
    expect(await runCheck({ title: "good", command: "true", args: [] })).toEqual({
      passed: 1,
      failed: 0,
    });
    expect(await runCheck({ title: "bad", command: "false", args: [] })).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it("counts a runner that wrote no report as failed, even when it exits with 0", async () => {
    const report = { file: "/nonexistent/report.json", read: readVitest };
    expect(await runCheck({ title: "silent", command: "true", args: [], report })).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it("counts a test file that cannot be loaded, and a test that passed at the second try, as failed", () => {
    expect(
      readVitest({ numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 1 }).failed,
    ).toBe(1);
    expect(readPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 1 } }).failed).toBe(1);
  });
});
