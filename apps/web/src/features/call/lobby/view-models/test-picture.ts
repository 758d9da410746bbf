export interface TestPicture {
  readonly track: MediaStreamTrack;
  stop(): void;
}

const widthPx = 640;
const heightPx = 360;
const patchPx = 40;

/** A picture that changes in each frame, so that it has to be sent. Nothing of the person is in it. */
export function drawTestPicture(framesPerSecond: number): TestPicture {
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext("2d");
  const draw = () => {
    for (let x = 0; x < widthPx; x += patchPx) {
      for (let y = 0; y < heightPx; y += patchPx) {
        if (!context) return;
        context.fillStyle = `hsl(${Math.random() * 360} 60% ${20 + Math.random() * 60}%)`;
        context.fillRect(x, y, patchPx, patchPx);
      }
    }
  };
  draw();
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (!track) throw new Error("The browser makes no video of a canvas.");
  const drawing = setInterval(draw, 1_000 / framesPerSecond);
  return {
    track,
    stop() {
      clearInterval(drawing);
      track.stop();
    },
  };
}
