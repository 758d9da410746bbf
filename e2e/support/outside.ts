import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { findDoor, findStreamModule } from "@rooms/scripts/front-doors";
import { findLivekit } from "@rooms/scripts/livekit";
import { outsideNames, readOutsideSettings } from "@rooms/scripts/outside";
import { execa } from "execa";
import { PartProcess } from "@rooms/testing/part-process";
import { answersOk } from "@rooms/testing/until";
import { hashOfKey, takesConnections } from "./front-door.ts";
import { startRooms, type RunningRooms } from "./rooms.ts";

/** A Rooms in a network of its own, with the ports, the LiveKit and the nginx of a real installation. */
export interface OutsideRooms {
  rooms: RunningRooms;
  /** File of the authority that signed the certificate of both names. */
  authority: string;
  /** For browsers: hash of that certificate's key. */
  trustedKey: string;
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

const proxies = join(import.meta.dirname, "..", "..", "infra", "proxy");
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
  const certificates = makeCertificates(folder);
  const door = await startDoor(folder, certificates);
  return {
    rooms,
    authority: certificates.authority,
    trustedKey: hashOfKey(readFileSync(certificates.certificate, "utf8")),
    async stop() {
      await rooms.pool.end();
      await rooms.stop();
      await Promise.all([door.stop(), livekit.stop()]);
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

interface Certificates {
  authority: string;
  certificate: string;
  key: string;
}

function makeCertificates(folder: string): Certificates {
  const file = (name: string): string => join(folder, name);
  const { pages, turn } = outsideNames;
  const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  const own = ["-subj", "/CN=Outside", "-keyout", file("authority.key")];
  makeWithOpenssl([...request, ...own, "-out", file("authority.crt")]);
  makeWithOpenssl([
    ...[...request, "-CA", file("authority.crt"), "-CAkey", file("authority.key")],
    ...["-subj", `/CN=${pages}`, "-addext", `subjectAltName=DNS:${pages},DNS:${turn}`],
    ...["-addext", "basicConstraints=critical,CA:FALSE"],
    ...["-keyout", file("door.key"), "-out", file("door.crt")],
  ]);
  return {
    authority: file("authority.crt"),
    certificate: file("door.crt"),
    key: file("door.key"),
  };
}

function makeWithOpenssl(args: string[]): void {
  const { status, stderr } = spawnSync("openssl", args);
  if (status !== 0) throw new Error(stderr.toString());
}

/** nginx-turn.conf on 443, and nginx.conf behind it as the first says, with a certificate for both names. */
async function startDoor(folder: string, { certificate, key }: Certificates): Promise<PartProcess> {
  const own = (recipe: string): string =>
    readFileSync(join(proxies, recipe), "utf8")
      .replaceAll(/\/etc\/letsencrypt\/live\/[a-z.]+\/fullchain\.pem/g, certificate)
      .replaceAll(/\/etc\/letsencrypt\/live\/[a-z.]+\/privkey\.pem/g, key)
      .replaceAll("turn.example.com", outsideNames.turn)
      .replaceAll("rooms.example.com", outsideNames.pages);
  const behind = [
    "listen 127.0.0.1:8443 ssl http2 proxy_protocol;",
    "set_real_ip_from 127.0.0.1;",
    "real_ip_header proxy_protocol;",
  ];
  const http = own("nginx.conf").replace("listen 443 ssl http2;", behind.join(" "));
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    [
      `load_module ${findStreamModule() ?? ""};`,
      `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}`,
      `http { access_log off; ${paths.join(" ")} ${http} }`,
      own("nginx-turn.conf"),
    ].join("\n"),
  );
  const command = findDoor("nginx") ?? "nginx";
  const door = new PartProcess({ part: "nginx", command, args: ["-c", file, "-p", folder] });
  await door.untilReady({ ask: () => takesConnections(443), timeoutMs: startTimeoutMs });
  return door;
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
