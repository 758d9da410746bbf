import type {
  ParticipantUsage as Shown,
  SessionUsage as ShownSession,
} from "@rooms/contracts/http";
import { costOf, sessionTotals } from "@rooms/domain";
import type { ParticipantUsage, SessionUsageRead } from "@rooms/domain";

export function usageOf(usage: SessionUsageRead, pricePerMinute: number): ShownSession {
  const { speechMs, transcribedMs, coverage, billedSeconds, finals } = sessionTotals(usage);
  return {
    participants: usage.participants.map((one) => participantUsageOf(one, pricePerMinute)),
    speechSeconds: speechMs / 1000,
    seconds: transcribedMs / 1000,
    coverage,
    finals,
    cost: costOf({ transcribedMs: billedSeconds * 1000 }, pricePerMinute).cost,
    billedSeconds,
    analysis: usage.analysis,
    engines: [...new Set(usage.streams.map(({ engine }) => engine))],
  };
}

function participantUsageOf(usage: ParticipantUsage, pricePerMinute: number): Shown {
  const { seconds, minutes, cost } = costOf(usage, pricePerMinute);
  return {
    identity: usage.participantIdentity,
    name: usage.participantName,
    startedAt: usage.startedAt.toISOString(),
    endedAt: usage.endedAt.toISOString(),
    speechSeconds: usage.speechMs / 1000,
    seconds,
    minutes,
    chunks: usage.chunks,
    transcripts: { partial: usage.partials, final: usage.finals },
    errors: usage.errors,
    pricePerMinute,
    cost,
  };
}
