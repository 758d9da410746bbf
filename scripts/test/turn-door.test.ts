import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:net";
import { connect } from "node:tls";
import { freePort } from "@rooms/testing/ports";
import { PartProcess } from "@rooms/testing/part-process";
import { answersOk } from "@rooms/testing/until";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findDoor, findStreamModule } from "../src/front-doors.ts";
import { buildLivekit, findLivekit } from "../src/livekit.ts";
import { root } from "../src/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-turn-"));
const names = { turn: "turn.rooms.test", pages: "rooms.test" };
const certificate = join(folder, "door.crt");
const key = join(folder, "door.key");
const parts: PartProcess[] = [];
/** What stands where the https server of the pages would, and keeps what it is sent first. */
const pages = createServer((socket) => {
  socket.once("data", (chunk) => {
    firstWords.push(chunk.toString("latin1"));
    socket.destroy();
  });
});
const firstWords: string[] = [];
let door: number;

const nginxFile = findDoor("nginx");
const streamModule = findStreamModule();
const isMissing = nginxFile === undefined || streamModule === undefined;

beforeAll(async () => {
  if (isMissing) return;
  const subject = `subjectAltName=DNS:${names.turn},DNS:${names.pages}`;
  const request = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=rooms",
  ];
  spawnSync("openssl", [...request, "-addext", subject, "-keyout", key, "-out", certificate]);
  door = await freePort();
  const ports = { turn: await freePort(), between: await freePort(), pages: await freePort() };
  pages.listen(ports.pages, "127.0.0.1");
  await startLivekit(ports.turn);
  await startNginx(ports);
}, 600_000);

afterAll(async () => {
  for (const part of parts) await part.stop();
  pages.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startLivekit(turnPort: number): Promise<void> {
  const source = findLivekit();
  if (source.kind === "go")
    await buildLivekit(source, () => undefined, AbortSignal.timeout(600_000));
  if (source.kind === "docker" || source.kind === "missing") throw new Error("LiveKit is needed.");
  const port = await freePort();
  const config = {
    port,
    bind_addresses: ["127.0.0.1"],
    keys: { rooms: "only-for-this-run-of-the-turn-door-test" },
    rtc: { node_ip: "127.0.0.1", use_external_ip: false, udp_port: await freePort(), tcp_port: 0 },
    turn: {
      ...{ enabled: true, domain: names.turn, tls_port: turnPort, external_tls: true },
      bind_addresses: ["127.0.0.1"],
    },
    logging: { level: "error" },
  };
  // JSON is YAML.
  const env = { LIVEKIT_CONFIG: JSON.stringify(config) };
  const livekit = new PartProcess({ part: "livekit", command: source.binary, args: [], env });
  parts.push(livekit);
  const ask = () => answersOk(`http://127.0.0.1:${port}/`);
  await livekit.untilReady({ ask, timeoutMs: 30_000 });
}

async function startNginx(ports: { turn: number; between: number; pages: number }): Promise<void> {
  const recipe = readFileSync(join(root, "infra", "proxy", "nginx-turn.conf"), "utf8")
    .replaceAll("/etc/letsencrypt/live/turn.example.com/fullchain.pem", certificate)
    .replaceAll("/etc/letsencrypt/live/turn.example.com/privkey.pem", key)
    .replaceAll("turn.example.com", names.turn)
    .replaceAll("listen 443", `listen ${door}`)
    .replaceAll("127.0.0.1:5350", `127.0.0.1:${ports.between}`)
    .replaceAll("127.0.0.1:5349", `127.0.0.1:${ports.turn}`)
    .replaceAll("127.0.0.1:8443", `127.0.0.1:${ports.pages}`);
  const file = join(folder, "nginx.conf");
  const lines = [`daemon off;`, `pid ${folder}/nginx.pid;`, "error_log stderr;", "events {}"];
  writeFileSync(file, [`load_module ${streamModule ?? ""};`, ...lines, recipe].join("\n"));
  const nginx = new PartProcess({
    part: "nginx",
    command: nginxFile ?? "",
    args: ["-c", file, "-p", folder],
  });
  parts.push(nginx);
  await nginx.untilReady({
    ask: () =>
      opens(names.turn).then(
        () => true,
        () => false,
      ),
    timeoutMs: 30_000,
  });
}

/** A TLS connection to the door under this name. */
async function opens(servername: string) {
  const ca = readFileSync(certificate);
  return new Promise<ReturnType<typeof connect>>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: door, servername, ca }, () =>
      resolve(socket),
    );
    socket.once("error", reject);
  });
}

it.skipIf(isMissing)(
  "TURN answers by TLS under its own name, on the port of the pages",
  async () => {
    const socket = await opens(names.turn);
    // A binding request of STUN (RFC 8489): type 1, no attributes, the magic cookie, an id that the answer repeats.
    const id = randomBytes(12);
    socket.write(Buffer.concat([Buffer.from("000100002112a442", "hex"), id]));
    const answer = await new Promise<Buffer>((resolve) => socket.once("data", resolve));
    socket.destroy();
    expect(answer.readUInt16BE(0).toString(16)).toBe("101");
    expect(answer.subarray(8, 20)).toEqual(id);
  },
);

it.skipIf(isMissing)(
  "any other name goes to the pages as it came, with where it came from",
  async () => {
    await expect(opens(names.pages)).rejects.toThrow();
    expect(firstWords).toHaveLength(1);
    // The line of the PROXY protocol, then the client's own TLS: a record of the handshake.
    const [line = "", tls = ""] = firstWords[0]?.split("\r\n") ?? [];
    expect(line).toMatch(/^PROXY TCP4 127\.0\.0\.1 127\.0\.0\.1 \d+ \d+$/);
    expect(tls.charCodeAt(0)).toBe(22);
  },
);
