import { samplesPerSecond } from "@rooms/audio/pcm";
import type * as LiveKit from "@livekit/rtc-node";
import type { RemoteParticipant, RemoteTrackPublication, Room } from "@livekit/rtc-node";
import { captureAttribute, capturedByClient } from "@rooms/contracts/realtime";
import type { PersonInRoom, RoomChunk } from "./agent-messages.ts";
import { TrackCapture } from "./track-capture.ts";

export interface RoomListenerOptions {
  livekit: typeof LiveKit;
  nowMs: () => number;
  people: (people: readonly PersonInRoom[]) => void;
  hearing: (identities: readonly string[]) => void;
  chunk: (chunk: RoomChunk) => void;
  /** Out of the room for good. */
  out: () => void;
  trouble: (error: unknown) => void;
}

/** Frames cross from the native library this long: each costs an event, whatever its length. */
const frameSizeMs = 20;
/** Asking takes less, on a busy server too. */
const arrivesWithinMs = 10_000;

interface OpenCapture {
  readonly trackSid: string;
  readonly capture: TrackCapture;
  begun: boolean;
}

/**
 * Takes part in a room unseen and hears the microphones of those it is told to hear. What it is subscribed to follows
 * from that list and from what is published, anew with every event: reconnects announce everything once more.
 */
export class RoomListener {
  readonly #options: RoomListenerOptions;
  readonly #room: Room;
  readonly #captures = new Map<string, OpenCapture>();
  #wanted: ReadonlySet<string> = new Set();
  /** When each track was asked for that has brought nothing yet. */
  readonly #askedAtMs = new WeakMap<RemoteTrackPublication, number>();
  #toldPeople = "";

  constructor(options: RoomListenerOptions) {
    this.#options = options;
    this.#room = new options.livekit.Room();
    this.#follow();
  }

  /** Rejects when LiveKit does not let us in. */
  async enter(url: string, token: string): Promise<void> {
    await this.#room.connect(url, token, { autoSubscribe: false, dynacast: false });
    this.#arrange();
  }

  /** Hears exactly these from now on. */
  hear(identities: readonly string[]): void {
    this.#wanted = new Set(identities);
    for (const identity of this.#captures.keys())
      if (!this.#wanted.has(identity)) this.#closeCapture(identity);
    this.#arrange();
  }

  /**
   * Asks again for microphones that bring nothing: a subscription that gets lost, as it may while LiveKit comes back, is
   * told by no event. Called every few seconds.
   */
  askAgain(): void {
    for (const participant of this.#room.remoteParticipants.values()) {
      const microphone = this.#microphoneOf(participant);
      const askedAtMs = microphone === null ? undefined : this.#askedAtMs.get(microphone);
      if (microphone === null || askedAtMs === undefined || microphone.muted === true) continue;
      if (this.#options.nowMs() - askedAtMs < arrivesWithinMs) continue;
      // LiveKit passes over a request for what it takes to be subscribed.
      this.#askNoMore(microphone);
      this.#ask(microphone);
    }
  }

  async close(): Promise<void> {
    for (const identity of [...this.#captures.keys()]) this.#closeCapture(identity);
    await this.#room.disconnect();
  }

  #follow(): void {
    const { RoomEvent } = this.#options.livekit;
    const arrange = this.#guarded(() => this.#arrange());
    this.#room
      .on(RoomEvent.ParticipantConnected, arrange)
      .on(RoomEvent.ParticipantDisconnected, arrange)
      .on(RoomEvent.ParticipantAttributesChanged, arrange)
      .on(RoomEvent.TrackPublished, arrange)
      .on(RoomEvent.TrackUnpublished, arrange)
      .on(RoomEvent.Reconnected, arrange)
      .on(
        RoomEvent.TrackSubscribed,
        this.#guarded((track, publication, participant) => {
          this.#open(track, publication, participant);
        }),
      )
      .on(
        RoomEvent.TrackUnsubscribed,
        this.#guarded((_track, { sid }, { identity }) => {
          if (this.#captures.get(identity)?.trackSid === sid) this.#closeCapture(identity);
        }),
      )
      .on(
        RoomEvent.TrackMuted,
        this.#guarded(({ sid }, who) => this.#mute(who.identity, sid, true)),
      )
      .on(
        RoomEvent.TrackUnmuted,
        this.#guarded(({ sid }, who) => this.#mute(who.identity, sid, false)),
      )
      .on(
        RoomEvent.Disconnected,
        this.#guarded(() => this.#options.out()),
      );
  }

  /** An error in a handler would be swallowed by the library, or end the process, depending on the event. */
  #guarded<Args extends unknown[]>(handle: (...args: Args) => void): (...args: Args) => void {
    return (...args) => {
      try {
        handle(...args);
      } catch (error) {
        this.#options.trouble(error);
      }
    };
  }

  #arrange(): void {
    const people: PersonInRoom[] = [];
    for (const participant of this.#room.remoteParticipants.values()) {
      const microphone = this.#microphoneOf(participant);
      for (const publication of participant.trackPublications.values()) {
        const wanted = publication === microphone && this.#wanted.has(participant.identity);
        if (publication.subscribed === wanted) continue;
        if (wanted) this.#ask(publication);
        else this.#askNoMore(publication);
      }
      const { identity, attributes } = participant;
      const open = attributes[captureAttribute] !== capturedByClient;
      if (microphone !== null) people.push({ identity, open });
    }
    const told = JSON.stringify(people);
    if (told === this.#toldPeople) return;
    this.#toldPeople = told;
    this.#options.people(people);
  }

  #ask(publication: RemoteTrackPublication): void {
    publication.setSubscribed(true);
    if (!this.#askedAtMs.has(publication)) this.#askedAtMs.set(publication, this.#options.nowMs());
  }

  #askNoMore(publication: RemoteTrackPublication): void {
    publication.setSubscribed(false);
    this.#askedAtMs.delete(publication);
  }

  /** The one published last: a device change publishes the new before the old is gone. */
  #microphoneOf(participant: RemoteParticipant): RemoteTrackPublication | null {
    const { TrackSource } = this.#options.livekit;
    let latest: RemoteTrackPublication | null = null;
    for (const publication of participant.trackPublications.values()) {
      if (publication.source === TrackSource.SOURCE_MICROPHONE) latest = publication;
    }
    return latest;
  }

  #open(
    track: LiveKit.RemoteTrack,
    publication: RemoteTrackPublication,
    { identity }: RemoteParticipant,
  ): void {
    const { sid: trackSid } = publication;
    if (trackSid === undefined || !this.#wanted.has(identity)) {
      this.#askNoMore(publication);
      return;
    }
    this.#closeCapture(identity);
    const { livekit, nowMs, chunk, trouble } = this.#options;
    const audio = new livekit.AudioStream(track, {
      sampleRate: samplesPerSecond,
      numChannels: 1,
      frameSizeMs,
    });
    const capture = new TrackCapture({
      audio,
      muted: publication.muted ?? false,
      nowMs,
      begun: () => {
        open.begun = true;
        this.#askedAtMs.delete(publication);
        this.#tellArriving();
      },
      chunk: (piece) => chunk({ identity, ...piece }),
    });
    const open: OpenCapture = { trackSid, capture, begun: false };
    this.#captures.set(identity, open);
    capture.listen().catch(trouble);
  }

  #closeCapture(identity: string): void {
    const open = this.#captures.get(identity);
    if (open === undefined) return;
    this.#captures.delete(identity);
    open.capture.close();
    if (open.begun) this.#tellArriving();
  }

  #tellArriving(): void {
    const begun = [...this.#captures].filter(([, open]) => open.begun);
    this.#options.hearing(begun.map(([identity]) => identity));
  }

  #mute(identity: string, trackSid: string | undefined, muted: boolean): void {
    const open = this.#captures.get(identity);
    if (open?.trackSid === trackSid) open?.capture.setMuted(muted);
  }
}
