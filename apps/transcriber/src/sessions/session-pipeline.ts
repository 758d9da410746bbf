import type { LimitReached, TranscriptionState } from "@rooms/contracts/realtime";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";
import type { SpeechEngine } from "../stt/speech-engine.ts";
import { turnsToGiveUp } from "../audio/fair-share.ts";
import type { LaneHost } from "../stt/lane-options.ts";
import { LanePool } from "../stt/lane-pool.ts";
import { TranscriptWriter } from "../transcript/transcript-writer.ts";
import type { TranscriptWriterOptions } from "../transcript/transcript-writer.ts";
import type { LineCorrection } from "../stt/line-correction.ts";
import { SpeechContext } from "../stt/speech-context.ts";
import type { PipelineSettings } from "../stt/settings.ts";
import { CaptureStream, streamKey } from "../audio/capture-stream.ts";
import type { CapturedFrame, StoredMark, StreamEvents } from "../audio/capture-stream.ts";
import { isSameState, transcriptionStateOf } from "./transcription-state.ts";
import type { TranscriptionMode } from "./transcription-state.ts";
import type { Speaker, Turn } from "../audio/turn.ts";

export interface SessionPipelineOptions extends TranscriptWriterOptions {
  /** The state of transcription changed. */
  onState: (state: TranscriptionState) => void;
  /** Stored watermarks by `streamKey`. */
  watermarks: ReadonlyMap<string, StoredMark>;
  mode: TranscriptionMode;
  /** What is spoken. */
  languages: LanguageSetting;
  engine: SpeechEngine;
  /** Null for an engine that takes the vocabulary itself. */
  correction: LineCorrection | null;
  settings: PipelineSettings;
  onEngineError: (code: string) => void;
}

/** Shared by all sessions: they are thousands, and nearly none has a silenced participant. */
const noParticipants: Pick<ReadonlySet<string>, "has"> = new Set<string>();

/** Everything that turns a session's audio into stored segments. No timers, no sockets: it is told when time passes. */
export class SessionPipeline {
  readonly #streams = new Map<string, CaptureStream>();
  readonly #options: SessionPipelineOptions;
  readonly #pool: LanePool;
  readonly writer: TranscriptWriter;
  readonly #skipped = new Map<Turn, GapReason>();
  readonly #streamEvents: StreamEvents;
  #mode: TranscriptionMode;
  readonly #context: SpeechContext;
  #reached: LimitReached | null = null;
  /** Participants who are not written down, though others are. */
  #silenced = noParticipants;
  #databaseAway = false;
  #heardInRoom: readonly string[] = [];
  #ended = false;
  #toldState: TranscriptionState;

  constructor(options: SessionPipelineOptions) {
    const { engine, settings, nowMs } = options;
    this.#options = options;
    this.#mode = options.mode;
    this.#context = new SpeechContext(options);
    this.writer = new TranscriptWriter(options);
    this.#streamEvents = this.#takeTurns();
    this.#pool = new LanePool({
      engine,
      settings,
      nowMs,
      sink: this.writer,
      context: this.#context,
      host: this.#hostLanes(),
    });
    this.writer.runningStreams = () => this.#pool.vendorStreams();
    this.#toldState = this.state();
  }

  /** The stream of a page, as far as it is known here or in the database. */
  stream(streamId: string, speaker: Speaker): CaptureStream {
    const key = streamKey(speaker.participantId, streamId);
    const known = this.#streams.get(key);
    if (known !== undefined) {
      known.speaker = speaker;
      return known;
    }
    const stream = new CaptureStream(streamId, speaker, this.#options.watermarks.get(key) ?? null);
    this.#streams.set(key, stream);
    this.writer.open(stream);
    return stream;
  }

  /** What the participant says from the next turn on is said under this name. */
  rename(participantId: string, name: string): void {
    for (const stream of this.#streams.values()) {
      if (stream.speaker.participantId === participantId)
        stream.speaker = { ...stream.speaker, name };
    }
  }

  /** Takes one frame at once: what may go to the engine goes before this returns. */
  frame(stream: CaptureStream, frame: CapturedFrame): void {
    const freshMs = stream.accept(frame, this.#options.nowMs(), this.#streamEvents);
    if (freshMs > 0) this.writer.heard(stream, freshMs);
  }

  /** The page muted, left, or made way for another: its turn is over. */
  endTurn(stream: CaptureStream): void {
    stream.endTurn(this.#streamEvents);
  }

  /** The speaker does not want to be transcribed: what they said last and is not certain goes, wherever it is shown. */
  retract(stream: CaptureStream): void {
    this.endTurn(stream);
    for (const turn of stream.turns.filter(({ done }) => !done)) {
      this.#pool.retract(turn);
      this.writer.skip(turn);
    }
  }

  /** The page was heard of: had it more audio of its turn, that would have come before. */
  signOfLife(stream: CaptureStream): void {
    const { settings, nowMs } = this.#options;
    stream.endTurnWhenIdle(nowMs(), settings.turnOverMs, this.#streamEvents);
  }

  /** Feeds lanes that catch up; with `thorough`, several times a second, whatever waits for time to pass. */
  tick(thorough: boolean): void {
    if (thorough || this.#pool.pressing)
      for (const turn of this.#pool.tick(thorough)) this.#cut(turn);
    if (!thorough) return;
    const now = this.#options.nowMs();
    for (const stream of this.#streams.values()) {
      stream.endTurnWhenIdle(now, this.#options.settings.turnHoldMs, this.#streamEvents);
    }
    this.#keepWithinBounds();
    if (this.#context.changeLanguages(now)) this.#pool.retireLanes();
    this.#tellState();
  }

  /** The host paused or went on, or a limit was reached. Turns do not span it. */
  setMode(mode: TranscriptionMode, reached: LimitReached | null = null): void {
    if (mode === this.#mode) return;
    this.#endTurns();
    this.#mode = mode;
    this.#reached = reached;
    this.#tellState();
  }

  /**
   * The hosts said what is spoken from now on: new lanes hear it, and turns go over to them between two words. After
   * another change it waits for a tick.
   */
  setLanguages(languages: LanguageSetting): void {
    this.#context.setLanguages(languages);
    if (this.#context.changeLanguages(this.#options.nowMs())) this.#pool.retireLanes();
    this.#tellState();
  }

  /** Words that no engine can know, for the lanes that are opened from now on. */
  setVocabulary(vocabulary: readonly VocabularyTerm[]): void {
    this.#context.setVocabulary(vocabulary);
  }

  /** The speakers whose own limit is reached: what they say becomes gaps, what others say goes on. */
  silence(participantIds: typeof noParticipants): void {
    const before = this.#silenced;
    this.#silenced = participantIds;
    for (const stream of this.#streams.values()) {
      const { participantId } = stream.speaker;
      if (before.has(participantId) !== participantIds.has(participantId)) this.endTurn(stream);
    }
  }

  setDatabaseAway(away: boolean): void {
    this.#databaseAway = away;
    this.#tellState();
  }

  setHeardInRoom(identities: readonly string[]): void {
    this.#heardInRoom = identities;
    this.#tellState();
  }

  state(): TranscriptionState {
    return transcriptionStateOf({
      ...this.writer.totals,
      mode: this.#mode,
      reached: this.#reached,
      ended: this.#ended,
      databaseAway: this.#databaseAway,
      heardInRoom: this.#heardInRoom,
      engine: this.#options.engine.report(),
      languages: this.#context.languages,
      engineAway: this.#pool.away,
    });
  }

  /**
   * No more audio comes: ends the lanes, so that all that was said gets its final. At the end of the session the turns
   * end too; else they go on elsewhere, where what is not certain of them will be heard again.
   */
  finish({ sessionEnded }: { sessionEnded: boolean }): void {
    this.#ended = sessionEnded;
    this.writer.finishing = true;
    if (sessionEnded) this.#endTurns();
    else
      for (const { openTurn } of this.#streams.values()) if (openTurn) this.#pool.retract(openTurn);
    this.#pool.stop();
    this.#tellState();
  }

  /** Everything that was heard is handed over, and no lane is left. */
  get finished(): boolean {
    return this.#pool.empty;
  }

  /** Writes audio that was not recognised yet as gaps: the session is over and its engine does not answer. */
  discardRest(): void {
    this.#endTurns();
    for (const turn of this.#unclearedTurns()) this.writer.discard(turn, "engine-failed");
    this.#pool.abort();
  }

  /** Drops lanes and audio without a gap: the session's next owner gets the audio from the clients again. */
  abort(): void {
    this.#pool.abort();
  }

  /** Audio in memory that is not settled. */
  get unsettledMs(): number {
    let sum = 0;
    for (const { turns } of this.#streams.values())
      for (const turn of turns) sum += turn.unclearedMs;
    return sum;
  }

  get waitingTurns(): number {
    return this.#pool.waitingTurns;
  }

  get laneCount(): number {
    return this.#pool.laneCount;
  }

  #takeTurns(): StreamEvents {
    return {
      turnBegan: (_stream, turn) => {
        const reason = this.#reasonToSkip(turn);
        if (reason === null) this.#pool.add(turn);
        else this.#skipped.set(turn, reason);
      },
      turnGrew: (_stream, turn) => {
        const reason = this.#skipped.get(turn);
        if (reason === undefined) this.#pool.feed(turn);
        else if (turn.unclearedMs >= this.#options.settings.skippedPieceMs) {
          this.writer.discard(turn, reason);
        }
      },
      turnEnded: (_stream, turn) => {
        const reason = this.#skipped.get(turn);
        this.#skipped.delete(turn);
        if (reason === undefined) this.#pool.feed(turn);
        else this.writer.discard(turn, reason);
      },
      audioLost: ({ key }, fromMs, untilMs) => {
        this.writer.lost(key, fromMs, untilMs, "client-overflow");
        this.#options.channel.broadcast({ type: "notice", code: "AUDIO_GAP" });
      },
    };
  }

  #reasonToSkip({ speaker }: Turn): GapReason | null {
    if (this.#mode === "paused" || this.#mode === "off") return "paused";
    return this.#mode === "limit" || this.#silenced.has(speaker.participantId) ? "limit" : null;
  }

  #hostLanes(): LaneHost {
    return {
      laneFreed: () => this.#pool.place(),
      engineError: (code) => this.#options.onEngineError(code),
      discard: (turn) => this.#discard(turn, "engine-failed"),
    };
  }

  #endTurns(): void {
    for (const stream of this.#streams.values()) this.endTurn(stream);
  }

  #unclearedTurns(): Turn[] {
    return [...this.#streams.values()].flatMap(({ turns }) => turns.filter(({ done }) => !done));
  }

  /** The speaker goes on in another turn. */
  #cut(turn: Turn): void {
    const stream = this.#streams.get(turn.source.key);
    if (stream?.openTurn === turn) this.endTurn(stream);
  }

  #discard(turn: Turn, reason: GapReason): void {
    this.#cut(turn);
    this.writer.discard(turn, reason);
  }

  #keepWithinBounds(): void {
    const excessMs = this.unsettledMs - this.#options.settings.unsettledMsMax;
    if (excessMs <= 0) return;
    const reason: GapReason = this.#pool.away ? "engine-failed" : "queue-overflow";
    for (const turn of turnsToGiveUp(this.#unclearedTurns(), excessMs)) this.#discard(turn, reason);
  }

  #tellState(): void {
    const transcription = this.state();
    if (isSameState(transcription, this.#toldState)) return;
    this.#toldState = transcription;
    this.#options.onState(transcription);
  }
}
