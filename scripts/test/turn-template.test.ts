import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@rooms/testing/ports";
import { afterAll, expect, it } from "vitest";
import { parse } from "yaml";
import { findDoor, findStreamModule } from "../src/front-doors.ts";
import { findOnPath } from "../src/find-on-path.ts";
import { root } from "../src/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-turn-template-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nginx = findDoor("nginx");
const streamModule = findStreamModule();
const isMissing =
  nginx === undefined || streamModule === undefined || findOnPath("envsubst") === undefined;

/** As the entry point of nginx's image fills a template in: the variables that the filter names, by envsubst. */
const fillIn = `
defined=$(printf '\${%s} ' $(awk -v filter="$NGINX_ENVSUBST_FILTER" \\
  'END { for (name in ENVIRON) if (name ~ filter) print name }' < /dev/null))
envsubst "$defined" < "$1"`;

it.skipIf(isMissing)(
  "nginx takes the template of the profile turn as its image fills it in with what compose says, and no variable is left over",
  async () => {
    const compose = parse(readFileSync(join(root, "infra", "compose.yaml"), "utf8"), {
      merge: true,
    }) as { services: { turn: { environment: Record<string, string> } } };
    const { environment } = compose.services.turn;
    const env = {
      ...{ PATH: process.env["PATH"], ...environment },
      ROOMS_TURN_NAME: "turn.rooms.example.com",
      ROOMS_TURN_CERTIFICATE: "/data/caddy/certificates/turn.rooms.example.com",
      // These names are containers'.
      ROOMS_TURN: "127.0.0.1:5349",
    };
    const template = join(root, "infra", "proxy", "turn", "nginx.conf.template");
    const filled = spawnSync("sh", ["-c", fillIn, "sh", template], { env, encoding: "utf8" });
    expect(filled.stdout).toContain("turn.rooms.example.com 127.0.0.1:5350;");
    expect(filled.stdout).not.toContain("${");
    // Port 443 is root's, or taken.
    const port = await freePort();
    const file = join(folder, "nginx.conf");
    writeFileSync(file, filled.stdout.replace("listen 443;", `listen 127.0.0.1:${port};`));
    const load = `load_module ${streamModule};`;
    const said = spawnSync(nginx ?? "", ["-t", "-c", file, "-g", load], { encoding: "utf8" });
    expect(said.stderr).toContain("syntax is ok");
    expect(said.status, said.stderr).toBe(0);
  },
);
