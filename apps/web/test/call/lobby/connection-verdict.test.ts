import { describe, expect, it } from "vitest";
import {
  toneOf,
  transcriberFails,
  verdictOf,
} from "#features/call/lobby/view-models/connection-verdict.ts";
import type {
  ConnectionFindings,
  ConnectionOutcome,
  ConnectionVerdict,
  MediaFindings,
  VerdictTone,
} from "#features/call/lobby/view-models/connection-verdict.ts";

const media: MediaFindings = {
  route: { kind: "direct", protocol: "udp" },
  spares: [],
  lossRatio: 0,
  roundTripMs: 20,
};

function found(changes: Partial<ConnectionFindings>): ConnectionOutcome {
  const good = { signalling: true, media, relay: "none", transcriber: "works" } as const;
  return { kind: "found", findings: { ...good, host: "media.example.com", ...changes } };
}

const withMedia = (changes: Partial<MediaFindings>) => found({ media: { ...media, ...changes } });
const relayed = { kind: "relay", protocol: "udp" } as const;
const overTcp = { kind: "direct", protocol: "tcp" } as const;

describe("the verdict on a connection", () => {
  it.each<[string, ConnectionOutcome, ConnectionVerdict, VerdictTone]>([
    ["all is well", found({}), "good", "good"],
    ["behind a router", withMedia({ route: { kind: "router", protocol: "udp" } }), "good", "good"],
    ["the browser tells no way", withMedia({ route: null }), "good", "good"],
    ["nothing was counted yet", withMedia({ lossRatio: null, roundTripMs: null }), "good", "good"],
    ["loss that shows in nothing", withMedia({ lossRatio: 0.03 }), "good", "good"],
    ["high loss", withMedia({ lossRatio: 0.031 }), "lossy", "warning"],
    ["high loss by a relay", withMedia({ lossRatio: 0.2, route: relayed }), "lossy", "warning"],
    ["only a relay", withMedia({ route: relayed }), "relayed", "warning"],
    [
      "only a relay, far away",
      withMedia({ route: relayed, roundTripMs: 900 }),
      "relayed",
      "warning",
    ],
    ["only TCP", withMedia({ route: overTcp }), "tcp", "warning"],
    ["a long way", withMedia({ roundTripMs: 401 }), "slow", "warning"],
    ["a socket, but no media, and no relay here", found({ media: null }), "blockedNoRelay", "bad"],
    [
      "a socket, but no media, and a relay that fails too",
      found({ media: null, relay: "fails" }),
      "blocked",
      "bad",
    ],
    [
      "no socket",
      found({ signalling: false, media: null, relay: "untested" }),
      "unreachable",
      "bad",
    ],
    ["LiveKit is away", { kind: "not-begun", why: "away" }, "away", "bad"],
    ["the api is away", { kind: "not-begun", why: "offline" }, "offline", "bad"],
    ["too many tests", { kind: "not-begun", why: "limited" }, "limited", "warning"],
    ["a refused test", { kind: "not-begun", why: "refused" }, "refused", "warning"],
    ["an old browser", { kind: "not-begun", why: "failed" }, "failed", "warning"],
  ])("%s", (_, outcome, verdict, tone) => {
    expect({ verdict: verdictOf(outcome), tone: toneOf(outcome) }).toEqual({ verdict, tone });
    expect(transcriberFails(outcome)).toBe(false);
  });

  it("is no better than good, and no worse for media, where the transcriber is not reached", () => {
    const outcome = found({ transcriber: "fails" });
    expect(verdictOf(outcome)).toBe("good");
    expect(toneOf(outcome)).toBe("warning");
    expect(transcriberFails(outcome)).toBe(true);
    expect(toneOf(found({ transcriber: "fails", media: null }))).toBe("bad");
    expect(toneOf(found({ transcriber: "off" }))).toBe("good");
  });
});
