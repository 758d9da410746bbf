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

/** Resolves when what is here is in use; what is missing is fetched one after the other meanwhile. */
export async function createPacks(options: PacksOptions): Promise<Packs> {
  const packs = new MachinePacks(options);
  await packs.readAll();
  packs.fetchMissing();
  return packs;
}

/** How long to wait before what is missing is asked for again. */
export function retryWaitMs(failures: number, random: number): number {
  return Math.min(retryMsMax, firstRetryMs * 2 ** (failures - 1)) * (0.75 + random / 2);
}

class MachinePacks implements Packs {
  readonly #options: PacksOptions;
  readonly #used = new Map<string, PackManifest>();
  readonly #missing = new Map<string, { built: BuiltInPack; state: PackState }>();
  readonly #closing = new AbortController();
  #fetching: Promise<void> = Promise.resolve();

  constructor(options: PacksOptions) {
    this.#options = options;
  }

  all(): readonly { manifest: PackManifest; state: PackState }[] {
    const here = [...this.#used.values()].map((manifest) => ({ manifest, state: ready }));
    const others = [...this.#missing.values()].map(({ built, state }) => ({
      manifest: built.sources[0].manifest,
      state,
    }));
    return [...here, ...others];
  }

  close(): Promise<void> {
    this.#closing.abort();
    return this.#fetching;
  }

  async readAll(): Promise<void> {
    const { operatorDir, builtIn, onEvent } = this.#options;
    const operators = operatorDir === null ? null : await readOperatorPacks(operatorDir);
    for (const { folder, reason } of operators?.refused ?? [])
      onEvent({ type: "pack-refused", folder, reason });
    for (const pack of operators?.packs ?? []) await this.#use(pack);
    for (const built of builtInPacks) {
      if (!builtIn.includes(built.name) || this.#used.has(built.name)) continue;
      this.#set(built, { state: "missing" });
      await this.#takeBuiltIn(built);
    }
  }

  fetchMissing(): void {
    this.#fetching = this.#fetchUntilComplete();
  }

  async #fetchUntilComplete(): Promise<void> {
    const { signal } = this.#closing;
    for (let failures = 1; !this.#isClosed(); failures++) {
      const wanted = [...this.#missing.values()].map(({ built }) => built);
      for (const built of wanted) this.#set(built, { state: "fetching", percent: 0 });
      for (const built of wanted) await this.#fetch(built);
      if (this.#missing.size === 0) return;
      const waitMs = retryWaitMs(failures, this.#options.random());
      // Only an abort ends the wait early; the loop sees it.
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #fetch(built: BuiltInPack): Promise<void> {
    if (this.#isClosed()) return;
    const { name } = built;
    const onPercent = (percent: number): void => {
      this.#set(built, { state: "fetching", percent });
    };
    const reason = await this.#options.fetchPack(name, {
      onPercent,
      signal: this.#closing.signal,
    });
    if (this.#isClosed()) return;
    if (reason === null && (await this.#takeBuiltIn(built))) return;
    this.#set(built, { state: "missing" });
    const said = reason ?? "what was fetched cannot be used";
    this.#options.onEvent({ type: "pack-not-fetched", pack: name, reason: said });
  }

  #set(built: BuiltInPack, state: PackState): void {
    this.#missing.set(built.name, { built, state });
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #takeBuiltIn(built: BuiltInPack): Promise<boolean> {
    const pack = await readBuiltIn(built, {
      parent: packsIn(this.#options.cacheDir),
      findsOut: this.#options.findsOut,
    });
    if (pack === null || !(await this.#use(pack))) return false;
    this.#missing.delete(built.name);
    return true;
  }

  async #use(pack: Pack): Promise<boolean> {
    const { name, languages } = pack.manifest;
    try {
      await this.#options.use(pack);
    } catch (error) {
      this.#options.onEvent({ type: "pack-unusable", pack: name, error });
      return false;
    }
    this.#used.set(name, pack.manifest);
    this.#options.onEvent({ type: "pack-ready", pack: name, languages: languages.length });
    return true;
  }
}

const ready: PackState = { state: "ready" };
