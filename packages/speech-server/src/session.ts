import { gladiaCloseCodes } from "@rooms/gladia/protocol";
import type { GladiaSessionSettings, GladiaWireUtterance } from "@rooms/gladia/protocol";
import { AudioPositions } from "./audio-positions.ts";
import { ClientPresence } from "./client-presence.ts";
import { delayed } from "./delayed.ts";
import type { GladiaFaults } from "./faults.ts";
import { Backpressure } from "./backpressure.ts";
import { OrderedWork } from "./ordered-work.ts";
import { ConfirmedMessages } from "./confirmed-messages.ts";
import { bytesPerSecond, PcmInput } from "./pcm-input.ts";
import type { Recogniser } from "./recogniser.ts";
import type { GladiaServerEvent } from "./server-events.ts";
import { SessionMessages } from "./session-messages.ts";
import { SessionSpeech } from "./session-speech.ts";
import type { SessionSocket } from "./session-socket.ts";
import type { GladiaSwitches } from "./switches.ts";

export interface GladiaSessionOptions {
  id: string;
  createdAt: Date;
  settings: GladiaSessionSettings;
  recogniser: Recogniser;
  switches: GladiaSwitches;
  faults: GladiaFaults;
  now: () => Date;
  emit: (event: GladiaServerEvent) => void;
}

/** What tests and `GET /v2/live/{id}` see of a session. */
export interface GladiaSessionView {
  id: string;
  createdAt: Date;
  settings: GladiaSessionSettings;
  /** "finishing" from stop_recording until the last message is out. */
  phase: "recording" | "finishing" | "done";
  attached: boolean;
  connections: number;
  /** Bytes of audio heard, each once; with `dedupe` off also what came twice. */
  heardBytes: number;
  audioS: number;
  billedS: number;
  finals: readonly GladiaWireUtterance[];
}

/** One recording: its bytes, its sockets one after the other, and its end. Lives until `phase` is "done". */
export class GladiaSession {
  readonly id: string;
  readonly #options: GladiaSessionOptions;
  readonly #messages: SessionMessages;
  readonly #outgoing = new ConfirmedMessages();
  readonly #work: OrderedWork;
  readonly #backpressure: Backpressure;
  readonly #input: PcmInput;
  readonly #speech: SessionSpeech;
  readonly #presence = new ClientPresence();
  #socket: SessionSocket | null = null;
  #phase: GladiaSessionView["phase"] = "recording";
  #connections = 0;
  readonly #positions = new AudioPositions();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: GladiaSessionOptions) {
    this.id = options.id;
    this.#options = options;
    this.#messages = new SessionMessages(options.id, options.now);
    this.#work = new OrderedWork((error) =>
      options.emit({ type: "recogniser-failed", sessionId: this.id, error }),
    );
    this.#backpressure = new Backpressure(this.#work, () =>
      this.#tellAck(this.#positions.position, 0),
    );
    this.#input = new PcmInput(options.settings);
    this.#speech = new SessionSpeech({
      ...options,
      sessionId: this.id,
      work: this.#work,
      messages: this.#messages,
      presence: this.#presence,
      say: (text, lasting) => this.#say(text, lasting),
    });
    this.#waitForClient();
  }

  view(): GladiaSessionView {
    const audioS = this.#audioS();
    return {
      id: this.id,
      createdAt: this.#options.createdAt,
      settings: this.#options.settings,
      phase: this.#phase,
      attached: this.#socket !== null,
      connections: this.#connections,
      heardBytes: this.#positions.heardBytes,
      audioS,
      billedS: audioS * this.#options.settings.channels,
      finals: this.#speech.finals,
    };
  }

  /** A socket opened the session's URL. An older one that is still open is closed. */
  attach(socket: SessionSocket): void {
    this.#socket?.close(gladiaCloseCodes.replaced, "opened elsewhere");
    this.#socket = socket;
    this.#presence.arrive();
    this.#connections += 1;
    const { dedupe, missedMessages } = this.#options.switches;
    this.#positions.reopen({ dedupe });
    // A turn's languages are not sent again with its audio.
    if (this.#connections > 1) this.#speech.expectLanguages([]);
    this.#outgoing.attach(socket, { replay: missedMessages === "replay" });
    this.#options.emit({
      type: "session-attached",
      sessionId: this.id,
      connection: this.#connections,
    });
    if (this.#phase === "done") this.#closeSocket(gladiaCloseCodes.ended, "");
    else this.#expectInput();
  }

  /** The socket is gone. What comes of a socket that was replaced is of no consequence. */
  detach(socket: SessionSocket, code: number): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#outgoing.detach();
    this.#options.emit({ type: "session-detached", sessionId: this.id, code });
    if (code === 1000 || code === 1001) this.end();
    else this.#waitForClient();
  }

  confirm(mark: string): void {
    this.#outgoing.confirm(mark);
  }

  hear(bytes: Uint8Array): void {
    const { faults, settings } = this.#options;
    if (this.#phase !== "recording") {
      this.#outgoing.sendOnce(this.#messages.audioRefusal("Recording already stopped"));
      return;
    }
    this.#expectInput();
    const refusal = faults.takeChunkRefusal();
    if (refusal !== null) {
      this.#outgoing.sendOnce(this.#messages.audioRefusal(refusal));
      return;
    }
    const { from, fresh } = this.#positions.take(bytes);
    if (from === 0 && bytes.length > 0 && settings.messages_config.receive_lifecycle_events) {
      this.#say(this.#messages.startRecording(), true);
    }
    this.#feed(fresh);
    const cut = faults.takeCutAt(from + bytes.length);
    if (cut !== null) this.cut(cut.code);
    else this.#acknowledge(from, bytes.length);
    this.#endWhenOverdue();
  }

  /** A turn begins with the next audio, spoken in one of these languages. */
  beginTurn(languages: readonly string[]): void {
    this.#speech.expectLanguages(languages);
  }

  stop(): void {
    if (this.#phase !== "recording") {
      this.#say(this.#messages.stopRefusal(), true);
      return;
    }
    const left = this.#work.size === 0 ? 0 : this.#speech.unfinishedS;
    this.#say(this.#messages.stopAck(this.#audioS(), left), true);
    this.end();
  }

  /** Puts the rest into words, says so, closes. Idempotent. */
  end(): void {
    if (this.#phase !== "recording") return;
    this.#phase = "finishing";
    this.#stopTimer();
    this.#speech.finish();
    this.#work.add(() => this.#finish());
  }

  /** Ends without the client, which does not come back: what waits to be put into words is left. Idempotent. */
  abandon(): void {
    this.#presence.depart();
    this.end();
  }

  /** Resolves once nothing is left to recognise or to say. */
  async ended(): Promise<void> {
    await this.#work.idle();
  }

  /** Breaks the connection: with a code, or as a broken network does. */
  cut(code?: number): boolean {
    const socket = this.#socket;
    if (socket === null) return false;
    if (code === undefined) socket.terminate();
    else socket.close(code, "");
    this.detach(socket, code ?? 1006);
    return true;
  }

  /** Says any text, as it is. */
  sayRaw(text: string): void {
    this.#outgoing.sendOnce(text);
  }

  #feed(fresh: Uint8Array): void {
    this.#speech.hear(this.#input.push(fresh));
    this.#backpressure.weigh(this.#socket);
  }

  #acknowledge(from: number, byteLength: number): void {
    const { switches, faults } = this.#options;
    if (byteLength === 0 && !switches.acknowledgesEmptyChunks) return;
    if (faults.holdsAcks) return;
    this.#positions.acknowledged();
    this.#tellAck(from, byteLength);
  }

  #tellAck(from: number, byteLength: number): void {
    const { settings, switches } = this.#options;
    if (!settings.messages_config.receive_acknowledgments) return;
    const start = from - (switches.byteRange === "cumulative" ? 0 : this.#positions.connectionBase);
    const perSecond = bytesPerSecond(settings);
    const range: [number, number] = [start, start + byteLength];
    this.#outgoing.sendOnce(
      this.#messages.audioAck(range, [range[0] / perSecond, range[1] / perSecond]),
    );
  }

  async #finish(): Promise<void> {
    const { settings, switches, emit } = this.#options;
    await delayed(switches.finishDelayMs);
    const audioS = this.#audioS();
    const lastWords = this.#messages.lastWords({ settings, audioS, finals: this.#speech.finals });
    for (const text of lastWords) this.#say(text, true);
    this.#phase = "done";
    this.#stopTimer();
    this.#closeSocket(gladiaCloseCodes.ended, "");
    emit({ type: "session-ended", sessionId: this.id, billedS: audioS * settings.channels });
  }

  #say(text: string, lasting: boolean): void {
    if (this.#options.faults.swallowsMessages) return;
    const kept = this.#socket !== null || this.#options.switches.missedMessages === "replay";
    if (lasting && kept) this.#outgoing.sendSurely(text);
    else this.#outgoing.sendOnce(text);
  }

  #endWhenOverdue(): void {
    const { sessionDurationMaxS, nothingTranscribedMaxS } = this.#options.switches;
    if (this.#audioS() >= sessionDurationMaxS) this.end();
    else if (this.#speech.silentS >= nothingTranscribedMaxS) {
      this.#closeSocket(gladiaCloseCodes.nothingTranscribed, "nothing transcribed");
    }
  }

  #audioS(): number {
    return this.#positions.heardBytes / bytesPerSecond(this.#options.settings);
  }

  #closeSocket(code: number, reason: string): void {
    const socket = this.#socket;
    if (socket === null) return;
    socket.close(code, reason);
    this.detach(socket, code);
  }

  #expectInput(): void {
    this.#setTimer(this.#options.switches.idleTimeoutMs, () => {
      this.end();
      this.#closeSocket(gladiaCloseCodes.idle, "no audio received");
    });
  }

  #waitForClient(): void {
    if (this.#phase === "done") return;
    this.#presence.leave();
    this.#setTimer(this.#options.switches.resumableForMs, () => this.abandon());
  }

  #setTimer(ms: number, action: () => void): void {
    this.#stopTimer();
    this.#timer = setTimeout(action, ms).unref();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
