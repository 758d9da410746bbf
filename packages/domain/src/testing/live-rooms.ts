import type { ConnectedParticipant, LiveRooms } from "../sessions/ports.ts";

/** LiveKit in memory: who is connected is what the test says; what was asked of it can be read. */
export interface TestLiveRooms extends LiveRooms {
  readonly connected: Map<string, ConnectedParticipant[]>;
  readonly closed: string[];
  readonly removed: string[];
  readonly muted: string[];
  /** Whom LiveKit does not let share the screen. */
  readonly withoutScreen: Set<string>;
  /** The latest metadata by identity, and of the room by slug. */
  readonly described: Map<string, string>;
  /** By identity, of who is connected. */
  readonly attributes: Map<string, Record<string, string>>;
}

export function testLiveRooms(): TestLiveRooms {
  const connected = new Map<string, ConnectedParticipant[]>();
  const closed: string[] = [];
  const removed: string[] = [];
  const muted: string[] = [];
  const withoutScreen = new Set<string>();
  const described = new Map<string, string>();
  const attributes: TestLiveRooms["attributes"] = new Map();
  return {
    connected,
    closed,
    removed,
    muted,
    withoutScreen,
    described,
    attributes,
    listConnected: async (slug) =>
      (connected.get(slug) ?? []).map((one) => ({
        ...one,
        mayShareScreen: !withoutScreen.has(one.identity),
      })),
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
    async muteAllBut(slug, identity) {
      const others = (connected.get(slug) ?? []).filter((one) => one.identity !== identity);
      muted.push(...others.map((one) => one.identity));
      return others.length;
    },
    async allowScreen(_slug, identity, allowed) {
      if (allowed) withoutScreen.delete(identity);
      else withoutScreen.add(identity);
    },
    async tell() {},
    async describeParticipant(_slug, identity, metadata) {
      described.set(identity, metadata);
    },
    async setAttributes(slug, identity, change) {
      if (!connected.get(slug)?.some((one) => one.identity === identity)) return false;
      const merged = Object.entries({ ...attributes.get(identity), ...change });
      attributes.set(identity, Object.fromEntries(merged.filter(([, value]) => value !== "")));
      return true;
    },
    listAttributes: async (slug) =>
      (connected.get(slug) ?? []).map(({ identity }) => ({
        identity,
        attributes: attributes.get(identity) ?? {},
      })),
    async describeRoom(slug, metadata) {
      described.set(slug, metadata);
    },
    descriptionOf: async (slug) => described.get(slug) ?? "",
  };
}
