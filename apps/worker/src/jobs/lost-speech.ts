import type { Clock } from "@rooms/domain/shared/clock";
import type { Store } from "@rooms/domain/shared/store";
import {
  type LostSpeechTimes,
  writeLostSpeech,
} from "@rooms/domain/transcription/use-cases/write-lost-speech";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface LostSpeechOptions {
  deps: { store: Store; clock: Clock };
  times: LostSpeechTimes;
  metrics: Pick<Metrics, "changed">;
}

/** Records a gap for audio that was lost with its transcriber and page, once a minute. */
export function lostSpeechJob({ deps, times, metrics }: LostSpeechOptions): Job {
  const write = writeLostSpeech(deps);
  return {
    name: "speech.lost",
    due: { kind: "cron", cron: "* * * * *" },
    async run() {
      metrics.changed("gap_written", await write(times));
    },
  };
}
