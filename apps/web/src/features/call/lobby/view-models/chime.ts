/** Two short notes: `knock` for a host when people come to wait, `admitted` for who waited. */
export type Chime = "knock" | "admitted";

const noteSeconds = 0.16;
/** Heard beside speech, and no louder than it. */
const loudness = 0.08;

const notesHz: Record<Chime, readonly number[]> = {
  knock: [587.3, 440],
  admitted: [523.3, 659.3, 784],
};

/** Resolves when it is over. A browser that holds sound back plays nothing. */
export async function playChime(context: AudioContext, chime: Chime): Promise<void> {
  const notes = notesHz[chime];
  const startsAt = context.currentTime;
  const last = notes.map((frequencyHz, index) =>
    playNote(context, frequencyHz, startsAt + index * noteSeconds),
  );
  await Promise.race([
    Promise.all(last),
    new Promise((resolve) => setTimeout(resolve, 2_000 + notes.length * noteSeconds * 1_000)),
  ]);
}

function playNote(context: AudioContext, frequencyHz: number, atSeconds: number): Promise<void> {
  const tone = new OscillatorNode(context, { frequency: frequencyHz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain
    .setValueAtTime(0, atSeconds)
    // Edges that jump are heard as a click.
    .linearRampToValueAtTime(loudness, atSeconds + 0.02)
    .exponentialRampToValueAtTime(0.001, atSeconds + noteSeconds * 1.8);
  tone.connect(volume).connect(context.destination);
  tone.start(atSeconds);
  tone.stop(atSeconds + noteSeconds * 2);
  return new Promise((resolve) => {
    tone.onended = () => resolve();
  });
}
