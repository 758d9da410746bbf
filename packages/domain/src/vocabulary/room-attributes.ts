/**
 * Attributes of a participant in the LiveKit room. The api alone sets them, so no page can raise another's hand; LiveKit
 * shows them to who comes later, and takes them away with their participant.
 */
export const roomAttributes = {
  /** When the hand was raised, in milliseconds since 1970 by the server's clock; absent while it is down. */
  hand: "rooms.hand",
  /** When they were put into the spotlight, likewise: of several the latest counts. */
  spotlight: "rooms.spotlight",
} as const;

/** Topics of LiveKit data. */
export const roomTopics = {
  /** From the api to one participant: a host asks them to unmute; JSON `{ by }`, the host's name or null. */
  askToUnmute: "rooms.ask-to-unmute",
} as const;
