import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { readCompose } from "../compose-check.ts";
import { root } from "../paths.ts";
import { frontGateway, serverAddress } from "./networks.ts";

export const outsideNames = { pages: "rooms.lan", turn: "turn.rooms.lan" };

const settings = z.object({
  /** The network whose firewall is set. */
  router: z.string(),
  /** Where people run programs. */
  people: z.string(),
  /** As LIVEKIT_CONFIG has it. */
  livekitConfig: z.string(),
  livekitSecret: z.string(),
});
export type OutsideSettings = z.output<typeof settings>;

const variable = "ROOMS_OUTSIDE";

export function passOutsideSettings(given: OutsideSettings): NodeJS.ProcessEnv {
  return { [variable]: JSON.stringify(given) };
}

export function readOutsideSettings(): OutsideSettings {
  const text = process.env[variable];
  if (text === undefined) throw new Error("Started by `pnpm test:outside` alone.");
  return settings.parse(JSON.parse(text));
}

const livekit = z.looseObject({
  keys: z.object({ rooms: z.string() }),
  turn: z.looseObject({}),
});

/**
 * LiveKit's configuration as infra/setup and infra/compose.yaml make it, with TURN over TLS as infra/proxy/nginx-turn.conf
 * says beside it.
 */
export async function livekitOfCompose(
  folder: string,
): Promise<Pick<OutsideSettings, "livekitConfig" | "livekitSecret">> {
  const variables = join(folder, "compose.env");
  execFileSync(join(root, "infra", "setup"), [
    ...["--file", variables, "--local", "--domain", outsideNames.pages],
    ...["--public-ip", serverAddress, "--yes", "--no-checks"],
  ]);
  execFileSync("sh", ["-c", `echo ROOMS_FRONT_GATEWAY=${frontGateway} >>"$0"`, variables]);
  const { services } = await readCompose(join(root, "infra", "compose.yaml"), variables);
  const config = livekit.parse(parse(services["livekit"]?.environment["LIVEKIT_CONFIG"] ?? ""));
  const turn = { ...config.turn, domain: outsideNames.turn, tls_port: 5349, external_tls: true };
  // JSON is YAML.
  return {
    livekitConfig: JSON.stringify({ ...config, turn }),
    livekitSecret: config.keys.rooms,
  };
}
