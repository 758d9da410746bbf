import type { Pack } from "../packs/manifest.ts";
import type { Engine } from "./engine.ts";
import { createOfflineEngine } from "./offline-engine.ts";
import { createSileroGate } from "./speech-gate.ts";
import type { SpeechGate } from "./speech-gate.ts";
import { createStreamingEngine } from "./streaming-engine.ts";
import { createWhisperEngine } from "./whisper-engine.ts";

export type LoadedPack = { kind: "gate"; gate: SpeechGate } | { kind: "engine"; engine: Engine };

/** Loads a pack's model. Throws when the model cannot be used. */
export async function loadPack(pack: Pack): Promise<LoadedPack> {
  const { kind, model } = pack.manifest;
  switch (kind) {
    case "vad":
      return { kind: "gate", gate: createSileroGate(pack) };
    case "streaming":
      return { kind: "engine", engine: await createStreamingEngine(pack) };
    case "offline":
      return {
        kind: "engine",
        engine:
          "whisper" in model ? await createWhisperEngine(pack) : await createOfflineEngine(pack),
      };
  }
}
