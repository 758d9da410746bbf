import type { ConnectedParticipant, LiveRooms } from "../sessions/ports.ts";

/** LiveKit in memory: who is connected is what the test says; what was asked of it can be read. */
export interface TestLiveRooms extends LiveRooms {
  readonly connected: Map<string, ConnectedParticipant[]>;
  readonly closed: string[];
  readonly removed: string[];
  readonly muted: string[];
  /** The latest metadata by identity, and of the room by slug. */
  readonly described: Map<string, string>;
}

export function testLiveRooms(): TestLiveRooms {
  const connected = new Map<string, ConnectedParticipant[]>();
  const closed: string[] = [];
  const removed: string[] = [];
  const muted: string[] = [];
  const described = new Map<string, string>();
  return {
    connected,
    closed,
    removed,
    muted,
    described,
    listConnected: async (slug) => connected.get(slug) ?? [],
    listOpen: async (slugs) => slugs.filter((slug) => connected.has(slug)),
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
    async mute(_slug, identity) {
      muted.push(identity);
    },
    async describeParticipant(_slug, identity, metadata) {
      described.set(identity, metadata);
    },
    async describeRoom(slug, metadata) {
      described.set(slug, metadata);
    },
  };
}
