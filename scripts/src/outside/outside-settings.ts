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
  /** Of the services caddy and turn. */
  doorVariables: z.record(z.string(), z.string()),
  /** Caddy of the version that compose.yaml names. */
  caddy: z.string(),
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

const livekit = z.looseObject({ keys: z.object({ rooms: z.string() }) });

/** LiveKit and the doors as infra/setup and infra/compose.yaml configure them, with TURN over TLS. */
export async function settingsOfCompose(
  folder: string,
): Promise<Pick<OutsideSettings, "livekitConfig" | "livekitSecret" | "doorVariables">> {
  const variables = join(folder, "compose.env");
  execFileSync(join(root, "infra", "setup"), [
    ...["--file", variables, "--local", "--domain", outsideNames.pages],
    ...["--turn-name", outsideNames.turn],
    ...["--public-ip", serverAddress, "--yes", "--no-checks"],
  ]);
  execFileSync("sh", ["-c", `echo ROOMS_FRONT_GATEWAY=${frontGateway} >>"$0"`, variables]);
  const { services } = await readCompose(join(root, "infra", "compose.yaml"), variables);
  const livekitConfig = services["livekit"]?.environment["LIVEKIT_CONFIG"] ?? "";
  return {
    livekitConfig,
    livekitSecret: livekit.parse(parse(livekitConfig)).keys.rooms,
    doorVariables: variablesOf({
      ...services["caddy"]?.environment,
      ...services["turn"]?.environment,
    }),
  };
}

function variablesOf(environment: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value ?? ""]),
  );
}
