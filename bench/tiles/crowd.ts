import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from "@livekit/rtc-node";
import { serve } from "../bridge/child.ts";

/*
 * Many people's clients in one process of its own. Cameras send one small picture each, without simulcast: what a browser
 * has to decode is the same as of a tile's own layer, and the machine that is measured codes as little as possible.
 */

export interface Seat {
  readonly url: string;
  readonly token: string;
  readonly microphone: boolean;
}

const picture = { width: 320, height: 180 };
const framesPerSecond = 8;
const rateHz = 16_000;
const frameSamples = rateHz / 50;
const toneHz = 330;
const amplitude = 9_000;
/** How long one talks before the next begins; the last half overlaps. */
const talkMs = 2_000;
const queueMs = 100;

interface Camera {
  readonly source: VideoSource;
  readonly sid: string | undefined;
}

class Participant {
  readonly room = new Room();
  #camera: Camera | null = null;

  async enter({ url, token, microphone }: Seat, talks: () => boolean): Promise<void> {
    await this.room.connect(url, token, { autoSubscribe: false, dynacast: true });
    if (microphone) await this.#openMicrophone(talks);
  }

  async #openMicrophone(talks: () => boolean): Promise<void> {
    const source = new AudioSource(rateHz, 1, queueMs);
    const track = LocalAudioTrack.createAudioTrack("microphone", source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: true });
    await this.room.localParticipant?.publishTrack(track, options);
    void speak(source, talks);
  }

  async setCamera(on: boolean): Promise<void> {
    if (on === (this.#camera !== null)) return;
    if (this.#camera) {
      const { sid, source } = this.#camera;
      this.#camera = null;
      if (sid !== undefined) await this.room.localParticipant?.unpublishTrack(sid);
      await source.close();
      return;
    }
    const source = new VideoSource(picture.width, picture.height);
    const track = LocalVideoTrack.createVideoTrack("camera", source);
    const options = new TrackPublishOptions({
      source: TrackSource.SOURCE_CAMERA,
      simulcast: false,
    });
    await this.room.localParticipant?.publishTrack(track, options);
    this.#camera = { source, sid: track.sid };
  }

  show(frame: VideoFrame): void {
    this.#camera?.source.captureFrame(frame);
  }
}

async function speak(source: AudioSource, talks: () => boolean): Promise<void> {
  const silence = new AudioFrame(new Int16Array(frameSamples), rateHz, 1, frameSamples);
  const tone = new AudioFrame(
    // A whole number of waves a frame: it goes on without a click.
    Int16Array.from({ length: frameSamples }, (_, at) =>
      Math.round(amplitude * Math.sin((2 * Math.PI * toneHz * at) / rateHz)),
    ),
    rateHz,
    1,
    frameSamples,
  );
  for (;;) await source.captureFrame(talks() ? tone : silence);
}

/** A bar that wanders over grey: something to code, little of it. */
function drawn(step: number): VideoFrame {
  const { width, height } = picture;
  const data = new Uint8Array((width * height * 3) / 2).fill(128);
  const barPx = 24;
  const from = (step * 4) % (width - barPx);
  for (let row = 0; row < height; row += 1) {
    data.fill(220, row * width + from, row * width + from + barPx);
  }
  return new VideoFrame(data, width, height, VideoBufferType.I420);
}

const crowd: Participant[] = [];
let microphones = 0;

function speaksNow(order: number): boolean {
  const turn = Math.floor(Date.now() / talkMs);
  const speakers = Math.max(1, microphones);
  const late = Date.now() % talkMs > talkMs / 2;
  return turn % speakers === order || (late && (turn + 1) % speakers === order);
}

serve({
  async enter(seats: readonly Seat[]): Promise<void> {
    for (const seat of seats) {
      const participant = new Participant();
      const order = microphones;
      if (seat.microphone) microphones += 1;
      await participant.enter(seat, () => speaksNow(order));
      crowd.push(participant);
    }
  },
  /** The first so many have their camera on, the others off. */
  async cameras(count: number): Promise<void> {
    for (const [index, participant] of crowd.entries()) await participant.setCamera(index < count);
  },
  /** All but the first so many go. */
  async leave(staying: number): Promise<void> {
    for (const participant of crowd.splice(staying)) await participant.room.disconnect();
  },
  async end(): Promise<void> {
    for (const participant of crowd.splice(0)) await participant.room.disconnect();
    await dispose();
  },
});

let step = 0;
setInterval(() => {
  const frame = drawn((step += 1));
  for (const participant of crowd) participant.show(frame);
}, 1_000 / framesPerSecond);
