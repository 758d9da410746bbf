const floorDb = -60;

/** Shown steps; finer ones would only make the page render. */
const steps = 24;

/** Often enough for the eye; with every frame of the screen it would be a fifth of a phone's main thread. */
const readEveryMs = 66;

/** Reads how loud a microphone is, 0–1; answers how to stop. */
export function meterLevel(track: MediaStreamTrack, show: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(
    analyser,
  );
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    show(Math.round(levelOf(samples) * steps) / steps);
  }, readEveryMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}

/** Loudness of samples in −1…1 as 0–1 on a scale of decibels. */
export function levelOf(samples: Float32Array): number {
  const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const db = 10 * Math.log10(Math.max(meanSquare, 1e-12));
  return Math.min(1, Math.max(0, 1 - db / floorDb));
}
