import { findMediaDevices } from "#shared/media-devices.ts";

export type SpeakerVerdict = "playing" | "silent" | "gone" | "failed";

const tonesHz = [523, 659, 784];
const toneS = 0.25;
const tailS = 0.15;

/** A context whose sound comes out of a chosen device; TypeScript's DOM library does not know the choice yet. */
interface WithSink {
  setSinkId?: (deviceId: string) => Promise<void>;
}

/**
 * Plays three tones through the speaker, for a gesture. Tells "playing" while they last, then "silent": whether they were
 * heard, only the person knows. A speaker that vanishes meanwhile is told as gone.
 */
export async function testSpeaker(
  speakerId: string | null,
  tell: (verdict: SpeakerVerdict) => void,
  signal: AbortSignal,
): Promise<void> {
  const context = new AudioContext();
  const media = findMediaDevices();
  const lookAgain = () => void isThere(media, speakerId).then((there) => !there && tell("gone"));
  media?.addEventListener("devicechange", lookAgain);
  try {
    if (speakerId !== null && speakerId !== "default")
      await (context as WithSink).setSinkId?.call(context, speakerId);
    await context.resume();
    tell("playing");
    await play(context, signal);
    if (await isThere(media, speakerId)) tell("silent");
    else tell("gone");
  } catch (error) {
    tell(verdictOf(error));
  } finally {
    media?.removeEventListener("devicechange", lookAgain);
    await context.close();
  }
}

/** What the browser's refusal means. */
export function verdictOf(error: unknown): "gone" | "failed" {
  const name: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "name") : undefined;
  return name === "NotFoundError" || name === "AbortError" ? "gone" : "failed";
}

async function play(context: AudioContext, signal: AbortSignal): Promise<void> {
  const volume = new GainNode(context, { gain: 0.2 });
  volume.connect(context.destination);
  const ended = tonesHz.map((frequency, index) => {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(volume);
    tone.start(context.currentTime + index * toneS);
    tone.stop(context.currentTime + (index + 1) * toneS - 0.05);
    return new Promise((resolve) => tone.addEventListener("ended", resolve, { once: true }));
  });
  const aborted = new Promise((resolve) =>
    signal.addEventListener("abort", resolve, { once: true }),
  );
  // A context without a device stands still, and its tones never end.
  const deadline = new Promise((resolve) =>
    setTimeout(resolve, (tonesHz.length * toneS + tailS) * 3_000),
  );
  await Promise.race([Promise.all(ended), aborted, deadline]);
}

async function isThere(
  media: MediaDevices | undefined,
  speakerId: string | null,
): Promise<boolean> {
  if (!media || speakerId === null || speakerId === "default") return true;
  const devices = await media.enumerateDevices();
  return devices.some(({ kind, deviceId }) => kind === "audiooutput" && deviceId === speakerId);
}
