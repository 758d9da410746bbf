import type { Recogniser, Recognition, RecognitionContext } from "../../src/index.ts";

export interface ScriptedRecogniser extends Recogniser {
  /** What it was asked, in order. */
  readonly asked: RecognitionContext[];
}

/** Answers with what the script says of each request. */
export function createScriptedRecogniser(
  answer: (context: RecognitionContext) => Recognition | Promise<Recognition>,
): ScriptedRecogniser {
  const asked: RecognitionContext[] = [];
  return {
    name: "scripted",
    asked,
    busy: false,
    windowMaxS: () => 20,
    partialPace: () => ({ fromS: 0.3, everyS: 0.3 }),
    async recognise(_samples, context) {
      asked.push(context);
      return answer(context);
    },
  };
}

/** Something loud that is no tone speech. */
export function loudFor(seconds: number): Uint8Array {
  let state = 7;
  const samples = new Int16Array(Math.round(seconds * 16_000)).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32 - 0.5) * 16_000;
  });
  return new Uint8Array(samples.buffer);
}
