import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLogger } from "../src/observability/index.ts";

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  let out = "";
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      out += chunk.toString();
      done();
    },
  });
  write(createLogger({ name: "test", level: "info", destination }));
  return out;
}

describe("logger", () => {
  it("keeps names, words and tokens out of the line at any of three depths", () => {
    const line = logged((log) => {
      log.info(
        {
          name: "Ann Secret",
          segment: { text: "spoken words" },
          request: { headers: { authorization: "Bearer t0ken" } },
        },
        "request-done",
      );
    });
    expect(line).not.toMatch(/Ann Secret|spoken words|t0ken/);
    expect(line).toContain("request-done");
  });

  it("keeps what operators need", () => {
    const line = logged((log) =>
      log.info({ sessionId: "s1", code: "NOT_FOUND", tookMs: 12 }, "request-done"),
    );
    expect(JSON.parse(line)).toMatchObject({
      process: "test",
      level: "info",
      sessionId: "s1",
      code: "NOT_FOUND",
      tookMs: 12,
    });
  });
});
