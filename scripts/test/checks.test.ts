import { describe, expect, it, vi } from "vitest";
import { readPlaywright, readVitest, runTogether } from "../src/checks.ts";

describe("the sum of the checks", () => {
  it("counts a command without a report as one test, passed or failed by its exit code", async () => {
    const good = { title: "good", command: "true", args: [] };
    const bad = { title: "bad", command: "false", args: [] };
    expect(await runTogether([good])).toEqual([{ passed: 1, failed: 0 }]);
    expect(await runTogether([bad, good])).toEqual([
      { passed: 0, failed: 1 },
      { passed: 1, failed: 0 },
    ]);
  });

  it("shows all that was printed by those that run side by side, each under its own title", async () => {
    const printed: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    const print = (word: string) => ({
      title: word,
      command: "sh",
      args: ["-c", `echo ${word}; echo ${word} >&2`],
    });
    await runTogether([print("one"), print("two")]).finally(() => write.mockRestore());
    expect(printed).toEqual(expect.arrayContaining(["one\none\n", "two\ntwo\n"]));
  });

  it("counts a runner that wrote no report as failed, even when it exits with 0", async () => {
    const report = { file: "/nonexistent/report.json", read: readVitest };
    expect(await runTogether([{ title: "silent", command: "true", args: [], report }])).toEqual([
      { passed: 0, failed: 1 },
    ]);
  });

  it("counts a test file that cannot be loaded, and a test that passed at the second try, as failed", () => {
    expect(
      readVitest({ numPassedTests: 5, numFailedTests: 0, numFailedTestSuites: 1 }).failed,
    ).toBe(1);
    expect(readPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 1 } }).failed).toBe(1);
  });
});
