import type { CloseName, TranscriptionState } from "@rooms/contracts/realtime";
import type { SessionControl, SessionNews } from "@rooms/domain/transcription/store";
import { SessionChat } from "../chat/session-chat.ts";
import { SessionChannel } from "../transcript/channel.ts";
import { SessionPipeline } from "./session-pipeline.ts";
import type { CaptureStream } from "../audio/capture-stream.ts";
import { stateFor } from "./transcription-state.ts";
import type { Speaker } from "../audio/turn.ts";
import type { Connection, Hello } from "../server/client-connection.ts";
import { SessionAudioBounds } from "../audio/audio-bounds.ts";
import type { HostedSessionOptions } from "./hosted-session-options.ts";
import { limitsInForce, modeInForce, type LimitsInForce } from "./limits-in-force.ts";
import { MemberNews } from "./member-news.ts";
import { PastReaders } from "./past-readers.ts";
import { committedOf } from "./committed.ts";
import { Membership, type MembershipSession } from "./session-membership.ts";
import { CaptureSources } from "../room-capture/capture-sources.ts";
import { RoomCapture } from "../room-capture/room-capture.ts";
import { SessionMembers } from "./session-members.ts";
import { VocabularyRefresh } from "./vocabulary-refresh.ts";
import { closeNameOf } from "./without-access.ts";

const noMinutes: ReadonlyMap<string, number> = new Map();

/** A session this process owns: its pipeline and its connections. */
export class HostedSession implements MembershipSession {
  readonly sessionId: string;
  readonly epoch: number;
  readonly pipeline: SessionPipeline;
  readonly members = new SessionMembers();
  /** When the last member left; null while there are members. */
  emptySinceMs: number | null;
  /** When a member joined or audio arrived last. */
  lastSignAtMs: number;
  readonly removed = new Set<string>();
  /** Which source of speech each participant's sockets name. */
  readonly sources: CaptureSources;
  readonly capture: RoomCapture;
  readonly chat: SessionChat;
  readonly news: MemberNews;
  #taking = true;
  readonly #channel: SessionChannel;
  readonly #past: PastReaders;
  /** Who brings speech, by participant. */
  readonly #speaking = new Map<string, Membership>();
  readonly #audioBounds: SessionAudioBounds;
  readonly #options: HostedSessionOptions;
  readonly #vocabulary: VocabularyRefresh;
  #hostIdentity: string | null;
  #usedTodayMs = noMinutes;
  #inForce: LimitsInForce;

  constructor(options: HostedSessionOptions) {
    const { snapshot, epoch, engine, settings, nowMs, onEngineError } = options;
    this.#options = options;
    this.sessionId = snapshot.sessionId;
    this.epoch = epoch;
    this.#hostIdentity = snapshot.transcriptionHost;
    this.emptySinceMs = this.lastSignAtMs = nowMs();
    this.#channel = new SessionChannel(options);
    this.#past = new PastReaders(this.#channel, snapshot);
    this.chat = new SessionChat({ ...options, store: options.chatStore, control: snapshot });
    this.news = new MemberNews(this.#channel, this, snapshot);
    this.#audioBounds = new SessionAudioBounds(snapshot);
    this.pipeline = new SessionPipeline({
      ...{ sessionId: snapshot.sessionId, epoch, engineName: engine.report().engine },
      onFenced: options.onFenced,
      onUnderstood: (identity, understood) => this.news.captioning.understood(identity, understood),
      ...committedOf(snapshot),
      ...{ mode: "on", languages: snapshot.languages },
      onState: (state) => this.#tellState(state),
      ...{ engine, settings, correction: options.correction, channel: this.#channel },
      acknowledge: (stream) => this.#acknowledge(stream),
      additionsOf: (line) => options.additionsOf(snapshot.slug, line),
      ...{ startedAtMs: snapshot.startedAt.getTime(), counts: options.counts },
      nowMs,
      onEngineError,
    });
    this.pipeline.setVocabulary(options.vocabulary);
    this.#vocabulary = new VocabularyRefresh({
      ...{ read: options.readVocabulary, nowMs, onProblem: options.onProblem },
      apply: (vocabulary) => this.pipeline.setVocabulary(vocabulary),
    });
    this.#inForce = this.#limits();
    this.sources = new CaptureSources(nowMs, () => {
      this.capture.arrange();
      this.news.captioning.follow();
    });
    this.capture = this.#captureRoom();
    this.#applyMode(snapshot);
    this.#followCapture(snapshot);
  }

  /** False while the session ends or moves: audio that comes then stays with the clients. */
  get takesAudio(): boolean {
    return this.#taking;
  }

  /** Whether the server listens in the room: such a session stays open without connections. */
  get listening(): boolean {
    return this.capture.listening;
  }

  /** Participants whose sockets bring speech. */
  get speakingCount(): number {
    const speaking = [...this.#speaking.values()];
    // A participant whose socket was cut keeps their stream, and may come back.
    return speaking.filter(({ connection }) => this.members.has(connection)).length;
  }

  stopTakingAudio(): void {
    this.#taking = false;
    this.capture.close();
  }

  /** Welcomes a connection and sends it what it has missed. */
  join(connection: Connection, hello: Hello, speaker: Speaker): Membership {
    const { participantId } = connection.claims;
    const stream = hello.capture && this.pipeline.stream(hello.capture.streamId, speaker);
    const bounds = this.#audioBounds.of(participantId);
    const membership = new Membership({ session: this, connection, stream, bounds });
    if (stream !== null) this.#takeMicrophone(membership);
    this.members.makePlaceFor(participantId, this.#speaking.get(participantId)?.connection);
    this.members.add(connection);
    this.sources.add(connection, hello);
    this.emptySinceMs = null;
    this.lastSignAtMs = this.#options.nowMs();
    connection.tell({
      type: "welcome",
      ...{ epoch: this.epoch, stream: stream && this.streamStatus(stream) },
      ...{ lastSeq: this.pipeline.writer.storedSeq, sessionNowMs: this.sessionNowMs() },
      transcription: this.#stateOf(connection, this.pipeline.state()),
      ...{ hostIdentity: this.#hostIdentity, chat: this.chat.state },
      ...{ marksRevision: this.news.marksRevision, reactions: true },
    });
    this.news.welcome(connection);
    this.#past.subscribe(connection, hello);
    return membership;
  }

  /** What hosts and the lifecycle decided since. */
  control(control: SessionNews): void {
    for (const { participantId, access } of control.withoutAccess) {
      this.members.closeThoseOf(participantId, closeNameOf(access) ?? "NO_ACCESS");
    }
    this.#applyLimits();
    this.pipeline.setLanguages(control.languages);
    void this.#vocabulary.refresh();
    this.#applyMode(control);
    this.#followCapture(control);
    this.#past.follow(control);
    this.chat.control(control, this.members);
    this.news.follow(control, this.members, this.#options.nowMs());
    const { transcriptionHost: hostIdentity } = control;
    if (hostIdentity !== this.#hostIdentity)
      this.#channel.broadcast({ type: "host", hostIdentity });
    this.#hostIdentity = hostIdentity;
  }

  /** What was transcribed today of those here who have an account, by participant. */
  setUsedToday(usedTodayMs: ReadonlyMap<string, number>): void {
    this.#usedTodayMs = usedTodayMs;
    this.#applyLimits();
  }

  tellDraining(): void {
    this.#channel.broadcast({ type: "notice", code: "DRAINING" });
  }

  removeParticipant(participantId: string): void {
    this.removed.add(participantId);
    this.capture.arrange();
    this.members.closeThoseOf(participantId, "REMOVED");
  }

  closeAll(name: CloseName): void {
    for (const connection of [...this.members]) connection.close(name);
  }

  #takeMicrophone(membership: Membership): void {
    const { participantId } = membership.connection.claims;
    const before = this.#speaking.get(participantId);
    this.#speaking.set(participantId, membership);
    if (before === undefined) return;
    if (before.stream === membership.stream) {
      this.#remove(before.connection, false);
      before.connection.supersede();
    } else {
      before.endTurn();
      before.connection.close("REPLACED");
    }
  }

  leave(connection: Connection, orderly: boolean): void {
    this.#remove(connection, orderly);
    const { participantId } = connection.claims;
    const speaking = this.#speaking.get(participantId);
    if (speaking?.connection !== connection || !orderly) return;
    speaking.endTurn();
    this.#speaking.delete(participantId);
  }

  #remove(connection: Connection, orderly: boolean): void {
    this.sources.remove(connection, orderly);
    this.#channel.unsubscribe(connection);
    this.chat.leave(connection);
    this.members.delete(connection);
    if (this.members.size === 0) this.emptySinceMs = this.#options.nowMs();
  }

  onFrame(bytes: number): void {
    this.lastSignAtMs = this.#options.nowMs();
    this.#options.onFrame(bytes);
  }

  #acknowledge(stream: CaptureStream): void {
    const speaking = this.#speaking.get(stream.speaker.participantId);
    if (speaking?.stream === stream) speaking.acknowledge();
  }

  /** What the client is told of its stream: the last frame received, and the last one settled. */
  streamStatus(stream: CaptureStream) {
    const { seq: ackedSeq } = this.pipeline.writer.settled(stream);
    return { streamId: stream.streamId, receivedSeq: stream.receivedSeq, ackedSeq };
  }

  sessionNowMs(): number {
    return this.#options.nowMs() - this.#options.snapshot.startedAt.getTime();
  }

  #captureRoom(): RoomCapture {
    const { snapshot, epoch, enterRoom, findSpeaker, nowMs, onProblem } = this.#options;
    const { sessionId, slug, startedAt } = snapshot;
    return new RoomCapture({
      ...{ room: { sessionId, slug, epoch }, pipeline: this.pipeline },
      ...{ enterRoom, findSpeaker, nowMs, onProblem },
      said: (participantId) =>
        this.removed.has(participantId) ? "none" : this.sources.of(participantId),
      startedAtMs: startedAt.getTime(),
      onFrame: (bytes) => this.onFrame(bytes),
    });
  }

  /** Follows the hosts' decisions; a session that is not transcribed is not captured. */
  #followCapture({ status, serverCapture, transcription }: Omit<SessionControl, "lobby">): void {
    const transcribed =
      status === "LIVE" && transcription !== "OFF" && this.#options.limits.enabled;
    this.capture.want(serverCapture && transcribed);
  }

  #applyMode({ transcription }: Pick<SessionControl, "transcription">): void {
    const { mode, reached } = modeInForce(transcription, this.#options.limits, this.#inForce);
    this.pipeline.setMode(mode, reached);
  }

  #limits(): LimitsInForce {
    return limitsInForce(this.#options.limits, {
      transcribedMs: this.pipeline.writer.totals.transcribedMs,
      startedAt: this.#options.snapshot.startedAt,
      now: new Date(this.#options.nowMs()),
      usedTodayMs: this.#usedTodayMs,
    });
  }

  /** Who reaches a limit of their own, or is free of it again, is told; the others are not. */
  #applyLimits(): void {
    const before = this.#inForce;
    this.#inForce = this.#limits();
    const { speakers, near } = this.#inForce;
    this.pipeline.silence(speakers);
    this.news.captioning.limit(speakers);
    if (near && !before.near) this.#channel.broadcast({ type: "notice", code: "LIMIT_NEAR" });
    const state = this.pipeline.state();
    for (const connection of this.members) {
      const { participantId } = connection.claims;
      if (before.speakers.has(participantId) === speakers.has(participantId)) continue;
      connection.tell({ type: "state", transcription: this.#stateOf(connection, state) });
    }
  }

  #tellState(state: TranscriptionState): void {
    this.news.captioning.follow();
    for (const connection of this.members) {
      connection.tell({ type: "state", transcription: this.#stateOf(connection, state) });
    }
  }

  #stateOf({ claims }: Connection, state: TranscriptionState): TranscriptionState {
    return stateFor(state, this.#inForce.speakers.get(claims.participantId));
  }
}
