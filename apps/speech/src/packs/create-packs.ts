import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { builtInPacks } from "./built-in.ts";
import type { BuiltInPack } from "./built-in.ts";
import type { FetchPack } from "./forked-fetch.ts";
import type { PackState } from "./language-states.ts";
import type { Pack, PackManifest } from "./manifest.ts";
import { readOperatorPacks } from "./operator-packs.ts";
import { readBuiltIn } from "./published-pack.ts";

export type PacksEvent =
  | { type: "pack-ready"; pack: string; languages: number }
  | { type: "pack-not-fetched"; pack: string; reason: string }
  | { type: "pack-unusable"; pack: string; error: unknown }
  | { type: "pack-refused"; folder: string; reason: string };

/** The packs of this machine: those that are in use, and those that come while the process runs. */
export interface Packs {
  /** All packs, those on their way and missing ones too. */
  all(): readonly { manifest: PackManifest; state: PackState }[];
  /** Ends what is being fetched. Idempotent. */
  close(): Promise<void>;
}

export interface PacksOptions {
  cacheDir: string;
  /** Folder of folders with packs of the operator's. */
  operatorDir: string | null;
  /** The built-in packs in use, by name. */
  builtIn: readonly string[];
  /** The languages that are found out where none is named. */
  findsOut: readonly string[];
  fetchPack: FetchPack;
  /** Takes a pack into use; it counts as ready from then on. Throws when it cannot be used. */
  use: (pack: Pack) => Promise<void>;
  onEvent: (event: PacksEvent) => void;
  /** 0..1, for waits that do not coincide. */
  random: () => number;
}

const firstRetryMs = 60_000;
const retryMsMax = 30 * 60_000;

/** Where packs lie in a cache directory. */
export function packsIn(cacheDir: string): string {
  return join(cacheDir, "speech");
}

/**
 * Resolves when the first words can be written, or nothing here can write any. What else is here is taken into use
 * after that, and what is missing is fetched, one after the other.
 */
export async function createPacks(options: PacksOptions): Promise<Packs> {
  const packs = new MachinePacks(options);
  await packs.start();
  return packs;
}

/** How long to wait before what is missing is asked for again. */
export function retryWaitMs(failures: number, random: number): number {
  return Math.min(retryMsMax, firstRetryMs * 2 ** (failures - 1)) * (0.75 + random / 2);
}

interface KnownPack {
  manifest: PackManifest;
  state: PackState;
}

/** A pack that is here and not yet in use. */
const loading: PackState = { state: "fetching", percent: 99 };

class MachinePacks implements Packs {
  readonly #options: PacksOptions;
  readonly #known = new Map<string, KnownPack>();
  readonly #wanted = new Set<BuiltInPack>();
  readonly #firstWords = Promise.withResolvers<null>();
  readonly #closing = new AbortController();
  #work: Promise<void> = Promise.resolve();

  constructor(options: PacksOptions) {
    this.#options = options;
  }

  all(): readonly KnownPack[] {
    return [...this.#known.values()];
  }

  close(): Promise<void> {
    this.#closing.abort();
    return this.#work;
  }

  async start(): Promise<void> {
    const here = await this.#readAll();
    this.#work = this.#bringIn(here);
    await this.#firstWords.promise;
  }

  /** Those that are here, small ones first. */
  async #readAll(): Promise<Pack[]> {
    const { operatorDir, builtIn, onEvent } = this.#options;
    const operators = operatorDir === null ? null : await readOperatorPacks(operatorDir);
    for (const { folder, reason } of operators?.refused ?? [])
      onEvent({ type: "pack-refused", folder, reason });
    const own = operators?.packs ?? [];
    const here: Pack[] = [];
    for (const built of builtInPacks) {
      const isReplaced = own.some(({ manifest }) => manifest.name === built.name);
      if (!builtIn.includes(built.name) || isReplaced) continue;
      const pack = await this.#read(built);
      if (pack !== null) here.push(pack);
      else this.#want(built);
    }
    here.push(...own);
    for (const { manifest } of here) this.#tell(manifest, loading);
    const isGate = ({ manifest }: Pack): boolean => manifest.kind === "vad";
    return [...here.filter(isGate), ...here.filter((pack) => !isGate(pack))];
  }

  async #bringIn(here: readonly Pack[]): Promise<void> {
    for (const pack of here) if (!this.#isClosed()) await this.#use(pack);
    this.#firstWords.resolve(null);
    const { signal } = this.#closing;
    for (let failures = 1; this.#wanted.size > 0 && !this.#isClosed(); failures++) {
      for (const { sources } of this.#wanted)
        this.#tell(sources[0].manifest, { state: "fetching", percent: 0 });
      for (const built of this.#wanted) await this.#fetch(built);
      if (this.#wanted.size === 0) return;
      const waitMs = retryWaitMs(failures, this.#options.random());
      // Only an abort ends the wait early; the loop sees it.
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #fetch(built: BuiltInPack): Promise<void> {
    if (this.#isClosed()) return;
    const { manifest } = built.sources[0];
    const fetched = this.#options.fetchPack(built.name, {
      onPercent: (percent) => this.#tell(manifest, { state: "fetching", percent }),
      signal: this.#closing.signal,
    });
    const reason = await fetched.catch(() => "the process that fetches could not be started");
    if (this.#isClosed()) return;
    const pack = reason === null ? await this.#read(built) : null;
    if (pack !== null) {
      this.#wanted.delete(built);
      await this.#use(pack);
      return;
    }
    this.#want(built);
    const said = reason ?? "what was fetched cannot be read";
    this.#options.onEvent({ type: "pack-not-fetched", pack: built.name, reason: said });
  }

  /** One that cannot be read is told about and counts as missing: it stops no other. */
  async #read(built: BuiltInPack): Promise<Pack | null> {
    const { cacheDir, findsOut, onEvent } = this.#options;
    try {
      return await readBuiltIn(built, { parent: packsIn(cacheDir), findsOut });
    } catch (error) {
      onEvent({ type: "pack-unusable", pack: built.name, error });
      return null;
    }
  }

  async #use(pack: Pack): Promise<void> {
    const { manifest } = pack;
    const { name, languages, roles } = manifest;
    try {
      await this.#options.use(pack);
    } catch (error) {
      this.#tell(manifest, { state: "missing" });
      this.#options.onEvent({ type: "pack-unusable", pack: name, error });
      return;
    }
    this.#tell(manifest, { state: "ready" });
    this.#options.onEvent({ type: "pack-ready", pack: name, languages: languages.length });
    if (roles.includes("finals")) this.#firstWords.resolve(null);
  }

  #want(built: BuiltInPack): void {
    this.#wanted.add(built);
    this.#tell(built.sources[0].manifest, { state: "missing" });
  }

  #tell(manifest: PackManifest, state: PackState): void {
    this.#known.set(manifest.name, { manifest, state });
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }
}
