import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@rooms/db/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { authSecret, livekitKeys, ticketSecret } from "./support/test-api.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

interface Process {
  child: ChildProcess;
  lines: string[];
  exit: Promise<number | null>;
}

function startProcess(variables: Record<string, string>): Process {
  const child = spawn(process.execPath, [main], {
    env: { PATH: "/usr/bin:/bin", ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const collect = (chunk: Buffer): void => {
    lines.push(...chunk.toString().split("\n").filter(Boolean));
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  onTestFinished(() => void child.kill("SIGKILL"));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, lines, exit };
}

async function portOf({ lines, exit }: Process): Promise<number> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const line = lines.find((one) => one.includes(`"listening"`));
    // Our own log line.
    if (line !== undefined) return (JSON.parse(line) as { port: number }).port;
    const ended = await Promise.race([
      exit,
      new Promise((resolve) => setTimeout(resolve, 50, "no")),
    ]);
    if (ended !== "no") break;
  }
  throw new Error(`The api did not start: ${lines.join("\n")}`);
}

describe("the process", () => {
  it("serves, and stops by itself soon after SIGTERM", async () => {
    const database = await createTestDatabase();
    onTestFinished(database.drop);
    const api = startProcess({
      NODE_ENV: "test",
      API_PORT: "0",
      DATABASE_URL: database.url,
      AUTH_SECRET: authSecret,
      REALTIME_TICKET_SECRET: ticketSecret,
      LIVEKIT_URL: "ws://127.0.0.1:1",
      LIVEKIT_API_KEY: livekitKeys.apiKey,
      LIVEKIT_API_SECRET: livekitKeys.apiSecret,
    });
    const base = `http://127.0.0.1:${await portOf(api)}/api`;
    const ready = await fetch(`${base}/ready`);
    expect(await ready.json()).toEqual({
      ready: true,
      parts: { database: "up", livekit: "down" },
    });
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/rooms_api_request_seconds_count\{.*operation="operations.ready"/);
    const forwarded = await fetch(`${base}/metrics`, { headers: { "x-forwarded-for": "1.2.3.4" } });
    expect(forwarded.status).toBe(404);
    const stoppedFrom = performance.now();
    api.child.kill("SIGTERM");
    expect(await api.exit).toBe(0);
    expect(performance.now() - stoppedFrom).toBeLessThan(5_000);
  }, 40_000);

  it("does not start on a wrong environment, and says all that is wrong", async () => {
    const api = startProcess({ NODE_ENV: "test", AUTH_SECRET: "short" });
    expect(await api.exit).toBe(1);
    const said = api.lines.join("\n");
    expect(said).toContain("AUTH_SECRET: needs 32 characters or more");
    expect(said).toContain("DATABASE_URL");
  }, 20_000);
});
