import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { runOurs } from "./agents/run-ours.ts";
import { runPeer } from "./agents/run-peer.ts";
import { toneMeeting } from "./agents/tone-meeting.ts";
import type { Heard } from "./agents/tone-meeting.ts";
import { startWorld } from "./bridge/world.ts";

export interface AgentsOptions {
  people: readonly number[];
  durationMs: number;
}

/** One meeting in tone speech, heard by the transcriber and by LiveKit's own agents, a session for each participant. */
export async function measureAgents({ people, durationMs }: AgentsOptions): Promise<void> {
  const world = await startWorld();
  const speech = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  try {
    const speechUrl = await speech.listen({ port: 0 });
    for (const size of people) {
      const meeting = toneMeeting(size, durationMs);
      const said = meeting.voices.reduce((sum, { words }) => sum + words.length, 0);
      console.log(`${size} people, ${durationMs / 1000} s, ${said} words`);
      const ours = await runOurs(world, meeting, speechUrl);
      report("ours", ours, said);
      const peer = await runPeer(meeting, speechUrl);
      report("peer", peer, said);
      const ratio = (a: number, b: number): string => (a / b).toFixed(3);
      console.log(
        `  ours ÷ peer: processor ${ratio(ours.processorMsPerParticipantMinute, peer.processorMsPerParticipantMinute)}, memory ${ratio(ours.memoryBytes, peer.memoryBytes)}`,
      );
    }
  } finally {
    await speech.close();
    await world.close();
  }
}

function report(name: string, heard: Heard, said: number): void {
  const { right, strange, processorMsPerParticipantMinute, memoryBytes } = heard;
  console.log(
    `  ${name}  ${right} of ${said} words right, ${strange} others · processor ${processorMsPerParticipantMinute.toFixed(1)} ms per participant-minute · memory ${(memoryBytes / 1e6).toFixed(0)} MB`,
  );
}
