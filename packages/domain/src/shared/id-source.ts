import { slug } from "./ids.ts";
import type { Slug } from "./ids.ts";

/** Where new names come from. */
export interface IdSource {
  /** A fresh UUIDv7, later ones sorting after earlier ones of the same millisecond too. */
  uuid(): string;
  /** A fresh slug; collisions are possible in theory and are caught by the database. */
  slug(): Slug;
  /** `length` URL-safe characters, 6 bits of randomness each, fit for secrets. */
  token(length: number): string;
}

export interface IdSourceOptions {
  nowMs: () => number;
  randomBytes: (length: number) => Uint8Array;
}

const urlSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const slugLength = 8;
const counterMax = 0xfff;

/** Pure in its options: the same clock and bytes give the same ids. */
export function createIdSource({ nowMs, randomBytes }: IdSourceOptions): IdSource {
  let lastMs = 0;
  let counter = 0;

  function token(length: number): string {
    return Array.from(randomBytes(length), (byte) => urlSafe.charAt(byte & 63)).join("");
  }

  return {
    token,
    slug: () => slug(token(slugLength)),
    uuid() {
      const now = nowMs();
      counter = now > lastMs ? 0 : counter + 1;
      // A full counter borrows the next millisecond, so that order survives a burst and a clock set back.
      lastMs = counter > counterMax ? lastMs + 1 : Math.max(lastMs, now);
      counter &= counterMax;
      return formatUuid({ ms: lastMs, counter, random: randomBytes(8) });
    },
  };
}

/** The source of a running process: system clock and the platform's strong randomness. */
export function systemIdSource(): IdSource {
  return createIdSource({
    nowMs: () => Date.now(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
}

function formatUuid({
  ms,
  counter,
  random,
}: {
  ms: number;
  counter: number;
  random: Uint8Array;
}): string {
  const time = ms.toString(16).padStart(12, "0");
  const tail = Array.from(random, (byte, index) =>
    (index === 0 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, "0"),
  ).join("");
  const version = `7${counter.toString(16).padStart(3, "0")}`;
  return [time.slice(0, 8), time.slice(8), version, tail.slice(0, 4), tail.slice(4)].join("-");
}
