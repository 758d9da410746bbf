import { setTimeout as pause } from "node:timers/promises";
import type { TicketClaims } from "@rooms/contracts/realtime";
import type { Pool } from "@rooms/db";
import type { PlannedFrame } from "./frames.ts";

const settleTimeoutMs = 30_000;

/** Waits until every spoken word is stored, or waiting is of no use; says what is wrong with what is stored. */
export async function misattributed(
  pool: Pool,
  claims: readonly TicketClaims[],
  frames: readonly PlannedFrame[],
): Promise<{ spoken: number; missing: number; doubled: number; misattributed: number }> {
  const spoken = spokenWords(frames);
  const sessionIds = [...new Set(claims.map(({ sessionId }) => sessionId))];
  const deadline = Date.now() + settleTimeoutMs;
  for (;;) {
    const stored = await storedWords(pool, sessionIds);
    const found = new Set(stored.map(({ word }) => word));
    const missing = [...spoken].filter((word) => !found.has(word)).length;
    if (missing === 0 || Date.now() > deadline) {
      const strangers = stored.filter(({ person, word }) => !word.startsWith(`w${person}x`));
      return {
        ...{ spoken: spoken.size, missing },
        ...{ doubled: stored.length - found.size, misattributed: strangers.length },
      };
    }
    await pause(300);
  }
}

/** The numbers of the voiced chunks, by the person who sent them. */
function spokenWords(frames: readonly PlannedFrame[]): Set<string> {
  const counts = new Map<number, number>();
  const words = new Set<string>();
  for (const { person, voiced } of frames) {
    const seq = (counts.get(person) ?? 0) + 1;
    counts.set(person, seq);
    if (voiced) words.add(`w${person}x${seq}`);
  }
  return words;
}

async function storedWords(
  pool: Pool,
  sessionIds: readonly string[],
): Promise<{ person: string; word: string }[]> {
  const { rows } = await pool.query<{ identity: string; text: string }>(
    `select p.identity, s.text from transcript_segments s join participants p on p.id = s.participant_id
     where s.session_id = any($1::uuid[])`,
    [sessionIds],
  );
  return rows.flatMap(({ identity, text }) =>
    text.split(" ").map((word) => ({ person: identity.split("-").at(-1) ?? "", word })),
  );
}
