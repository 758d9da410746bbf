import type { MediaHandle } from "./room-snapshot.ts";

const widthPx = 320;

/** Draws what the track shows now, small and once. Answers how to stop waiting for its first frame. */
export function drawStill(track: MediaHandle, canvas: HTMLCanvasElement): () => void {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  const ended = new AbortController();
  const stop = () => {
    ended.abort();
    track.detach(video);
    video.remove();
  };
  video.addEventListener(
    "loadeddata",
    () => {
      const { videoWidth, videoHeight } = video;
      canvas.width = widthPx;
      canvas.height = Math.round((widthPx * videoHeight) / Math.max(1, videoWidth));
      canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
      stop();
    },
    { signal: ended.signal },
  );
  track.attach(video);
  return stop;
}
