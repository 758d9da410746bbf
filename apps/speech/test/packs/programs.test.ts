import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { untilThat } from "@rooms/testing/until";
import { forkedFetch } from "../../src/packs/forked-fetch.ts";
import { runCommand } from "../../src/packs/run-command.ts";

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "packs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

describe("a process that fetches", () => {
  async function fetching(code: string) {
    const program = join(await emptyFolder(), "program.mjs");
    await writeFile(program, code);
    const percents: number[] = [];
    const stopping = new AbortController();
    const ended = forkedFetch(pathToFileURL(program))("silero-vad", {
      onPercent: (percent) => percents.push(percent),
      signal: stopping.signal,
    });
    return { ended, percents, stop: () => stopping.abort() };
  }

  it("tells how far it is, and ends well", async () => {
    const { ended, percents } = await fetching(`
      process.send({ type: "percent", percent: process.argv[2] === "silero-vad" ? 40 : 0 });
      process.disconnect();`);
    expect(await ended).toBeNull();
    expect(percents).toEqual([40]);
  });

  it("says why it failed", async () => {
    const { ended } = await fetching(`
      process.send({ type: "failed", reason: "the disk has too little space left" });
      process.exitCode = 1;
      process.disconnect();`);
    expect(await ended).toBe("the disk has too little space left");
  });

  it("has not fetched when it is killed", async () => {
    const { ended } = await fetching(`process.kill(process.pid, "SIGKILL");`);
    expect(await ended).toBe("the process that fetches ended early");
  });

  it("is killed when it does not stop", async () => {
    const { ended, percents, stop } = await fetching(`
      process.on("SIGTERM", () => process.send({ type: "percent", percent: 2 }));
      process.on("message", () => {});
      process.send({ type: "percent", percent: 1 });`);
    await untilThat(() => percents.includes(1));
    stop();
    expect(await ended).not.toBeNull();
    expect(percents).toEqual([1, 2]);
  });
});

it.skipIf(process.platform === "win32")(
  "a program that does not end when it is told to is killed",
  async () => {
    const folder = await emptyFolder();
    const started = join(folder, "started");
    const code = `
      process.on("SIGTERM", () => {});
      setInterval(() => {}, 1000);
      require("node:fs").writeFileSync(${JSON.stringify(started)}, String(process.pid));`;
    const stopping = new AbortController();
    const ended = runCommand({
      command: process.execPath,
      args: ["-e", code],
      env: {},
      timeoutMs: 60_000,
      signal: stopping.signal,
    });
    await untilThat(() => existsSync(started) && readFileSync(started, "utf8") !== "");
    stopping.abort();
    expect(await ended).toBe("failed");
    const pid = Number(readFileSync(started, "utf8"));
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  },
);

describe("the programs that people run", () => {
  function run(program: string, args: readonly string[], env: Record<string, string>) {
    const path = fileURLToPath(new URL(`../../src/${program}`, import.meta.url));
    const node = ["--disable-warning=ExperimentalWarning", path];
    return spawnSync(process.execPath, [...node, ...args], { env, encoding: "utf8" });
  }

  it("say on a machine without pip that it is not here, also later", async () => {
    const cache = await emptyFolder();
    const env = { PATH: cache, ROOMS_CACHE_DIR: cache, SPEECH_PACKS: "silero-vad" };
    const fetched = run("fetch-packs.ts", [], env);
    expect(fetched.stdout).toMatch(/^silero-vad is missing: wheels: pip is not here/);
    expect(fetched.status).toBe(1);
    const { stdout } = run("list-packs.ts", [], env);
    const reports = stdout.trimEnd().split("\n");
    expect(reports.find((line) => line.includes("silero-vad"))).toContain("pip is not here");
  });

  it("refuse settings that are wrong", () => {
    const fetched = run("fetch-packs.ts", [], { PATH: "", SPEECH_LANGUAGES: "xx" });
    expect(fetched.stdout).toContain("SPEECH_LANGUAGES");
    expect(fetched.status).toBe(2);
  });
});
