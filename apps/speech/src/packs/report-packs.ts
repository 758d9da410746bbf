import { builtInPacks } from "./built-in.ts";
import type { BuiltInPack } from "./built-in.ts";
import { folderSize } from "./folder-size.ts";
import { lastFailure } from "./last-failure.ts";
import type { Pack, PackManifest } from "./manifest.ts";
import { readOperatorPacks } from "./operator-packs.ts";
import { foldersOfOthers } from "./pack-folder.ts";
import { findPublished } from "./published-pack.ts";
import { downloadBytes } from "./source.ts";
import { wordsOfDamage } from "./whole-files.ts";

/** What a person is told about one pack. */
export interface PackReport {
  pack: string;
  /** False only for what an operator has to repair. */
  ok: boolean;
  say: string;
}

/** All packs of this machine, with languages, size, licence and state. */
export async function reportPacks(from: {
  parent: string;
  operatorDir: string | null;
  inUse: readonly string[];
}): Promise<PackReport[]> {
  const { parent, operatorDir, inUse } = from;
  const operators = operatorDir === null ? null : await readOperatorPacks(operatorDir);
  const reports: PackReport[] = [];
  for (const built of builtInPacks) {
    const isUsed = inUse.includes(built.name);
    reports.push(await reportBuiltIn(built, { parent, isUsed }));
  }
  for (const pack of operators?.packs ?? []) reports.push(await reportReady(pack));
  for (const { folder, reason } of operators?.refused ?? [])
    reports.push({ pack: folder, ok: false, say: `not usable: ${reason}` });
  return reports;
}

async function reportBuiltIn(
  built: BuiltInPack,
  { parent, isUsed }: { parent: string; isUsed: boolean },
): Promise<PackReport> {
  const found = await findPublished(built, parent);
  if (found.is === "whole" && isUsed) {
    const ready = await reportReady(found.pack);
    const others = await foldersOfOthers(built, parent);
    if (others.length === 0) return ready;
    return { ...ready, say: `${ready.say}; ${others.length} of other releases beside it` };
  }
  const [source] = built.sources;
  const about = aboutOf(source.manifest, downloadBytes(source));
  const report = (state: string): PackReport => ({
    pack: built.name,
    ok: true,
    say: `${about}; ${state}`,
  });
  if (!isUsed) return report("not in use (SPEECH_PACKS)");
  const failure = await lastFailure(parent, built.name);
  const why = found.is === "damaged" ? `not usable: ${wordsOfDamage(found.file)}` : "missing";
  return report(
    failure === null ? `${why}, fetched at the next start` : `${why}; last try: ${failure}`,
  );
}

async function reportReady({ folder, manifest }: Pack): Promise<PackReport> {
  const about = aboutOf(manifest, await folderSize(folder));
  return { pack: manifest.name, ok: true, say: `${about}; ready` };
}

function aboutOf({ languages, licence, roles }: PackManifest, bytes: number): string {
  const heard =
    languages.length === 0
      ? "any language"
      : languages.length > 8
        ? `${languages.length} languages`
        : languages.join(", ");
  return `${roles.join(", ")}: ${heard}; ${Math.round(bytes / 1e6)} MB; ${licence}`;
}
