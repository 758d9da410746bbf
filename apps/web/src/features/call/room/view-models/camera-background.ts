import { BackgroundProcessorWrapper, BackgroundTransformer } from "@livekit/track-processors";
import type { SwitchBackgroundProcessorOptions } from "@livekit/track-processors";
import type { LocalVideoTrack } from "livekit-client";
import { pictureOf } from "./background-picture.ts";
import type { Background } from "./backgrounds.ts";
import { FrameRest } from "./frame-rest.ts";

const blurRadiusPx = 12;
const assetPaths = { tasksVisionFileSet: "/blur", modelAssetPath: "/blur/segmenter.tflite" };

type Replacing = Exclude<Background, { kind: "none" }>;

/**
 * Blurs or replaces what is behind the person, or stops that. From one to another the camera is not shown in between.
 * Rejects a picture that cannot be read, and what was shown before stays.
 */
export async function showBackground(
  track: LocalVideoTrack | undefined,
  background: Background,
): Promise<void> {
  if (!track) return;
  const running = track.getProcessor();
  if (background.kind === "none") {
    if (running) await track.stopProcessor();
  } else if (running instanceof BackgroundProcessorWrapper) {
    await withMode(background, (mode) => running.switchTo(mode));
  } else {
    await track.setProcessor(await makeCameraBackground(background));
  }
}

/** To be given to a camera before it is published, so that the room never sees the camera without it. */
export async function makeCameraBackground(
  background: Replacing,
): Promise<BackgroundProcessorWrapper> {
  const transformer = new RestingTransformer({ assetPaths });
  const processor = new BackgroundProcessorWrapper(transformer, "background-processor");
  await withMode(background, (mode) => processor.switchTo(mode));
  return processor;
}

/** The picture's address holds only while `act` runs: the processor has read it by then. */
async function withMode(
  background: Replacing,
  act: (mode: SwitchBackgroundProcessorOptions) => Promise<void>,
): Promise<void> {
  if (background.kind === "blur") {
    await act({ mode: "background-blur", blurRadius: blurRadiusPx });
    return;
  }
  const imagePath = URL.createObjectURL(await pictureOf(background));
  try {
    await act({ mode: "virtual-background", imagePath });
  } finally {
    URL.revokeObjectURL(imagePath);
  }
}

/** Draws on the page's main thread, and leaves the page at least half of it. */
class RestingTransformer extends BackgroundTransformer {
  /** The library shows the camera's first frame unprocessed, to start faster; that would show the room that is to be hidden. */
  override isFirstFrame = false;
  readonly #rest = new FrameRest();

  override async transform(
    frame: VideoFrame,
    controller: TransformStreamDefaultController<VideoFrame>,
  ): Promise<void> {
    // Frames that wait are handed on by promises alone, which never let the page's other work come in between.
    await nextTask();
    const startedAtMs = performance.now();
    if (!this.#rest.isOver(startedAtMs)) {
      frame.close();
      return;
    }
    await super.transform(frame, controller);
    this.#rest.begin(startedAtMs, performance.now());
  }
}

/** Not a timer: those of a hidden page run once a second. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
