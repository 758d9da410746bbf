import { spawnSync } from "node:child_process";
import { X509Certificate, createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { findDoor, type DoorName } from "@rooms/scripts/front-doors";
import { PartProcess } from "@rooms/testing/part-process";
import { lanHost } from "./rooms.ts";

export interface DoorPorts {
  https: number;
  /** Where nginx leads from to https. */
  http: number;
  web: number;
  transcriber: number;
  livekit: number;
}

/** A real proxy with the configuration of infra/proxy, for the machine's name in the stories. */
export interface FrontDoor {
  /** PEM of what a client must trust. */
  authority: string;
  /** For browsers: hash of the key of that certificate, or of the one it signed. */
  trustedKey: string;
  stop(): Promise<void>;
}

interface Prepared {
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** The certificate that clients trust, and the one whose key browsers are told. */
  authority: string;
  shown: string;
}

const prepare = { caddy: prepareCaddy, nginx: prepareNginx, traefik: prepareTraefik };
const repository = join(import.meta.dirname, "..", "..");
const startTimeoutMs = 30_000;

export async function openFrontDoor(
  name: DoorName,
  { folder, ports, log }: { folder: string; ports: DoorPorts; log: (line: string) => void },
): Promise<FrontDoor> {
  mkdirSync(folder, { recursive: true });
  const prepared = prepare[name](folder, ports);
  return openDoor(name, { folder, https: ports.https, prepared, log });
}

/** Caddy before several of each part, with infra/proxy/Caddyfile.several; `variables` are those that it names. */
export async function openFleetDoor({
  folder,
  variables,
  https,
  log,
}: {
  folder: string;
  variables: Record<string, string>;
  https: number;
  log: (line: string) => void;
}): Promise<FrontDoor> {
  mkdirSync(folder, { recursive: true });
  const prepared = caddyWith("Caddyfile.several", { folder, variables });
  return openDoor("caddy", { folder, https, prepared, log });
}

async function openDoor(
  name: DoorName,
  {
    folder,
    https,
    prepared,
    log,
  }: { folder: string; https: number; prepared: Prepared; log: (line: string) => void },
): Promise<FrontDoor> {
  const door = new PartProcess(
    {
      part: name,
      command: findDoor(name) ?? name,
      args: prepared.args,
      cwd: folder,
      env: { ...process.env, ...prepared.env },
    },
    { log: (_, line) => log(line) },
  );
  await door.untilReady({
    ask: async () => (await endsTls(https)) && isMade(prepared),
    timeoutMs: startTimeoutMs,
  });
  return {
    authority: readFileSync(prepared.authority, "utf8"),
    trustedKey: hashOfKey(readFileSync(prepared.shown, "utf8")),
    stop: async () => {
      await door.stop();
    },
  };
}

function prepareCaddy(folder: string, ports: DoorPorts): Prepared {
  return caddyWith("Caddyfile", {
    folder,
    variables: {
      ROOMS_HTTP_PORT: String(ports.http),
      ROOMS_HTTPS_PORT: String(ports.https),
      ROOMS_WEB: `127.0.0.1:${ports.web}`,
      ROOMS_TRANSCRIBER: `127.0.0.1:${ports.transcriber}`,
      ROOMS_LIVEKIT: `127.0.0.1:${ports.livekit}`,
    },
  });
}

function caddyWith(
  recipe: string,
  { folder, variables }: { folder: string; variables: Record<string, string> },
): Prepared {
  const authorities = join(folder, "caddy", "pki", "authorities", "local");
  const config = join(repository, "infra", "proxy", recipe);
  return {
    args: ["run", "--config", config, "--adapter", "caddyfile"],
    env: {
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      HOME: folder,
      ROOMS_CADDY_ADMIN: "off",
      ROOMS_DOMAIN: lanHost,
      ROOMS_TLS: "internal",
      ...variables,
    },
    authority: join(authorities, "root.crt"),
    shown: join(authorities, "intermediate.crt"),
  };
}

function makeCertificate(folder: string): { certificate: string; key: string } {
  const certificate = join(folder, "door.crt");
  const key = join(folder, "door.key");
  const made = spawnSync("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${lanHost}`],
    ...["-addext", `subjectAltName=DNS:${lanHost}`, "-keyout", key, "-out", certificate],
  ]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
  return { certificate, key };
}

/** The recipe with this machine's name and ports, and a certificate of its own in place of the resolver's. */
function prepareTraefik(folder: string, ports: DoorPorts): Prepared {
  const { certificate, key } = makeCertificate(folder);
  const recipe = readFileSync(join(repository, "infra", "proxy", "traefik.yaml"), "utf8")
    .replaceAll("rooms.example.com", lanHost)
    .replaceAll("tls: { certResolver: letsencrypt }", "tls: {}")
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${ports.web}`)
    .replaceAll("127.0.0.1:7860", `127.0.0.1:${ports.transcriber}`)
    .replaceAll("127.0.0.1:7880", `127.0.0.1:${ports.livekit}`);
  const certificates = [{ certFile: certificate, keyFile: key }];
  // JSON is YAML.
  const tls = JSON.stringify({
    certificates,
    stores: { default: { defaultCertificate: certificates[0] } },
  });
  const file = join(folder, "rooms.yaml");
  writeFileSync(file, `${recipe}\ntls: ${tls}\n`);
  const args = [
    `--entryPoints.websecure.address=:${ports.https}`,
    `--providers.file.filename=${file}`,
    "--global.checkNewVersion=false",
    "--global.sendAnonymousUsage=false",
    "--log.level=WARN",
  ];
  return { args, authority: certificate, shown: certificate };
}

/** The recipe with this machine's name, ports and certificate in place of the example's. */
function prepareNginx(folder: string, ports: DoorPorts): Prepared {
  const { certificate, key } = makeCertificate(folder);
  const recipe = readFileSync(join(repository, "infra", "proxy", "nginx.conf"), "utf8")
    .replaceAll("/etc/letsencrypt/live/rooms.example.com/fullchain.pem", certificate)
    .replaceAll("/etc/letsencrypt/live/rooms.example.com/privkey.pem", key)
    .replaceAll("rooms.example.com", lanHost)
    .replace("listen 80;", `listen ${ports.http};`)
    .replace("listen 443 ssl", `listen ${ports.https} ssl`)
    .replaceAll("127.0.0.1:3000", `127.0.0.1:${ports.web}`)
    .replaceAll("127.0.0.1:7860", `127.0.0.1:${ports.transcriber}`)
    .replaceAll("127.0.0.1:7880", `127.0.0.1:${ports.livekit}`);
  writeFileSync(join(folder, "rooms.conf"), recipe);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(folder, kind)};`,
  );
  const whole = join(folder, "nginx.conf");
  const http = ["access_log off;", ...paths, `include ${join(folder, "rooms.conf")};`];
  writeFileSync(
    whole,
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {} http { ${http.join(" ")} }`,
  );
  return { args: ["-c", whole, "-p", folder], authority: certificate, shown: certificate };
}

function isMade({ authority, shown }: Prepared): boolean {
  return existsSync(authority) && existsSync(shown);
}

/** It listens before it has read its certificate. */
function endsTls(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { host: "127.0.0.1", port, servername: lanHost, rejectUnauthorized: false };
    const socket = connectTls(options);
    const say = (ends: boolean) => () => {
      socket.destroy();
      resolve(ends);
    };
    socket.once("secureConnect", say(true)).once("error", say(false));
  });
}

export function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const say = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", say(true)).once("error", say(false));
  });
}

/** Of the key of a certificate, as browsers are told whom to trust. */
export function hashOfKey(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  const key = publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}
