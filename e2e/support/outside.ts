import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { findLivekit } from "@rooms/scripts/livekit";
import { outsideNames, readOutsideSettings } from "@rooms/scripts/outside";
import { execa } from "execa";
import { PartProcess } from "@rooms/testing/part-process";
import { answersOk } from "@rooms/testing/until";
import { startRooms, type RunningRooms } from "./rooms.ts";

/** A Rooms in a network of its own, with the ports and the LiveKit of a real installation. */
export interface OutsideRooms {
  rooms: RunningRooms;
  stop(): Promise<void>;
}

/** The way that media of one page takes, as its browser counts it. */
export interface MediaWay {
  kind: "host" | "srflx" | "prflx" | "relay";
  /** Between the page and what it talks to first: LiveKit, or TURN. */
  protocol: "udp" | "tcp" | "tls";
  /** Of LiveKit, as LiveKit names it. */
  port: number;
  packetsHeard: number;
  /** From when the page made the connection until it stood. */
  connectedAfterMs: number;
}

const probe = join(import.meta.dirname, "..", "..", "apps", "probe", "src", "main.ts");
const startTimeoutMs = 60_000;

export async function startOutside(folder: string): Promise<OutsideRooms> {
  mkdirSync(folder, { recursive: true });
  const { livekitConfig, livekitSecret } = readOutsideSettings();
  const origin = `https://${outsideNames.pages}`;
  const livekit = await startLivekit(livekitConfig);
  const rooms = await startRooms(join(folder, "rooms"), {
    PUBLIC_URL: origin,
    ALLOWED_ORIGINS: origin,
    TRANSCRIBER_PUBLIC_URL: origin.replace("https", "wss"),
    LIVEKIT_URL: `wss://${outsideNames.pages}/livekit`,
    LIVEKIT_INTERNAL_URL: "ws://127.0.0.1:7880",
    LIVEKIT_API_KEY: "rooms",
    LIVEKIT_API_SECRET: livekitSecret,
    // Where the recipes and LiveKit's configuration look for them: this network has no others.
    PORT: "3000",
    API_PORT: "7850",
    TRANSCRIBER_PORT: "7860",
    SPEECH_PORT: "7870",
    WORKER_PORT: "7890",
  });
  return {
    rooms,
    async stop() {
      await rooms.pool.end();
      await rooms.stop();
      await livekit.stop();
    },
  };
}

async function startLivekit(config: string): Promise<PartProcess> {
  const source = findLivekit();
  if (!("binary" in source)) throw new Error("There is no LiveKit server here.");
  const env = { ...process.env, LIVEKIT_CONFIG: config };
  const command = { part: "livekit", command: source.binary, args: [], env };
  const livekit = new PartProcess(command);
  const ask = () => answersOk("http://127.0.0.1:7880/");
  await livekit.untilReady({ ask, timeoutMs: startTimeoutMs });
  return livekit;
}

/** The probe from where people are, who trust the authority. */
export async function probeFromOutside(
  authority: string,
  ...options: string[]
): Promise<{ exitCode: number | undefined; said: string }> {
  const { people } = readOutsideSettings();
  const program = [process.execPath, "--disable-warning=ExperimentalWarning", probe];
  const { exitCode, all } = await execa(
    "ip",
    ["netns", "exec", people, ...program, `https://${outsideNames.pages}`, ...options],
    // Node reads the first, the library of LiveKit the second.
    { env: { NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: authority }, reject: false, all: true },
  );
  return { exitCode, said: all };
}

interface WatchedWindow extends Window {
  roomsConnections?: { connection: RTCPeerConnection; connectedAfterMs: number }[];
}

/** Keeps the page's connections of media where a test finds them. */
export async function watchMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: NonNullable<WatchedWindow["roomsConnections"]> = [];
    (window as WatchedWindow).roomsConnections = connections;
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        const madeAtMs = performance.now();
        const watched = { connection: this as RTCPeerConnection, connectedAfterMs: Number.NaN };
        connections.push(watched);
        this.addEventListener("connectionstatechange", () => {
          if (this.connectionState === "connected" && Number.isNaN(watched.connectedAfterMs))
            watched.connectedAfterMs = performance.now() - madeAtMs;
        });
      }
    };
  });
}

/** Of each connection of the page that stands. */
export async function mediaWaysOf(page: Page): Promise<MediaWay[]> {
  return page.evaluate(async () => {
    const standing = ((window as WatchedWindow).roomsConnections ?? []).filter(
      ({ connection }) => connection.connectionState === "connected",
    );
    return Promise.all(
      standing.map(async ({ connection, connectedAfterMs }): Promise<MediaWay> => {
        // The browser's own dictionaries, of which the DOM library knows no common type.
        const stats = new Map<string, Record<string, unknown>>();
        (await connection.getStats()).forEach((stat: { id: string }) => {
          stats.set(stat.id, { ...stat });
        });
        const all = [...stats.values()];
        const transport = all.find(({ type }) => type === "transport");
        const pair = stats.get(String(transport?.["selectedCandidatePairId"]));
        const local = stats.get(String(pair?.["localCandidateId"]));
        const remote = stats.get(String(pair?.["remoteCandidateId"]));
        const heard = all.filter(({ type, kind }) => type === "inbound-rtp" && kind === "audio");
        return {
          kind: local?.["candidateType"] as MediaWay["kind"],
          protocol: (local?.["relayProtocol"] ?? local?.["protocol"]) as MediaWay["protocol"],
          port: Number(remote?.["port"]),
          connectedAfterMs,
          packetsHeard: heard.reduce((sum, stat) => sum + Number(stat["packetsReceived"]), 0),
        };
      }),
    );
  });
}
