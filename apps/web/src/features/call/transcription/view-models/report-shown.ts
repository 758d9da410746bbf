import {
  shownCaptionsMax,
  shownCaptionsPath,
  type ShownCaption,
} from "#shared/observation/shown-captions.ts";

interface Painted {
  readonly traceparent: string;
  readonly tookMs: number;
  readonly paintedAtMs: number;
}

/** Together, so that a page asks for little. */
const tellAfterMs = 3_000;

const waiting: Painted[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** Tells the server how long this page took to show a caption; one that comes while the page is out of sight is not shown. */
export function reportShown(traceparent: string, receivedAtMs: number): void {
  if (document.visibilityState === "hidden") return;
  requestAnimationFrame(() => {
    // What this frame holds is on the screen by the next task.
    setTimeout(() => {
      const paintedAtMs = performance.now();
      waiting.push({ traceparent, tookMs: paintedAtMs - receivedAtMs, paintedAtMs });
      if (waiting.length >= shownCaptionsMax) tell();
      else timer ??= setTimeout(tell, tellAfterMs);
    });
  });
}

function tell(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const nowMs = performance.now();
  const captions = waiting.splice(0).map(({ traceparent, tookMs, paintedAtMs }): ShownCaption => ({
    traceparent,
    tookMs: Math.round(tookMs),
    agoMs: Math.round(nowMs - paintedAtMs),
  }));
  const body = new Blob([JSON.stringify(captions)], { type: "application/json" });
  navigator.sendBeacon(shownCaptionsPath, body);
}
