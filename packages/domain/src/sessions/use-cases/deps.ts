import type { Background } from "../../shared/background.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { Store } from "../../shared/store.ts";
import type { SpeechEngines } from "../../transcription/speech-engines.ts";
import type { LiveRooms } from "../ports.ts";

/** What the use cases of sessions are given; each names the part it needs. */
export interface SessionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly rooms: LiveRooms;
  readonly background: Background;
  /** So many may be present in one session at once. */
  readonly participantsMax: number;
  readonly engines: SpeechEngines;
}
