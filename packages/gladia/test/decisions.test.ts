import { describe, expect, it } from "vitest";
import { afterClose } from "../src/client/after-close.ts";
import { backoffMs } from "../src/client/backoff.ts";
import { PositionMap } from "../src/client/position-map.ts";

const running = { opened: true, stopping: false, stopAcknowledged: false, exhausted: false };
const stopped = { ...running, stopping: true, stopAcknowledged: true };

describe("what the end of a socket means", () => {
  it.each([
    ["broken network", { code: 1006, status: null }, running, "reconnect"],
    ["server fault", { code: 4500, status: null }, running, "reconnect"],
    ["frame too big", { code: 1009, status: null }, running, "reconnect"],
    ["going away", { code: 1001, status: null }, running, "ENDED"],
    ["idle", { code: 4408, status: null }, running, "IDLE"],
    ["bad token", { code: 4401, status: null }, running, "UNAUTHORIZED"],
    ["no credit", { code: 4402, status: null }, running, "OUT_OF_CREDIT"],
    ["too many", { code: 4429, status: null }, running, "RATE_LIMITED"],
    ["unasked end", { code: 1000, status: null }, running, "ENDED"],
    ["asked end", { code: 1000, status: null }, stopped, "closed"],
    ["broken while draining", { code: 1006, status: null }, stopped, "reconnect"],
    ["refused while draining", { code: 1006, status: 403 }, stopped, "closed"],
    ["refused while running", { code: 1006, status: 403 }, running, "LOST"],
    [
      "refused at first",
      { code: 1006, status: 403 },
      { ...running, opened: false },
      "UNAUTHORIZED",
    ],
    ["busy", { code: 1006, status: 429 }, running, "reconnect"],
    [
      "busy to the last",
      { code: 1006, status: 429 },
      { ...running, opened: false, exhausted: true },
      "RATE_LIMITED",
    ],
    ["away to the last", { code: 1006, status: null }, { ...running, exhausted: true }, "LOST"],
    [
      "away from the first",
      { code: 1006, status: null },
      { ...running, opened: false, exhausted: true },
      "UNREACHABLE",
    ],
    ["away at the end", { code: 1006, status: null }, { ...stopped, exhausted: true }, "closed"],
  ])("%s", (_, closed, stream, expected) => {
    const after = afterClose(closed, stream);
    expect(after.kind === "failed" ? after.error.code : after.kind).toBe(expected);
  });
});

describe("delays", () => {
  it("double up to their bound and keep at least half of it", () => {
    const range = { minMs: 100, maxMs: 1000 };
    const least = [1, 2, 3, 4, 5, 9].map((attempt) => backoffMs(attempt, range, () => 0));
    const most = [1, 2, 3, 4, 5, 9].map((attempt) => backoffMs(attempt, range, () => 1));
    expect(least).toEqual([50, 100, 200, 400, 500, 500]);
    expect(most).toEqual([100, 200, 400, 800, 1000, 1000]);
  });
});

describe("the client's map of positions", () => {
  it("takes the vendor's word for what it has", () => {
    const map = new PositionMap();
    expect(map.reopened(6400, 3200, 9600)).toEqual({ kind: "known", clientBytes: 6400 });
    expect(map.acked([6400, 9600])).toBe(9600);
  });

  it("never resumes inside a sample", () => {
    expect(new PositionMap().reopened(6401, 3200, 9600)).toEqual({
      kind: "known",
      clientBytes: 6400,
    });
  });

  it("follows a vendor that counts anew, again and again", () => {
    const map = new PositionMap();
    expect(map.reopened(0, 3200, 9600)).toEqual({ kind: "counts-anew" });
    expect(map.acked([0, 3200])).toBe(6400);
    expect(map.reopened(0, 6400, 9600)).toEqual({ kind: "counts-anew" });
    expect(map.acked([0, 3200])).toBe(9600);
  });

  it("learns from the first acknowledgment when the probe was not answered", () => {
    const heardTwice = new PositionMap();
    heardTwice.resentBlindly(3200);
    expect(heardTwice.acked([6400, 9600])).toBe(6400);
    expect(heardTwice.streamS(0.1)).toBe(0.1);
    expect(heardTwice.streamS(0.3)).toBeCloseTo(0.2);
    const countsAnew = new PositionMap();
    countsAnew.resentBlindly(3200);
    expect(countsAnew.acked([0, 3200])).toBe(6400);
    expect(countsAnew.streamS(0.3)).toBe(0.3);
  });
});
