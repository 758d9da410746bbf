import type { PipelineWorld } from "./pipeline-world.ts";

/** Says what the engine heard of a turn that lies at these seconds of the first stream. */
export function heard(
  world: PipelineWorld,
  id: string,
  said: { text?: string; language: string; confidence?: number; unheard?: boolean },
  [startS, endS]: [number, number],
): void {
  const stream = world.streams.at(-1);
  stream?.ack();
  stream?.hear({ id, startS, endS, text: id, ...said });
}

/** The stream opens and is fed what waits for it. */
export function open(world: PipelineWorld, index = 0): void {
  world.stream(index).open();
  world.wait(1_000);
}

/** What the stream was told of each turn. */
export const announced = (world: PipelineWorld, index = 0) =>
  world.stream(index).announced.map(({ languages }) => languages);
