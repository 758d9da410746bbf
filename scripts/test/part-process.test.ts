import { describe, expect, it, onTestFinished } from "vitest";
import { AppProcess } from "@rooms/testing/app-process";
import { PartProcess } from "@rooms/testing/part-process";
import { Supervisor } from "../src/supervisor.ts";

const muchTooLongMs = 60_000;
const never = { ask: async () => Promise.resolve(false), timeoutMs: muchTooLongMs };
const always = { ask: async () => Promise.resolve(true), timeoutMs: muchTooLongMs };

/** A part that is this program. */
function command(program: string) {
  return { part: "speech", command: process.execPath, args: ["-e", program], env: process.env };
}

function supervise() {
  const crashes: string[] = [];
  const supervisor = new Supervisor(
    () => undefined,
    (how) => crashes.push(how),
  );
  onTestFinished(async () => supervisor.stopAll());
  return { supervisor, crashes };
}

describe("a part that ends while it is starting", () => {
  it("is named at once, with its last lines in order, to the caller that waits and as a crash", async () => {
    const { supervisor, crashes } = supervise();
    const program = `for (let n = 1; n <= 20; n += 1) console.error("line " + n); process.exitCode = 3;`;
    const sentence =
      /^speech ended while it was starting \(exit code 3\)\. Its last lines:\n {2}line 9\n[^]*\n {2}line 20$/;
    await expect(supervisor.start(command(program), never)).rejects.toThrow(sentence);
    expect(crashes).toEqual([expect.stringMatching(sentence)]);
  });

  it("is named when there is no such program, and when a signal ended it without a word", async () => {
    const missing = { ...command(""), command: "/nowhere/speech" };
    await expect(supervise().supervisor.start(missing, never)).rejects.toThrow(/speech .*ENOENT/);
    const killed = command(`process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)`);
    await expect(supervise().supervisor.start(killed, never)).rejects.toThrow(
      "speech ended while it was starting (SIGKILL). It wrote nothing.",
    );
  });

  it("is not taken for ready because another process answers at its address", async () => {
    const part = new PartProcess(command(`console.log("address in use")`));
    await part.exit;
    await expect(part.untilReady(always)).rejects.toThrow("address in use");
  });

  it("is named to a test that starts one of our apps", async () => {
    const app = new AppProcess("/nowhere/main.js", {});
    await expect(app.port(muchTooLongMs)).rejects.toThrow("Cannot find module '/nowhere/main.js'");
  });
});

it("a part that is silent past its time is named with its last lines; asked to stop it is no crash", async () => {
  const spoken = Promise.withResolvers<string>();
  const crashes: string[] = [];
  const supervisor = new Supervisor(
    (_part, line) => spoken.resolve(line),
    (how) => crashes.push(how),
  );
  onTestFinished(async () => supervisor.stopAll());
  const program = `console.log("waiting for the model"); setInterval(() => {}, 1000);`;
  const ask = async () => (await spoken.promise) === "ready";
  await expect(supervisor.start(command(program), { ask, timeoutMs: 0 })).rejects.toThrow(
    "speech did not come within 0 s. Its last lines:\n  waiting for the model",
  );
  await supervisor.stop("speech");
  expect(crashes).toEqual([]);
});

it("a part that ends later is a crash by itself, told once", async () => {
  const told = Promise.withResolvers<string>();
  const supervisor = new Supervisor(() => undefined, told.resolve);
  await supervisor.start(command(`setTimeout(() => process.exit(4), 500)`), always);
  expect(await told.promise).toBe("speech ended by itself (exit code 4). It wrote nothing.");
});
