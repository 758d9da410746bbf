import { systemIdSource } from "../shared/id-source.ts";
import type { Store } from "../shared/store.ts";
import { testBackground } from "./background.ts";
import { testClock } from "./clock.ts";
import { testLiveRooms } from "./live-rooms.ts";
import { testSpeechEngines } from "./speech-engines.ts";

/** What the use cases of sessions need, on a real store: the clock is moved by hand, LiveKit is in memory. */
export function testDeps(store: Store) {
  return {
    store,
    clock: testClock(),
    ids: systemIdSource(),
    rooms: testLiveRooms(),
    background: testBackground(),
    participantsMax: 100,
    engines: testSpeechEngines(),
  };
}
