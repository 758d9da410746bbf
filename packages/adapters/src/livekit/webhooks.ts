import type { ParticipantInRoom } from "@rooms/domain/sessions/ports";
import { WebhookReceiver } from "livekit-server-sdk";
import type { WebhookEvent } from "livekit-server-sdk";
import { connectedPerson } from "./participants.ts";

export interface PresenceEvent {
  /** LiveKit's id of the event; the same event delivered twice has the same. */
  id: string;
  kind: "joined" | "left";
  /** Name of the room, which is the slug of a session. */
  room: string;
  participant: ParticipantInRoom;
  /** When they came, to the millisecond; when they left, at the latest. */
  at: Date;
}

export type WebhookReading =
  | { kind: "presence"; event: PresenceEvent }
  /** Signed by LiveKit, and nothing that we act on. */
  | { kind: "other"; name: string }
  | { kind: "bad-signature" };

export interface WebhookReader {
  /** Checks the signature over the raw body before anything of it is believed. */
  read(rawBody: string, authorization: string | undefined): Promise<WebhookReading>;
}

export function createWebhookReader({
  apiKey,
  apiSecret,
}: {
  apiKey: string;
  apiSecret: string;
}): WebhookReader {
  const receiver = new WebhookReceiver(apiKey, apiSecret);
  return {
    async read(rawBody, authorization) {
      let event: WebhookEvent;
      try {
        event = await receiver.receive(rawBody, authorization);
      } catch {
        // Whatever the SDK dislikes (signature, age, hash, JSON), it is not a message of our LiveKit.
        return { kind: "bad-signature" };
      }
      const presence = presenceOf(event);
      return presence
        ? { kind: "presence", event: presence }
        : { kind: "other", name: event.event };
    },
  };
}

const kindOfEvent: Partial<Record<WebhookEvent["event"], PresenceEvent["kind"]>> = {
  participant_joined: "joined",
  participant_left: "left",
  // What LiveKit sends in place of "left" when the media never connected.
  participant_connection_aborted: "left",
};

function presenceOf(event: WebhookEvent): PresenceEvent | null {
  const kind = kindOfEvent[event.event];
  const participant = event.participant ? connectedPerson(event.participant) : null;
  if (kind === undefined || participant === null || !event.room || event.id === "") return null;
  const at = kind === "joined" ? participant.joinedAt : endOfSecond(event.createdAt);
  return { id: event.id, kind, room: event.room.name, participant, at };
}

// LiveKit cuts the fraction off. Who left was there until then, so the latest moment it can mean is the safe one.
function endOfSecond(seconds: bigint): Date {
  return new Date(Number(seconds) * 1000 + 999);
}
