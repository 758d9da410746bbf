import type { CloseName } from "@rooms/contracts/realtime";

/** One to whom what is stored is sent, page by page. */
export interface BackfillReader {
  close(name: CloseName): void;
  /** Bytes that wait to be read by the other side. */
  readonly bufferedBytes: number;
}

export interface BackfillOptions<Item> {
  /** The next page. Rejects while the database is away. */
  read: () => Promise<readonly Item[]>;
  isGone: () => boolean;
  /** Waits a little: between attempts to read, and for a slow reader. */
  pause: () => Promise<void>;
  onProblem: (error: unknown) => void;
}

/** In a row, a `pause` apart: about half a minute. The page then asks again, by a new socket and with its own backoff. */
const failedReadsMax = 300;
const bufferedBytesMax = 1024 * 1024;

/**
 * Pages for a reader, until the caller has enough of them. Reads that fail are tried again; what a slow reader has not taken
 * is waited for. Ends by itself when the reader is gone, or was closed because nothing can be read.
 */
export async function* backfill<Item>(
  reader: BackfillReader,
  { read, isGone, pause, onProblem }: BackfillOptions<Item>,
): AsyncGenerator<readonly Item[], void, void> {
  let failedReads = 0;
  while (!isGone()) {
    const page = await read().catch((error: unknown) => {
      onProblem(error);
      return null;
    });
    if (isGone()) return;
    failedReads = page === null ? failedReads + 1 : 0;
    if (failedReads === failedReadsMax) {
      reader.close("TRY_LATER");
      return;
    }
    if (page === null) await pause();
    else yield page;
    while (!isGone() && reader.bufferedBytes > bufferedBytesMax) await pause();
  }
}
