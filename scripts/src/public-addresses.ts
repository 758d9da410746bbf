import { randomBytes } from "node:crypto";
import { request as askHttp } from "node:http";
import { request as askHttps } from "node:https";
import { realtimePath, realtimeSubprotocol } from "@rooms/contracts/realtime";

interface AddressFinding {
  ok: boolean;
  what: string;
  say: string;
}

/** What came back: a status (101 for a socket), or why nothing did. */
type Answered = { status: number } | { failure: string };

const patienceMs = 5_000;

/**
 * Asks the addresses that browsers are given, as a browser would: a proxy that leads one of them to the wrong part, or
 * forwards no upgrade, is otherwise met by the first person who joins. Nothing where no public address is set.
 */
export async function publicAddressFindings(
  settings: Readonly<Record<string, string>>,
): Promise<AddressFinding[]> {
  const web = settings["PUBLIC_URL"];
  const transcriber = settings["TRANSCRIBER_PUBLIC_URL"];
  const livekit = settings["LIVEKIT_URL"];
  const findings: AddressFinding[] = [];
  if (web !== undefined) findings.push(judgeWeb(web, await ask(new URL("/health", web), {})));
  if (transcriber !== undefined) {
    const address = new URL(realtimePath, httpOf(transcriber));
    const headers = upgrade(realtimeSubprotocol, web ?? address.origin);
    findings.push(judgeTranscriber(address, await ask(address, headers)));
  }
  if (livekit !== undefined) {
    const address = new URL(`${httpOf(livekit).replace(/\/$/, "")}/rtc/validate`);
    findings.push(judgeLivekit(address, await ask(address, {})));
  }
  return findings;
}

function judgeWeb(address: string, answered: Answered): AddressFinding {
  const what = "Address";
  if (isNotStarted(answered)) return { ok: true, what, say: `nothing answers at ${address} yet` };
  if (is(answered, 200)) return { ok: true, what, say: `${address} leads to the web` };
  return {
    ok: false,
    what,
    say: `${address}/health ${told(answered)}: PUBLIC_URL must lead to the web`,
  };
}

function judgeTranscriber(address: URL, answered: Answered): AddressFinding {
  const what = "Realtime";
  const where = `${address.host}${address.pathname}`;
  if (isNotStarted(answered)) return { ok: true, what, say: `nothing answers at ${where} yet` };
  if (is(answered, 101))
    return { ok: true, what, say: `${where} opens a socket to the transcriber` };
  if (is(answered, 403)) {
    const say = `${where} refuses the web's origin: ALLOWED_ORIGINS of the transcriber must name PUBLIC_URL`;
    return { ok: false, what, say };
  }
  const say = `${where} ${told(answered)} and no socket: the proxy must send this path, with its upgrade, to the transcriber (infra/proxy)`;
  return { ok: false, what, say };
}

function judgeLivekit(address: URL, answered: Answered): AddressFinding {
  const what = "LiveKit";
  const where = `${address.host}${address.pathname}`;
  // It wants a token, which is how it is known.
  if (is(answered, 401)) return { ok: true, what, say: `${where} leads to LiveKit` };
  const say = `${where} ${told(answered)}: LIVEKIT_URL must lead to LiveKit's signalling (infra/proxy)`;
  return { ok: false, what, say };
}

function is(answered: Answered, status: number): boolean {
  return "status" in answered && answered.status === status;
}

/** Doctor is asked before the first start, too. */
function isNotStarted(answered: Answered): boolean {
  return "failure" in answered && answered.failure === "ECONNREFUSED";
}

function told(answered: Answered): string {
  return "status" in answered
    ? `answers ${answered.status}`
    : `does not answer (${answered.failure})`;
}

function httpOf(address: string): string {
  return address.replace(/^ws/, "http");
}

function upgrade(subprotocol: string, origin: string): Record<string, string> {
  return {
    connection: "Upgrade",
    upgrade: "websocket",
    origin,
    "sec-websocket-version": "13",
    "sec-websocket-key": randomBytes(16).toString("base64"),
    "sec-websocket-protocol": subprotocol,
  };
}

function ask(address: URL, headers: Record<string, string>): Promise<Answered> {
  return new Promise((resolve) => {
    const send = address.protocol === "https:" ? askHttps : askHttp;
    const signal = AbortSignal.timeout(patienceMs);
    const request = send(address, { headers, signal, agent: false });
    request.on("upgrade", (_, socket) => {
      socket.destroy();
      resolve({ status: 101 });
    });
    request.on("response", (response) => {
      response.destroy();
      resolve({ status: response.statusCode ?? 0 });
    });
    // Errors of Node's network have codes; a certificate that is not trusted, too.
    request.on("error", (error: NodeJS.ErrnoException) =>
      resolve({ failure: signal.aborted ? "timeout" : (error.code ?? error.name) }),
    );
    request.end();
  });
}
