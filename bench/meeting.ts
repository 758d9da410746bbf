import { startWorld } from "./bridge/world.ts";
import { runMeeting } from "./meeting/run-meeting.ts";
import type { Meeting, MeetingFigures } from "./meeting/run-meeting.ts";
import { conversation } from "./meeting/schedule.ts";

const firstSeed = 7;

export interface MeetingOptions {
  people: readonly number[];
  /** At once in the process; what it costs to run at all is shared by them. */
  meetings: number;
  durationMs: number;
}

/** Meetings with turn-taking on two lanes, beside one vendor stream for each head. */
export async function measureMeeting(options: MeetingOptions): Promise<void> {
  const world = await startWorld();
  try {
    for (const people of options.people) {
      const meeting = meetingsOf(people, options);
      const ours = await runMeeting("ours", world, meeting);
      const plain = await runMeeting("plain", world, meeting);
      report(meeting, ours, plain);
    }
  } finally {
    await world.close();
  }
}

function meetingsOf(perSession: number, { meetings, durationMs }: MeetingOptions): Meeting {
  const spurts = Array.from({ length: meetings }, (_, index) =>
    conversation(perSession, durationMs, firstSeed + index).map((spurt) => ({
      ...spurt,
      person: index * perSession + spurt.person,
    })),
  );
  return { people: perSession * meetings, perSession, durationMs, spurts: spurts.flat() };
}

function report(
  { people, perSession, spurts }: Meeting,
  ours: MeetingFigures,
  plain: MeetingFigures,
): void {
  const { billedS, sentS, spokenS, waitMs, lagMs, words } = ours;
  const per = (a: number, b: number): string => (a / b).toFixed(2);
  const cost = ours.processorMsPerParticipantMinute;
  const plainCost = plain.processorMsPerParticipantMinute;
  console.log(
    `${people / perSession} × ${perSession} people, ${spurts.length} stretches of speech, ${spokenS.toFixed(0)} s spoken`,
  );
  console.log(
    `  billed ÷ sent ${per(billedS, sentS)}, billed ÷ spoken ${per(billedS, spokenS)}; a stream for each head: ${per(plain.billedS, spokenS)}`,
  );
  console.log(
    `  to the vendor p50 ${waitMs.p50.toFixed(1)}, p95 ${waitMs.p95.toFixed(1)}, p99 ${waitMs.p99.toFixed(1)}, max ${waitMs.max.toFixed(0)} ms (load late p99 ${lagMs.p99.toFixed(1)} ms)`,
  );
  console.log(`  words ${JSON.stringify(words)}`);
  console.log(
    `  processor ${cost.toFixed(1)} ms per participant-minute against ${plainCost.toFixed(1)}: ${per(cost, plainCost)}`,
  );
}
