import { describe, expect, it } from "vitest";
import { mediaFindingsOf } from "#features/call/lobby/view-models/media-findings.ts";
import type { Stat, StatsSample } from "#features/call/lobby/view-models/media-findings.ts";

const stat = (type: string, id: string, values: Record<string, unknown> = {}): Stat => ({
  ...{ type, id },
  ...values,
});
const candidate = (id: string, candidateType: string, protocol: string, relayProtocol?: string) =>
  stat("local-candidate", id, { candidateType, protocol, relayProtocol });
const pair = (id: string, localCandidateId: string, values: Record<string, unknown> = {}) =>
  stat("candidate-pair", id, { localCandidateId, state: "succeeded", ...values });

const host = candidate("L1", "host", "udp");
const tcp = candidate("L2", "host", "tcp");
const relay = candidate("L3", "relay", "udp", "tls");
const chosen = (id: string) => stat("transport", "T", { selectedCandidatePairId: id });
const sent = (id: string, packetsSent: number) => stat("outbound-rtp", id, { packetsSent });
const report = (localId: string, packetsLost: number) =>
  stat("remote-inbound-rtp", `R${localId}`, { localId, packetsLost, roundTripTime: 0.05 });

const nothing = { route: null, spares: [], lossRatio: null, roundTripMs: null };

describe("what a test reads of a connection", () => {
  it("is the way that was chosen, and those that would have worked, at any time", () => {
    const samples: StatsSample[] = [
      [host, tcp, relay, pair("P1", "L1"), pair("P2", "L2"), pair("P3", "L3", { state: "failed" })],
      [host, tcp, chosen("P1"), pair("P1", "L1")],
    ];
    expect(mediaFindingsOf(samples)).toMatchObject({
      route: { kind: "direct", protocol: "udp" },
      spares: [{ kind: "direct", protocol: "tcp" }],
    });
  });

  it.each([
    ["host", "udp", undefined, { kind: "direct", protocol: "udp" }],
    ["host", "tcp", undefined, { kind: "direct", protocol: "tcp" }],
    ["srflx", "udp", undefined, { kind: "router", protocol: "udp" }],
    ["prflx", "udp", undefined, { kind: "router", protocol: "udp" }],
    ["relay", "udp", "udp", { kind: "relay", protocol: "udp" }],
    ["relay", "udp", "tls", { kind: "relay", protocol: "tcp" }],
  ])("names a way by %s over %s (%s)", (type, protocol, relayProtocol, route) => {
    const sample = [candidate("L", type, protocol, relayProtocol), pair("P", "L"), chosen("P")];
    expect(mediaFindingsOf([sample])).toMatchObject({ route, spares: [] });
  });

  it("is found without a transport, as in Firefox", () => {
    const sample = [host, tcp, pair("P2", "L2"), pair("P1", "L1", { selected: true })];
    expect(mediaFindingsOf([sample]).route).toEqual({ kind: "direct", protocol: "udp" });
    expect(mediaFindingsOf([[tcp, pair("P2", "L2", { nominated: true })]]).route).toEqual({
      kind: "direct",
      protocol: "tcp",
    });
  });

  it("counts loss of what the server has reported on, whole and in the end", () => {
    const early = [sent("S", 10), report("S", 5)];
    const late = [sent("S", 200), sent("unreported", 900), report("S", 10)];
    expect(mediaFindingsOf([early, late]).lossRatio).toBe(0.05);
    expect(mediaFindingsOf([[sent("S", 200), report("S", -3)]]).lossRatio).toBe(0);
    expect(mediaFindingsOf([[sent("S", 200)]]).lossRatio).toBeNull();
    expect(mediaFindingsOf([[sent("S", 0), report("S", 0)]]).lossRatio).toBeNull();
  });

  it("takes the middle of the round trips, of the pair rather than of the stream", () => {
    const at = (seconds: number): StatsSample => [
      host,
      chosen("P"),
      pair("P", "L1", { currentRoundTripTime: seconds }),
      report("S", 0),
    ];
    expect(mediaFindingsOf([at(0.9), at(0.02), at(0.03)]).roundTripMs).toBe(30);
    expect(mediaFindingsOf([[sent("S", 1), report("S", 0)]]).roundTripMs).toBe(50);
  });

  it("is nothing where the browser counts nothing", () => {
    expect(mediaFindingsOf([])).toEqual(nothing);
    expect(mediaFindingsOf([[], []])).toEqual(nothing);
  });
});
