import type { ConnectedParticipant, LiveRooms, SessionJobs } from "../sessions/ports.ts";

/** LiveKit in memory: who is connected is what the test says; what was asked of it can be read. */
export interface TestLiveRooms extends LiveRooms {
  readonly connected: Map<string, ConnectedParticipant[]>;
  readonly closed: string[];
  readonly removed: string[];
}

export function testLiveRooms(): TestLiveRooms {
  const connected = new Map<string, ConnectedParticipant[]>();
  const closed: string[] = [];
  const removed: string[] = [];
  return {
    connected,
    closed,
    removed,
    listConnected: async (slug) => connected.get(slug) ?? [],
    async close(slug) {
      connected.delete(slug);
      closed.push(slug);
    },
    async remove(slug, identity) {
      connected.set(
        slug,
        (connected.get(slug) ?? []).filter((one) => one.identity !== identity),
      );
      removed.push(identity);
    },
  };
}

/** Remembers what was queued. */
export function testSessionJobs(): SessionJobs & { readonly finalised: string[] } {
  const finalised: string[] = [];
  return {
    finalised,
    async finalise(id) {
      finalised.push(id);
    },
  };
}
