import { mkdirSync, chownSync } from "node:fs";
import type { PartCommand } from "@rooms/testing/part-process";
import { execa } from "execa";
import { readImageConfig, type ImageConfig } from "./image-config.ts";

/** The files of an image, to run programs in; nothing is written to them. */
export interface OpenImage {
  config: ImageConfig;
  /** Where its files lie. */
  root: string;
  command(run: ImageRun): PartCommand;
  close(): Promise<void>;
}

export interface ImageRun {
  part: string;
  /** Over the image's own. */
  environment: Readonly<Record<string, string>>;
  /** Folders of this machine by their place in the image; they are made, and given to the image's user. */
  volumes?: Readonly<Record<string, string>>;
  /** A line for the image's shell instead of its command. */
  line?: string;
}

/**
 * What a container engine does, by the kernel's own means, because none runs inside most machines that run checks: the
 * image's files read-only, /tmp and what is named as a volume writable, a process table of its own in which the program
 * is number 1, the image's user without any capability. The network is this machine's.
 */
const enter = `
set -e
root=$1 user=$2 folder=$3 volumes=$4
shift 4
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/tmp"
printf '%s' "$volumes" | while IFS=: read -r from to; do mount --bind "$from" "$root$to"; done
exec chroot "$root" setpriv --reuid="\${user%:*}" --regid="\${user#*:}" --clear-groups \\
  --no-new-privs --bounding-set=-all --inh-caps=-all \\
  env --ignore-environment --chdir="$folder" "$@"
`;

export async function openImage(image: string): Promise<OpenImage> {
  const config = await readImageConfig(image);
  const { stdout: container } = await execa("buildah", ["from", "--pull=never", image]);
  const { stdout: root } = await execa("buildah", ["mount", container]);
  return {
    config,
    root,
    command: (run) => commandIn({ root, config, run }),
    async close() {
      await execa("buildah", ["rm", container]);
    },
  };
}

function commandIn({
  root,
  config,
  run: { part, environment, volumes = {}, line },
}: {
  root: string;
  config: ImageConfig;
  run: ImageRun;
}): PartCommand {
  const [uid = 0, gid = 0] = config.user.split(":").map(Number);
  for (const folder of Object.values(volumes)) {
    mkdirSync(folder, { recursive: true });
    chownSync(folder, uid, gid);
  }
  const mounts = Object.entries(volumes).map(([to, from]) => `${from}:${to}\n`);
  const variables = { ...config.environment, ...environment };
  return {
    part,
    command: "unshare",
    args: [
      ...["--mount", "--pid", "--fork", "--kill-child=SIGKILL", "sh", "-c", enter, "sh"],
      ...[root, config.user, config.folder, mounts.join("")],
      ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
      ...(line === undefined ? config.command : ["sh", "-c", line]),
    ],
  };
}
