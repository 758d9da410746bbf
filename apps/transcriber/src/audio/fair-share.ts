import type { Turn } from "./turn.ts";

/**
 * Which turns to give up so that `excessMs` of unsettled audio go: always the oldest of the participant who holds most of
 * it just then. A participant who sends more than they speak loses their own audio before others lose any.
 */
export function turnsToGiveUp<Candidate extends Pick<Turn, "speaker" | "startMs" | "unclearedMs">>(
  turns: readonly Candidate[],
  excessMs: number,
): Candidate[] {
  const held = new Map<string, { turns: Candidate[]; ms: number }>();
  for (const turn of [...turns].sort((a, b) => a.startMs - b.startMs)) {
    const { participantId } = turn.speaker;
    const own = held.get(participantId) ?? { turns: [], ms: 0 };
    own.turns.push(turn);
    own.ms += turn.unclearedMs;
    held.set(participantId, own);
  }
  const chosen: Candidate[] = [];
  for (let restMs = excessMs; restMs > 0;) {
    const most = [...held.values()].reduce((a, b) => (b.ms > a.ms ? b : a), { turns: [], ms: 0 });
    const turn = most.turns.shift();
    if (turn === undefined) break;
    most.ms -= turn.unclearedMs;
    restMs -= turn.unclearedMs;
    chosen.push(turn);
  }
  return chosen;
}
