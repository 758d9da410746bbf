import type { CaptureController, CaptureFailure } from "@rooms/audio-worklet";
import { relayTopic } from "@rooms/contracts/realtime";
import type { LiveClient, TicketAnswer } from "@rooms/live-client";
import { Observable } from "#shared/observable.ts";
import type { MicrophoneSource } from "../../room/view-models/microphone-source.ts";
import { HeardTrack } from "./heard-track.ts";
import type { OpenUnsuppressed } from "./heard-track.ts";
import type { RoomData } from "../../room/view-models/room-data.ts";

export interface SessionTranscriptionOptions {
  readonly createLive: (fetchTicket: () => Promise<TicketAnswer>) => LiveClient;
  /** Makes the capture; called in the join click, while audio may start. Null for a page that only reads along. */
  readonly createCapture: ((openPort: () => MessagePort) => CaptureController) | null;
  readonly fetchTicket: () => Promise<TicketAnswer>;
  /** Opens the microphone of a track without noise suppression, for the transcription alone. */
  readonly openUnsuppressed: OpenUnsuppressed;
  /** Publishes to all in the room. */
  readonly relay: (topic: string, payload: Uint8Array<ArrayBuffer>) => void;
}

/** How this page's own speech fares on its way to the transcript. */
export interface OwnTranscription {
  /** This page only reads along: another device of the person's brings their speech. */
  readonly beside: boolean;
  /** False is "do not transcribe me". */
  readonly speak: boolean;
  /** No microphone yet, or it is muted. */
  readonly muted: boolean;
  /** Held back until another person is here, or one wishes to be transcribed alone. */
  readonly waiting: boolean;
  /** Why this page cannot capture its microphone at the moment; null while it can, or is about to. */
  readonly failure: CaptureFailure | null;
}

/**
 * Ties a session's three ends together: the microphone's capture, the realtime socket and the relay over LiveKit.
 * It knows nothing of LiveKit's connection: speech is captured and sent while LiveKit is away, and the other way round.
 */
export class SessionTranscription {
  readonly live: LiveClient;
  readonly own: Observable<OwnTranscription>;
  readonly #capture: CaptureController | null;
  readonly #heard: HeardTrack;
  #source: MicrophoneSource | null = null;
  #closing: Promise<void> | undefined;

  constructor(options: SessionTranscriptionOptions) {
    const { createLive, createCapture, fetchTicket, relay } = options;
    this.live = createLive(fetchTicket);
    this.#heard = new HeardTrack(options.openUnsuppressed);
    const beside = createCapture === null;
    const own = { beside, speak: !beside, muted: true, waiting: false, failure: null };
    this.own = new Observable<OwnTranscription>(own);
    this.#capture = createCapture?.(() => this.live.openCapturePort()) ?? null;
    this.#capture?.subscribe(this.#showCapture);
    this.#showCapture();
    // The Worker made the payload with TextEncoder: never a shared buffer, whatever the general type allows.
    this.live.onOwnLine((payload) => relay(relayTopic, payload as Uint8Array<ArrayBuffer>));
  }

  get isMicrophoneHeldBack(): boolean {
    return this.#heard.heldBack;
  }

  /** Connects, or connects again after a refusal. */
  start(speak: boolean): void {
    this.own.patch({ speak });
    this.live.start({ speak });
  }

  /** Follows the microphone through mute, device change and restarts. */
  followMicrophone(source: MicrophoneSource): void {
    this.#source = source;
    const { track, muted } = source;
    const silent = muted || this.own.getSnapshot().waiting;
    this.#heard.follow(track, muted, (heard) => this.#capture?.setTrack(heard));
    this.#capture?.setMuted(silent);
    this.live.setMuted(silent);
    this.own.patch({ muted });
  }

  /** While true nothing that is said leaves this page as speech to be written down. */
  setWaiting(waiting: boolean): void {
    if (waiting === this.own.getSnapshot().waiting) return;
    this.own.patch({ waiting });
    if (this.#source) this.followMicrophone(this.#source);
  }

  setSpeak(speak: boolean): void {
    this.own.patch({ speak });
    this.live.setSpeak(speak);
  }

  /** For a click: gets capture going again where the browser held it back. */
  async resume(): Promise<void> {
    await this.#capture?.resume();
  }

  receive({ topic, payload, senderIdentity }: RoomData): void {
    // LiveKit does not know a sender in the moments after they connect; what they send then is dropped.
    if (topic !== relayTopic || senderIdentity === undefined) return;
    void this.live.receiveRelayed(payload, senderIdentity);
  }

  /** Leaves; what was said until now is still sent. Final. */
  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async #end(): Promise<void> {
    try {
      await this.#capture?.close();
    } finally {
      this.#heard.stop();
      this.live.close();
    }
  }

  readonly #showCapture = (): void => {
    if (this.#capture === null) return;
    const { failure } = this.#capture.getSnapshot();
    this.own.patch({ failure });
    // Where this page cannot capture, the server may hear us in the room, if the hosts let it; one of both, never both.
    this.live.setFromRoom(failure !== null);
  };
}
