import type { MediaFindings, MediaRoute } from "./connection-verdict.ts";

/** What a browser counts of a peer connection at one moment (`RTCPeerConnection.getStats`). */
export type StatsSample = readonly Stat[];

export interface Stat {
  readonly id: string;
  readonly type: string;
  readonly [name: string]: unknown;
}

/** Reads routes, loss and round trip out of samples of a connection that sends. */
export function mediaFindingsOf(samples: readonly StatsSample[]): MediaFindings {
  const last = samples.at(-1) ?? [];
  const route = routeOf(last, selectedPair(last));
  const worked = samples.flatMap((sample) =>
    pairsOf(sample)
      .filter(({ state }) => state === "succeeded")
      .map((pair) => routeOf(sample, pair)),
  );
  return {
    route,
    spares: distinct(worked.filter((one) => one !== null)).filter((one) => !same(one, route)),
    lossRatio: lossRatioOf(last),
    roundTripMs: median(samples.map(roundTripMsOf).filter((ms) => ms !== null)),
  };
}

const pairsOf = (sample: StatsSample) => sample.filter(({ type }) => type === "candidate-pair");

function selectedPair(sample: StatsSample): Stat | undefined {
  const transport = sample.find((stat) => typeof stat["selectedCandidatePairId"] === "string");
  const pairs = pairsOf(sample);
  return (
    pairs.find(({ id }) => id === transport?.["selectedCandidatePairId"]) ??
    // Firefox reports no transport.
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated, state }) => nominated === true && state === "succeeded")
  );
}

function routeOf(sample: StatsSample, pair: Stat | undefined): MediaRoute | null {
  const local = pair && sample.find(({ id }) => id === pair["localCandidateId"]);
  if (!local) return null;
  const { candidateType, protocol, relayProtocol } = local;
  if (candidateType === "relay")
    return { kind: "relay", protocol: relayProtocol === "udp" ? "udp" : "tcp" };
  return {
    kind: candidateType === "host" ? "direct" : "router",
    protocol: protocol === "tcp" ? "tcp" : "udp",
  };
}

/** Of the streams that the server has reported on: of others it is not known what arrived. */
function lossRatioOf(sample: StatsSample): number | null {
  const reports = sample.filter(({ type }) => type === "remote-inbound-rtp");
  const sent = reports.map(({ localId }) => {
    const stream = sample.find(({ id }) => id === localId);
    return numberOf(stream?.["packetsSent"]) ?? 0;
  });
  const packetsSent = sum(sent);
  if (packetsSent === 0) return null;
  // Duplicates make the count of the lost negative.
  const lost = Math.max(0, sum(reports.map(({ packetsLost }) => numberOf(packetsLost) ?? 0)));
  return Math.min(1, lost / packetsSent);
}

function roundTripMsOf(sample: StatsSample): number | null {
  const ofPair = numberOf(selectedPair(sample)?.["currentRoundTripTime"]);
  const report = sample.find(({ type }) => type === "remote-inbound-rtp");
  const seconds = ofPair ?? numberOf(report?.["roundTripTime"]);
  return seconds === null ? null : seconds * 1000;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const numberOf = (value: unknown) => (typeof value === "number" ? value : null);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function same(one: MediaRoute, other: MediaRoute | null): boolean {
  return one.kind === other?.kind && one.protocol === other.protocol;
}

function distinct(routes: readonly MediaRoute[]): MediaRoute[] {
  return routes.filter((route, index) => routes.findIndex((other) => same(route, other)) === index);
}
