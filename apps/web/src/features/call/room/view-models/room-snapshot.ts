import type { Outside } from "#shared/use-person-mark.ts";
import type { EndReason } from "./end-reason.ts";
import type { UnmuteAsk } from "./unmute-ask.ts";

export type Connection =
  | { readonly status: "idle" }
  | { readonly status: "connecting" }
  | { readonly status: "connected" }
  /** The roster is frozen: LiveKit takes all participants away and brings them back. */
  | { readonly status: "reconnecting" }
  | { readonly status: "ended"; readonly reason: EndReason };

/** A track that can be shown or heard in a media element. The same object for as long as the track is the same. */
export interface MediaHandle {
  readonly id: string;
  attach(element: HTMLMediaElement): void;
  detach(element: HTMLMediaElement): void;
}

export type Quality = "excellent" | "good" | "poor" | "lost" | "unknown";

export interface RoomParticipant {
  readonly identity: string;
  readonly name: string;
  readonly local: boolean;
  readonly avatarUrl: string | null;
  /** Pastel behind the initials; null when the api said nothing. */
  readonly avatarColor: string | null;
  readonly host: boolean;
  /** Null for members of the space. */
  readonly outside: Outside | null;
  readonly microphoneOn: boolean;
  readonly speaking: boolean;
  readonly quality: Quality;
  /** Null while off. */
  readonly camera: MediaHandle | null;
  readonly screen: MediaHandle | null;
  /** What of theirs is to be heard; empty for oneself. */
  readonly audio: readonly MediaHandle[];
  readonly joinedAtMs: number;
  /** By the server's clock; null while the hand is down. */
  readonly handRaisedAtMs: number | null;
  /** Since when a host shows them large to all; null for those who are not in the spotlight. */
  readonly spotlitAtMs: number | null;
}

/** `insecure`: browsers give devices to pages with https alone. */
export type DeviceProblem = "denied" | "missing" | "in-use" | "insecure" | "failed";

export interface LocalSwitch {
  readonly on: boolean;
  /** A change is under way. */
  readonly busy: boolean;
  /** `stopped`: it was on, and ended by itself. */
  readonly problem: DeviceProblem | "stopped" | null;
}

/** Ids of the devices in use or to be used next; null for the default. */
export interface ActiveDevices {
  readonly audioinput: string | null;
  readonly videoinput: string | null;
  readonly audiooutput: string | null;
}

/** Who decided last whether the room is transcribed. */
export interface TranscriptionDecision {
  readonly mode: "ON" | "PAUSED" | "OFF";
  readonly by: string;
  /** By the server's clock; null where an older release decided. */
  readonly atMs: number | null;
}

export interface RoomSnapshot {
  readonly connection: Connection;
  /** Oneself first, then in the order of joining; hidden agents are not among them. */
  readonly participants: readonly RoomParticipant[];
  readonly microphone: LocalSwitch;
  readonly camera: LocalSwitch;
  readonly screen: LocalSwitch;
  /** Hosts may keep sharing the screen to themselves. */
  readonly screenAllowed: boolean;
  readonly activeDevices: ActiveDevices;
  /** The browser holds sound back until a gesture. */
  readonly audioBlocked: boolean;
  /** A host switched one's microphone off, and it is off still. */
  readonly mutedByHost: boolean;
  /** A host asked one to unmute, and neither is answered nor unmuted; null otherwise. */
  readonly unmuteAsk: UnmuteAsk | null;
  /** Null before the first decision in the room. */
  readonly decision: TranscriptionDecision | null;
  /** What the api says of the room, as text; "" before it said anything. */
  readonly description: string;
}

const off: LocalSwitch = { on: false, busy: false, problem: null };

export const emptyRoom: RoomSnapshot = {
  connection: { status: "idle" },
  participants: [],
  microphone: off,
  camera: off,
  screen: off,
  screenAllowed: true,
  activeDevices: { audioinput: null, videoinput: null, audiooutput: null },
  audioBlocked: false,
  mutedByHost: false,
  unmuteAsk: null,
  decision: null,
  description: "",
};
