/** A way that sound and video take: straight to the server, through a router that rewrites addresses, or by a relay. */
export interface MediaRoute {
  readonly kind: "direct" | "router" | "relay";
  readonly protocol: "udp" | "tcp";
}

export interface MediaFindings {
  /** The way that was taken; null where the browser does not tell. */
  readonly route: MediaRoute | null;
  /** Others that would have worked. */
  readonly spares: readonly MediaRoute[];
  /** Part of the packets that did not arrive; null while the server has not reported. */
  readonly lossRatio: number | null;
  readonly roundTripMs: number | null;
}

export interface ConnectionFindings {
  /** Whether a socket to LiveKit opens. */
  readonly signalling: boolean;
  /** Null where no media went through. */
  readonly media: MediaFindings | null;
  /** `none`: the server offers no relay. `untested`: nothing led there. */
  readonly relay: "works" | "fails" | "none" | "untested";
  /** The transcriber's socket; `off` where nothing is transcribed. */
  readonly transcriber: "works" | "fails" | "off";
  /** Of the media server, to be named to those who run the network. */
  readonly host: string;
}

export type ConnectionOutcome =
  | { readonly kind: "found"; readonly findings: ConnectionFindings }
  /** LiveKit is away, the api is not reached, one asked too often, may not come in, or the test itself failed. */
  | {
      readonly kind: "not-begun";
      readonly why: "away" | "offline" | "limited" | "refused" | "failed";
    };

/** What the test says; a key of the messages under `prejoin.connectionTest`. */
export type ConnectionVerdict =
  | "good"
  | "slow"
  | "lossy"
  | "relayed"
  | "tcp"
  | "blocked"
  | "blockedNoRelay"
  | "unreachable"
  | Extract<ConnectionOutcome, { kind: "not-begun" }>["why"];

export type VerdictTone = "good" | "warning" | "bad";

/** Video shows, and speech suffers, from about here on. */
const lossRatioMax = 0.03;
/** Beyond it people talk into each other. */
const roundTripMsMax = 400;

/** The worst of what was found: what keeps one out first, then what others will notice. */
export function verdictOf(outcome: ConnectionOutcome): ConnectionVerdict {
  if (outcome.kind === "not-begun") return outcome.why;
  const { signalling, media, relay } = outcome.findings;
  if (!signalling) return "unreachable";
  if (!media) return relay === "none" ? "blockedNoRelay" : "blocked";
  if (media.lossRatio !== null && media.lossRatio > lossRatioMax) return "lossy";
  if (media.route?.kind === "relay") return "relayed";
  if (media.route?.protocol === "tcp") return "tcp";
  return media.roundTripMs !== null && media.roundTripMs > roundTripMsMax ? "slow" : "good";
}

const tones: Record<ConnectionVerdict, VerdictTone> = {
  good: "good",
  slow: "warning",
  lossy: "warning",
  relayed: "warning",
  tcp: "warning",
  limited: "warning",
  refused: "warning",
  failed: "warning",
  away: "bad",
  offline: "bad",
  unreachable: "bad",
  blocked: "bad",
  blockedNoRelay: "bad",
};

/** A room without its transcriber still carries sound and video, and is not all well. */
export function toneOf(outcome: ConnectionOutcome): VerdictTone {
  const tone = tones[verdictOf(outcome)];
  return tone === "good" && transcriberFails(outcome) ? "warning" : tone;
}

export function transcriberFails(outcome: ConnectionOutcome): boolean {
  return outcome.kind === "found" && outcome.findings.transcriber === "fails";
}
