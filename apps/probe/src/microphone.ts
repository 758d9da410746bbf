import { setTimeout as pause } from "node:timers/promises";
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  ContinualGatheringPolicy,
  IceTransportType,
  LocalAudioTrack,
  RemoteAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from "@livekit/rtc-node";
import type { RemoteTrack } from "@livekit/rtc-node";
import { Trouble } from "./verdict.ts";
import { sampleRateHz } from "./voice.ts";

const frameSamples = sampleRateHz / 100;
/** What waits to be sent: more delays what is said, less stutters. */
const queueMs = 100;
const lookEveryMs = 50;
/** The library tries for longer than a step of the probe takes, which would then not say what was tried. */
const connectMsMax = 20_000;

const relayOnly = {
  // Those that LiveKit names.
  iceServers: [],
  iceTransportType: IceTransportType.TRANSPORT_RELAY,
  continualGatheringPolicy: ContinualGatheringPolicy.GATHER_CONTINUALLY,
};

async function late(ms: number): Promise<never> {
  await pause(ms, undefined, { ref: false });
  throw new Error(`not within ${ms} ms`);
}

/** One connection to LiveKit with a microphone, and what it hears of others. */
export class Microphone {
  readonly #room = new Room();
  readonly #source = new AudioSource(sampleRateHz, 1, queueMs);
  readonly #frames: Int16Array[] = [];
  readonly #heard = new Set<string>();
  #open = false;

  async connect(to: { url: string; token: string }, { relay }: { relay: boolean }): Promise<void> {
    this.#room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
      void this.#listen(track, identity);
    });
    const connecting = this.#room.connect(to.url, to.token, {
      autoSubscribe: true,
      dynacast: false,
      ...(relay && { rtcConfig: relayOnly }),
    });
    try {
      await Promise.race([connecting, late(connectMsMax)]);
    } catch {
      // The library says no more than that it did not come about.
      connecting.then(
        () => this.leave(),
        () => undefined,
      );
      throw new Trouble(
        `LiveKit is not reached at ${new URL(to.url).host}${relay ? " by TURN" : ""}: look at its address, its ports for UDP and TCP, and TURN (over TLS this probe takes certificates of public authorities alone)`,
      );
    }
    const track = LocalAudioTrack.createAudioTrack("microphone", this.#source);
    const options = new TrackPublishOptions();
    options.source = TrackSource.SOURCE_MICROPHONE;
    options.dtx = false;
    this.#open = true;
    void this.#send();
    await this.#room.localParticipant?.publishTrack(track, options);
  }

  say(pcm: Int16Array): void {
    for (let from = 0; from < pcm.length; from += frameSamples) {
      const frame = new Int16Array(frameSamples);
      frame.set(pcm.subarray(from, from + frameSamples));
      this.#frames.push(frame);
    }
  }

  /** Waits until a frame of theirs has come. */
  async hears(identity: string, signal: AbortSignal): Promise<void> {
    while (!this.#heard.has(identity))
      await pause(lookEveryMs, undefined, { signal }).catch(() => {
        throw new Trouble(
          "signalling works and no sound comes: UDP and TCP to LiveKit are shut, and TURN does not help",
        );
      });
  }

  async leave(): Promise<void> {
    this.#open = false;
    await this.#room.disconnect().catch(() => undefined);
  }

  /** Silence goes out between words, as from any microphone. */
  async #send(): Promise<void> {
    const silence = new Int16Array(frameSamples);
    while (this.#open) {
      const samples = this.#frames.shift() ?? silence;
      await this.#source.captureFrame(new AudioFrame(samples, sampleRateHz, 1, frameSamples));
    }
  }

  async #listen(track: RemoteTrack, identity: string): Promise<void> {
    if (!(track instanceof RemoteAudioTrack)) return;
    for await (const _ of new AudioStream(track)) {
      this.#heard.add(identity);
      return;
    }
  }
}
