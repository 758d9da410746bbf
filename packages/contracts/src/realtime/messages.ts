import { chatLimits, chatMessageIdPattern, chatRefusals } from "@rooms/domain/vocabulary/chat";
import { reactionLimits } from "@rooms/domain/vocabulary/reactions";
import type { ReactionKind } from "@rooms/domain/vocabulary/reactions";
import { outsides, transcriptionLimitKinds } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod/mini";

/** Milliseconds on the session clock: since the session's `startedAt`. */
const sessionMs = z.number();
const count = z.int().check(z.nonnegative());
/** Stored as a 32-bit integer: a larger one is refused here, before it reaches a query. */
const transcriptSeq = z.int().check(z.nonnegative(), z.maximum(2 ** 31 - 1));
const identity = z.string().check(z.minLength(1), z.maxLength(256));

/** Client → server: first message, within the hello deadline. */
export const helloMessage = z.strictObject({
  type: z.literal("hello"),
  /** The page's capture stream (one id per page load), or null for one that only listens. */
  capture: z.nullable(z.strictObject({ streamId: z.string().check(z.regex(/^[\w-]{8,64}$/)) })),
  /**
   * True: this client cannot capture; hear me in the room, while the session's hosts let the server listen there. A
   * stream named beside it only brings what was captured before.
   */
  fromRoom: z.optional(z.boolean()),
  /** Highest transcript seq up to which the client has everything; 0 asks for all. */
  afterSeq: transcriptSeq,
});
/** Client → server: heartbeat, and the measure of the clock. `sentAtMs` is the client's own clock, echoed. */
export const pingMessage = z.strictObject({
  type: z.literal("ping"),
  id: count,
  sentAtMs: z.number(),
});
/**
 * Client → server: the microphone's state, so that an open turn can be closed at once. With `retract` the person does not
 * want to be transcribed: what they said last and is not certain yet is taken back everywhere.
 */
export const muteMessage = z.strictObject({
  type: z.literal("mute"),
  muted: z.boolean(),
  retract: z.optional(z.boolean()),
});
/** Client → server: leaving on purpose; audio already sent is still transcribed. */
export const byeMessage = z.strictObject({ type: z.literal("bye") });
/**
 * Client → server: send the chat as it was changed after this revision, and what follows; only after a welcome that names
 * the chat. 0 asks for all.
 */
export const chatFollowMessage = z.strictObject({
  type: z.literal("chat-follow"),
  afterRevision: transcriptSeq,
});
/** Client → server: a message to all. Sent again under the same id it is stored once. */
export const chatSendMessage = z.strictObject({
  type: z.literal("chat-send"),
  messageId: z.string().check(z.regex(chatMessageIdPattern)),
  /** Longer ones than are taken are refused by code, not by closing the socket. */
  text: z.string().check(z.maxLength(2 * chatLimits.textLengthMax)),
});

const presses = z.optional(z.int().check(z.minimum(1), z.maximum(reactionLimits.pressesMax)));
/** How often each was pressed; only what was. */
const reactionCounts = z.object({
  thumbs: presses,
  heart: presses,
  clap: presses,
  laugh: presses,
  wow: presses,
  party: presses,
} satisfies Record<ReactionKind, typeof presses>);
export type ReactionCounts = z.infer<typeof reactionCounts>;
/** Client → server: reactions, shown to all for some seconds and kept nowhere; only after a welcome that takes them. */
export const reactMessage = z.strictObject({ type: z.literal("react"), counts: reactionCounts });

export const clientMessage = z.discriminatedUnion("type", [
  helloMessage,
  pingMessage,
  muteMessage,
  byeMessage,
  chatFollowMessage,
  chatSendMessage,
  reactMessage,
]);
export type ClientMessage = z.infer<typeof clientMessage>;

/** Which limit holds back; `retryAt` is absent for one that never frees. Named as in the REST API's TRANSCRIPTION_LIMIT. */
const limitReached = z.object({
  limit: z.enum(transcriptionLimitKinds),
  // ISO 8601 in UTC; zod's own check of it brings those of durations and times of day.
  retryAt: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/))),
});
export type LimitReached = z.infer<typeof limitReached>;

/** How the transcription stands for the receiver. `degraded`: heard, written late. */
export const transcriptionState = z.object({
  state: z.enum(["on", "paused", "degraded", "off"]),
  reason: z.catch(
    z.enum(["none", "host", "engine-away", "database-away", "limit", "disabled", "session-ended"]),
    "none",
  ),
  /** With the reason `limit`. */
  reached: z.catch(z.optional(limitReached), undefined),
  /** Who hears: "gladia", "moonshine", "unrecognised", "tone-speech". */
  engine: z.string(),
  /** Seconds transcribed ÷ seconds of speech so far, 0–1; null before the first speech. */
  coverage: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
  /** What is spoken, as the hosts say; none when the engine finds out. */
  languages: z.catch(z.array(z.string()), []),
  /** Those of them that cannot be heard yet: what the engine needs is on its way. Left out when none. */
  fetching: z.optional(
    z.array(z.object({ language: z.string(), percent: z.nullable(z.number()) })),
  ),
  /** Those of them that the engine does not hear; left out when none. */
  notHeard: z.optional(z.array(z.string())),
  /** How many people room capture hears now; left out when none. */
  heardInRoom: z.optional(count),
  /** Who they are, so that a page that cannot capture knows that it is heard; left out when none. */
  heardIdentities: z.optional(z.array(identity)),
});
export type TranscriptionState = z.infer<typeof transcriptionState>;

const line = {
  utteranceId: z.string().check(z.minLength(1)),
  participantIdentity: identity,
  participantName: z.string(),
  text: z.string(),
  startedAtMs: sessionMs,
  endedAtMs: sessionMs,
  /** The owner's lease epoch: provisional lines of an older epoch are void. */
  epoch: count,
};

/** Server → client: the hello is accepted. */
export const welcomeMessage = z.object({
  type: z.literal("welcome"),
  epoch: count,
  /** Null for a listener. Send again everything after `receivedSeq`; keep everything after `ackedSeq`. */
  stream: z.nullable(
    z.object({
      streamId: z.string(),
      ackedSeq: count,
      receivedSeq: count,
    }),
  ),
  /** Highest stored transcript seq; the backfill up to it follows. */
  lastSeq: transcriptSeq,
  /** The session clock now, ms. */
  sessionNowMs: sessionMs,
  transcription: transcriptionState,
  hostIdentity: z.nullable(identity),
  /** Left out by servers that have no chat. */
  chat: z.optional(z.object({ on: z.boolean() })),
  /** How often marks of lines were set or taken away so far; left out by a release that had none. */
  marksRevision: z.optional(count),
  /** Whether reactions are taken; left out by a release that had none on this socket. */
  reactions: z.optional(z.boolean()),
});
export const pongMessage = z.object({
  type: z.literal("pong"),
  id: count,
  sentAtMs: z.number(),
  sessionNowMs: sessionMs,
});
/** Server → client: audio up to `ackedSeq` is settled and may be forgotten; up to `receivedSeq` it is in memory only. */
export const ackMessage = z.object({
  type: z.literal("ack"),
  streamId: z.string(),
  ackedSeq: count,
  receivedSeq: count,
});
/** Server → client: a line that may still change; the higher revision wins; empty text takes it back. */
export const partialMessage = z.object({
  type: z.literal("partial"),
  ...line,
  revision: count,
});
/** Server → client: a line that will not change. `seq` is null while it is not stored yet. */
export const finalMessage = z.object({
  type: z.literal("final"),
  ...line,
  seq: z.nullable(transcriptSeq),
  language: z.nullable(z.string()),
  confidence: z.nullable(z.number()),
  /** Ed25519 over `signedBytes`, base64url; only on a line that was just heard, so that pages can relay it. */
  signature: z.optional(z.string().check(z.regex(/^[\w-]{86}$/))),
  /** W3C trace context of the caption, where traces are kept: a page that shows it says under it how long that took. */
  traceparent: z.optional(z.string().check(z.maxLength(55))),
});
/** What a final gets as it is sent for the first time. */
export type FinalAdditions = Pick<FinalMessage, "traceparent"> & { signature: string };
/** Server → client: these finals are in the database now. */
export const storedMessage = z.object({
  type: z.literal("stored"),
  epoch: count,
  items: z.array(z.object({ utteranceId: z.string(), seq: transcriptSeq })),
});
/** Server → client: the lines of these numbers, both included, began before the reader joined and are not sent. */
export const withheldMessage = z.object({
  type: z.literal("withheld"),
  fromSeq: transcriptSeq,
  untilSeq: transcriptSeq,
});
/** Server → client: the backfill asked for by `hello` is complete up to here. */
export const caughtUpMessage = z.object({ type: z.literal("caught-up"), lastSeq: transcriptSeq });
export const stateMessage = z.object({
  type: z.literal("state"),
  transcription: transcriptionState,
});
/** Server → client: who is the transcription host now. */
export const hostMessage = z.object({
  type: z.literal("host"),
  hostIdentity: z.nullable(identity),
});
/** Server → client, to hosts alone: the lobby is not as it was; `waiting` people wait now. Who they are is read over REST. */
export const lobbyMessage = z.object({ type: z.literal("lobby"), waiting: count });
/**
 * Server → client: who is connected by this socket and not known to be in the room; told anew when it changes. Who is new
 * stands here until LiveKit has reported them: a page leaves out those whom it sees in the room.
 */
export const listenersMessage = z.object({
  type: z.literal("listeners"),
  identities: z.array(identity),
});
/**
 * Server → client: whose speech is written down, and of the others why it is known not to be; told anew when it changes. Who
 * stands in neither list brings no speech here, as far as the server knows.
 */
export const captioningMessage = z.object({
  type: z.literal("captioning"),
  captioned: z.array(identity),
  uncaptioned: z.array(
    z.object({
      identity,
      /** They do not wish it; the engine does not hear their language; their own minutes are used up. */
      reason: z.catch(z.enum(["declined", "language", "limit", "not-captured"]), "not-captured"),
    }),
  ),
});
export type CaptioningMessage = z.infer<typeof captioningMessage>;
/** Server → client: marks of lines were set or taken away; which ones stand is read over REST. */
export const marksMessage = z.object({ type: z.literal("marks"), revision: count });
/**
 * Server → client: hands, the spotlight or the pauses of the transcription may be others, which a page in the room has from
 * LiveKit; how they stand is read over REST.
 */
export const stageMessage = z.object({ type: z.literal("stage") });
/** Server → client: what people reacted since the last such message, each participant once. */
export const reactionsMessage = z.object({
  type: z.literal("reactions"),
  items: z.array(z.object({ identity, counts: reactionCounts })),
});
export type ReactionsMessage = z.infer<typeof reactionsMessage>;
/** Server → client: connect there instead; the close with MOVED follows. */
export const movedMessage = z.object({ type: z.literal("moved"), url: z.string() });
/** Server → client: something the page should know while the socket stays open. */
export const noticeMessage = z.object({
  type: z.literal("notice"),
  code: z.enum(["TOO_FAST", "AUDIO_GAP", "CLOCK_SKEW", "DRAINING", "LIMIT_NEAR"]),
});
/** A message of the chat, or what became of one. */
const chatEntry = z.object({
  id: z.string().check(z.minLength(1)),
  /** Place in the order of sending. */
  seq: transcriptSeq,
  /** Place of the last change to it: the greater one of two wins. */
  revision: transcriptSeq,
  /** As its author's page named it. */
  messageId: z.string(),
  participantIdentity: identity,
  participantName: z.string(),
  outside: z.catch(z.nullable(z.enum(outsides)), null),
  /** Null: deleted. */
  text: z.nullable(z.string()),
  sentAtMs: sessionMs,
});
export type ChatEntry = z.infer<typeof chatEntry>;
/** Server → client: messages of the chat, in the order of their revisions. */
export const chatMessage = z.object({ type: z.literal("chat"), entries: z.array(chatEntry) });
/** Server → client: everything up to this revision that may be read was sent. */
export const chatCaughtUpMessage = z.object({
  type: z.literal("chat-caught-up"),
  revision: transcriptSeq,
});
/** Server → client: the message was not taken. */
export const chatRefusedMessage = z.object({
  type: z.literal("chat-refused"),
  messageId: z.string(),
  code: z.catch(z.enum(chatRefusals), "NOT_ALLOWED"),
  /** When the same may be sent again; left out where it never may. */
  retryAfterMs: z.optional(z.number().check(z.nonnegative())),
});
/** Server → client: the chat was switched on or off. */
export const chatStateMessage = z.object({ type: z.literal("chat-state"), on: z.boolean() });

export const serverMessage = z.discriminatedUnion("type", [
  welcomeMessage,
  pongMessage,
  ackMessage,
  partialMessage,
  finalMessage,
  storedMessage,
  withheldMessage,
  caughtUpMessage,
  stateMessage,
  hostMessage,
  lobbyMessage,
  listenersMessage,
  captioningMessage,
  marksMessage,
  stageMessage,
  reactionsMessage,
  movedMessage,
  noticeMessage,
  chatMessage,
  chatCaughtUpMessage,
  chatRefusedMessage,
  chatStateMessage,
]);
export type ServerMessage = z.infer<typeof serverMessage>;
export type WelcomeMessage = z.infer<typeof welcomeMessage>;
export type PartialMessage = z.infer<typeof partialMessage>;
export type FinalMessage = z.infer<typeof finalMessage>;
export type StoredMessage = z.infer<typeof storedMessage>;
export type WithheldMessage = z.infer<typeof withheldMessage>;
export type ChatMessage = z.infer<typeof chatMessage>;
export type ChatRefusedMessage = z.infer<typeof chatRefusedMessage>;

/** Topic on the LiveKit data channel: the finals that the speaker's page relays to the others, as the server sent them. */
export const relayTopic = "rooms.transcript.v1";
