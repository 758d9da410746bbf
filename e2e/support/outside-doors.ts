import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findDoor, findStreamModule } from "@rooms/scripts/front-doors";
import { outsideNames, readOutsideSettings } from "@rooms/scripts/outside";
import { PartProcess } from "@rooms/testing/part-process";
import { hashOfKey, takesConnections } from "./front-door.ts";

/** What stands on port 443 of the server, for pages and TURN. */
export interface OutsideDoor {
  /** File of the authority that signed the certificates of both names. */
  authority: string;
  /** For browsers: hash of a key in the chain of both. */
  trustedKey: string;
  stop(): Promise<void>;
}

const proxies = join(import.meta.dirname, "..", "..", "infra", "proxy");
const startTimeoutMs = 60_000;

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
export async function openRecipesDoor(folder: string): Promise<OutsideDoor> {
  mkdirSync(folder, { recursive: true });
  const { authority, certificate, key } = makeCertificates(folder);
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
  const nginx = await startNginx(folder, [
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}`,
    `http { access_log off; ${paths.join(" ")} ${http} }`,
    own("nginx-turn.conf"),
  ]);
  return {
    authority,
    trustedKey: hashOfKey(readFileSync(certificate, "utf8")),
    stop: async () => void (await nginx.stop()),
  };
}

/** The services turn and caddy of infra/compose.yaml: nginx on 443 with TURN's name, and Caddy behind it with everything else. */
export async function openComposeDoor(folder: string): Promise<OutsideDoor> {
  mkdirSync(folder, { recursive: true });
  const { caddy: command, doorVariables } = readOutsideSettings();
  // Where containers have names of their own, and Caddy port 443, one machine has ports.
  const variables: Record<string, string> = {
    ...doorVariables,
    ROOMS_TURN_CERTIFICATE: (doorVariables["ROOMS_TURN_CERTIFICATE"] ?? "").replace(
      "/data",
      folder,
    ),
    ROOMS_TURN: "127.0.0.1:5349",
    ROOMS_PAGES: "127.0.0.1:8443",
    ROOMS_RESOLVER: "127.0.0.1",
    ROOMS_HTTPS_PORT: "8443",
    ROOMS_FRONT_NETWORK: "127.0.0.1/32",
    ROOMS_WEB: "127.0.0.1:3000",
    ROOMS_TRANSCRIBER: "127.0.0.1:7860",
    ROOMS_LIVEKIT: "127.0.0.1:7880",
  };
  const home = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  const caddy = new PartProcess({
    ...{ part: "caddy", command, cwd: folder, env: { ...process.env, ...home, ...variables } },
    args: ["run", "--config", join(proxies, "Caddyfile"), "--adapter", "caddyfile"],
  });
  const authorities = join(folder, "caddy", "pki", "authorities", "local");
  const turnCertificate = `${variables["ROOMS_TURN_CERTIFICATE"] ?? ""}.crt`;
  await caddy.untilReady({
    ask: async () => (await takesConnections(8443)) && existsSync(turnCertificate),
    timeoutMs: startTimeoutMs,
  });
  const template = readFileSync(join(proxies, "turn", "nginx.conf.template"), "utf8");
  const config = template.replaceAll(
    /\$\{(ROOMS_\w+)\}/g,
    (_, name: string) => variables[name] ?? "",
  );
  const nginx = await startNginx(folder, ["daemon off;", config]);
  return {
    authority: join(authorities, "root.crt"),
    trustedKey: hashOfKey(readFileSync(join(authorities, "intermediate.crt"), "utf8")),
    async stop() {
      await nginx.stop();
      await caddy.stop();
    },
  };
}

async function startNginx(folder: string, config: readonly string[]): Promise<PartProcess> {
  const file = join(folder, "nginx.conf");
  writeFileSync(file, [`load_module ${findStreamModule() ?? ""};`, ...config].join("\n"));
  const command = findDoor("nginx") ?? "nginx";
  const nginx = new PartProcess({ part: "nginx", command, args: ["-c", file, "-p", folder] });
  await nginx.untilReady({ ask: () => takesConnections(443), timeoutMs: startTimeoutMs });
  return nginx;
}
