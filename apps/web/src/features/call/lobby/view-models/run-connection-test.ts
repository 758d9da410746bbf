import { CheckStatus, ConnectionCheck, setLogLevel } from "#livekit-checks";
import type { ClientErrorCode } from "@rooms/api-client";
import { checkSubprotocol } from "@rooms/contracts/realtime";
import { roomsApi } from "#shared/api/browser.ts";
import type { ConnectionFindings, ConnectionOutcome } from "./connection-verdict.ts";
import { MediaCheck } from "./media-check.ts";
import { mediaFindingsOf } from "./media-findings.ts";

/** What is being tried; a key of the messages under `prejoin.connectionTest.step`. */
export type ConnectionStep = "server" | "media" | "relay";

export interface ConnectionTestOptions {
  readonly slug: string;
  readonly tell: (step: ConnectionStep) => void;
  /** Aborted, the test ends early, with whatever it has found. */
  readonly signal: AbortSignal;
}

const socketDeadlineMs = 8_000;
/** The library would try twice for 15 s each, which is too long to wait for a verdict. */
const relayDeadlineMs = 18_000;
const connectOptions = { autoSubscribe: false, maxRetries: 0, peerConnectionTimeout: 10_000 };

/** Tries out, from this browser, all that a call needs of the network. Never rejects. */
export async function runConnectionTest(
  options: ConnectionTestOptions,
): Promise<ConnectionOutcome> {
  options.tell("server");
  const { slug, signal } = options;
  const asked = await roomsApi.connectionTest.start({ params: { slug } }, { signal });
  if (!asked.ok) return { kind: "not-begun", why: causeOf(asked.problem.code) };
  // The library's lines carry addresses; what matters is in the verdict.
  setLogLevel("silent");
  try {
    return { kind: "found", findings: await tryAll(asked.data, options) };
  } catch {
    return { kind: "not-begun", why: "failed" };
  }
}

interface TestTarget {
  readonly url: string;
  readonly token: string;
  readonly transcriberUrl: string | null;
}

async function tryAll(
  { url, token, transcriberUrl }: TestTarget,
  { tell, signal }: ConnectionTestOptions,
): Promise<ConnectionFindings> {
  const transcriber = transcriberUrl === null ? "off" : tryTranscriber(transcriberUrl);
  const library = new ConnectionCheck(url, token, { connectOptions });
  const { hostname: host } = new URL(url);
  const { status } = await library.checkWebsocket();
  const found: ConnectionFindings = {
    ...{ signalling: status === CheckStatus.SUCCESS, media: null, relay: "untested", host },
    transcriber: await transcriber,
  };
  if (!found.signalling || signal.aborted) return found;
  tell("media");
  const media = new MediaCheck(url, token, { connectOptions, signal });
  const sent = (await media.run()).status === CheckStatus.SUCCESS;
  const findings = { ...found, media: sent ? mediaFindingsOf(media.samples) : null };
  if (findings.media?.route?.kind === "relay") return { ...findings, relay: "works" };
  tell("relay");
  return { ...findings, relay: await tryRelay(library) };
}

async function tryRelay(library: ConnectionCheck): Promise<ConnectionFindings["relay"]> {
  const deadline = new Promise<null>((resolve) => setTimeout(resolve, relayDeadlineMs, null));
  const checked = await Promise.race([library.checkTURN(), deadline]);
  if (checked?.status === CheckStatus.SKIPPED) return "none";
  return checked?.status === CheckStatus.SUCCESS ? "works" : "fails";
}

/** Whether a socket opens; the transcriber closes it at once. */
function tryTranscriber(url: string): Promise<"works" | "fails"> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, checkSubprotocol);
    const deadline = setTimeout(() => end("fails"), socketDeadlineMs);
    const end = (result: "works" | "fails") => {
      clearTimeout(deadline);
      socket.close();
      resolve(result);
    };
    socket.addEventListener("open", () => end("works"));
    socket.addEventListener("error", () => end("fails"));
  });
}

/** Why no test was made. */
function causeOf(code: ClientErrorCode): Extract<ConnectionOutcome, { kind: "not-begun" }>["why"] {
  switch (code) {
    case "LIVEKIT_UNAVAILABLE":
      return "away";
    case "UNREACHABLE":
    case "DATABASE_UNAVAILABLE":
    case "INTERNAL":
      return "offline";
    case "RATE_LIMITED":
      return "limited";
    default:
      return "refused";
  }
}
