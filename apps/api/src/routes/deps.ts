import type { AvailableAnalyser } from "@rooms/domain/analysis/analysis";
import type { MeetingAnalyser } from "@rooms/domain/analysis/meeting-analyser";
import type { AvatarStore } from "@rooms/domain/identity/avatars";
import type { LiveRooms } from "@rooms/domain/sessions/ports";
import type { Background } from "@rooms/domain/shared/background";
import type { BlobStore } from "@rooms/domain/shared/blob-store";
import type { Clock } from "@rooms/domain/shared/clock";
import type { IdSource } from "@rooms/domain/shared/id-source";
import type { Store } from "@rooms/domain/shared/store";
import type { SecretHasher } from "@rooms/domain/shared/tokens";
import type { TranscriptionLimits } from "@rooms/domain/transcription/transcription-limits";
import type { SpeechEngines } from "@rooms/domain/transcription/speech-engines";
import type { TranscriberDirectory } from "@rooms/domain/transcription/store";
import type { LocalAvatars } from "@rooms/adapters/local-avatars";
import type { GuestPasses } from "../auth/guest-passes.ts";
import type { SignInOptions } from "../auth/config.ts";
import type { LobbyWatch } from "../realtime/lobby-watch.ts";
import type { TranscriptionAvailability } from "../realtime/transcription-availability.ts";
import type { InvitationMail } from "../mail/invitation-mail.ts";
import type { RealtimeTickets } from "../realtime/tickets.ts";

/** Everything routes are given; each names the part it needs. */
export interface RouteDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: SecretHasher;
  readonly rooms: LiveRooms;
  readonly background: Background;
  readonly limits: TranscriptionLimits;
  /** So many may be present in one session at once. */
  readonly participantsMax: number;
  /** What a begun minute of transcription is charged at. */
  readonly pricePerMinute: number;
  /** Where people find Rooms; links start with it. */
  readonly publicUrl: string;
  readonly transcribers: TranscriberDirectory;
  /** Where clients look for a transcriber while none has reported itself. */
  readonly transcriberPublicUrl: string;
  readonly passes: GuestPasses;
  readonly tickets: RealtimeTickets;
  /** As `transcriptionAvailability` tells them, for use cases. */
  readonly engines: SpeechEngines;
  readonly transcriptionAvailability: () => Promise<TranscriptionAvailability>;
  readonly lobbyWatch: LobbyWatch;
  readonly livekit: LiveKitGate;
  readonly signIn: SignInOptions;
  readonly mailInvitation: InvitationMail;
  /** Whether this installation sends mail. */
  readonly isMailing: boolean;
  /** Where new pictures go. */
  readonly avatars: AvatarStore;
  /** The embedded store; it goes on serving what it has when another one is configured. */
  readonly localAvatars: LocalAvatars;
  /** Where finalised transcripts are. */
  readonly blobs: BlobStore;
  /** Who can analyse sessions here; the first is asked unless another is named. */
  readonly analysers: readonly AvailableAnalyser[];
  /** Answers a question about a session while the caller waits. */
  readonly quickAnalyser: MeetingAnalyser;
  readonly isDatabaseUp: () => Promise<boolean>;
}

/** The part of LiveKit that routes use: whether it answers, and access tokens. */
interface LiveKitGate {
  /** Address for browsers. */
  readonly publicUrl: string;
  isUp(): Promise<boolean>;
  /** A token for one room and one identity; `metadata` is shown to the others. */
  mint(request: {
    room: string;
    identity: string;
    name: string;
    metadata: string;
    attributes: Record<string, string>;
    mayShareScreen: boolean;
    ttlSeconds: number;
  }): Promise<string>;
  /** A token for a room that is no session's, and that its bearer has alone. */
  mintForTest(request: { room: string; identity: string; ttlSeconds: number }): Promise<string>;
}
