import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { PartCommand } from "@rooms/testing/part-process";
import { root } from "../paths.ts";
import { openImage, type OpenImage } from "./image-process.ts";

export const partNames = ["web", "api", "transcriber", "worker", "speech", "migrate"] as const;
export type PartName = (typeof partNames)[number];
/** The parts, and the programs that are run by hand or by a job. */
export const imageNames = [...partNames, "admin", "probe"] as const;
export type ImageName = (typeof imageNames)[number];

/** Where the images of this folder are kept under, by buildah. */
export function imageOf(name: ImageName): string {
  return `localhost/rooms-${name}`;
}

/** The parts of a stack out of their images. */
export interface ImageParts {
  open: Readonly<Record<PartName, OpenImage>>;
  command(part: PartName, environment: NodeJS.ProcessEnv): PartCommand;
  /** Ends with the code of the image's own health check; null where it has none. */
  health(part: PartName, environment: NodeJS.ProcessEnv): Promise<number | null>;
  close(): Promise<void>;
}

/** `stateDir` holds what the containers' volumes would. */
export async function openImageParts(stateDir: string): Promise<ImageParts> {
  const entries = await Promise.all(
    partNames.map(async (name) => [name, await openImage(imageOf(name))] as const),
  );
  // One for each name.
  const open = Object.fromEntries(entries) as Record<PartName, OpenImage>;
  const known = knownVariables();
  const run = (part: PartName, environment: NodeJS.ProcessEnv, line?: string): PartCommand =>
    open[part].command({
      part,
      environment: forImage(environment, known),
      volumes: volumesOf(part, stateDir),
      ...(line === undefined ? {} : { line }),
    });
  return {
    open,
    command: (part, environment) => run(part, environment),
    async health(part, environment) {
      const { health } = open[part].config;
      if (health === null) return null;
      const { command, args } = run(part, environment, health);
      const { exitCode } = await execa(command, args, { reject: false, timeout: 20_000 });
      return exitCode ?? -1;
    },
    async close() {
      await Promise.all(entries.map(([, image]) => image.close()));
    },
  };
}

/** A container is given what .env.example names and nothing else of the machine that starts it. */
function knownVariables(): ReadonlySet<string> {
  const example = readFileSync(join(root, ".env.example"), "utf8");
  return new Set([...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? ""));
}

/** The image itself says where its folders are, and in which mode it runs. */
const saidByImage = [
  "AVATARS_DIR",
  "BLOB_DIR",
  "STATIC_KEPT_DIR",
  "ROOMS_CACHE_DIR",
  "CHROMIUM_PATH",
  "SPEECH_PACKS",
];

function forImage(
  environment: NodeJS.ProcessEnv,
  known: ReadonlySet<string>,
): Record<string, string> {
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && known.has(entry[0]) && !saidByImage.includes(entry[0]),
  );
  return Object.fromEntries(given);
}

function volumesOf(part: PartName, stateDir: string): Record<string, string> {
  const blobs = { "/data/blobs": join(stateDir, "blobs") };
  const avatars = { "/data/avatars": join(stateDir, "avatars") };
  if (part === "api") return { ...blobs, ...avatars };
  if (part === "worker") return blobs;
  return part === "web" ? { "/app/apps/web/.next/cache": join(stateDir, "web-cache") } : {};
}
