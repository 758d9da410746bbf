import type { Background } from "../../shared/background.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { SecretHasher } from "../../shared/tokens.ts";
import type { Store } from "../../shared/store.ts";
import type { LiveRooms } from "../../sessions/ports.ts";
import type { SpeechEngines } from "../../transcription/speech-engines.ts";

/** What the use cases of spaces are given; each names the part it needs. */
export interface SpaceDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: SecretHasher;
  readonly rooms: LiveRooms;
  readonly background: Background;
  readonly engines: SpeechEngines;
}
