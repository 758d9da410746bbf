import { CaptureController } from "./capture-controller.ts";
import type { CaptureOptions } from "./capture-state.ts";

/**
 * Makes a controller and starts it. Call it in the click that joins; `await capture.start()` tells how the start went,
 * and `getSnapshot().status` how it is now. Throws RangeError for settings that cannot work.
 */
export function createMicrophoneCapture(options: CaptureOptions): CaptureController {
  const capture = new CaptureController(options);
  void capture.start();
  return capture;
}
