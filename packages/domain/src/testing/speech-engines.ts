import type { EngineReport, SpeechEngines } from "../transcription/speech-engines.ts";

/** Engines that say what the test lets them say; none at first. */
export function testSpeechEngines(): SpeechEngines & {
  say(reports: readonly EngineReport[]): void;
} {
  let said: readonly EngineReport[] = [];
  return {
    list: async () => said,
    say(reports) {
      said = reports;
    },
  };
}
