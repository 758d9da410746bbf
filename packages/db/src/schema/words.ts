import type { Word } from "@rooms/domain/transcription/segment";
import { customType } from "drizzle-orm/pg-core";
import { storable } from "./storable.ts";

/** A word as it is stored: the four values without their names, a third of the size and of the time to write. */
type StoredWord = [word: string, startedAtMs: number, endedAtMs: number, confidence: number | null];

export function storedWords(words: readonly Word[]): string {
  return JSON.stringify(
    words.map(({ word, startedAtMs, endedAtMs, confidence }): StoredWord => [
      storable(word),
      startedAtMs,
      endedAtMs,
      confidence,
    ]),
  );
}

export const words = customType<{ data: Word[]; driverData: StoredWord[] | string }>({
  dataType: () => "json",
  toDriver: storedWords,
  fromDriver(stored) {
    const list = typeof stored === "string" ? [] : stored;
    return list.map(([word, startedAtMs, endedAtMs, confidence]) => ({
      word,
      startedAtMs,
      endedAtMs,
      confidence,
    }));
  },
});
