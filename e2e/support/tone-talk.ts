import { setTimeout as delay } from "node:timers/promises";
import { encodeToneSpeech } from "@rooms/tone-speech";
import type { Person } from "./person.ts";
import { capturedWords, say } from "./scripted-microphone.ts";

const sampleRate = 16_000;

/** A word with the wall-clock time at which its last sound left the microphone, ms. */
export interface SpokenWord {
  word: string;
  endedAtMs: number;
}

/** Numbered words, so that a missing or doubled one is seen at once: "ann001", "ann002", … */
export class ToneTalker {
  readonly spoken: SpokenWord[] = [];
  readonly #person: Person;
  readonly #captured = new Set<string>();
  #count = 0;

  constructor(person: Person) {
    this.#person = person;
  }

  get speaker(): string {
    return this.#person.name;
  }

  /** Says the next `count` words without a pause between, and waits until they are said. */
  async saySome(count: number): Promise<void> {
    const words = Array.from({ length: count }, () => this.#nextWord());
    const speech = encodeToneSpeech(words);
    const startedAtMs = await say(this.#person.page, speech.pcm);
    for (const word of speech.words) {
      this.spoken.push({ word: word.word, endedAtMs: startedAtMs + word.endS * 1000 });
    }
    await delay((speech.pcm.length / sampleRate) * 1000 + 50);
  }

  /** Talks in sentences of a few words with pauses between, for about the given time. */
  async talkFor(durationMs: number, wordsPerSentence = 6, pauseMs = 900): Promise<void> {
    const until = Date.now() + durationMs;
    while (Date.now() < until) {
      await this.saySome(wordsPerSentence);
      await delay(pauseMs);
    }
  }

  get words(): string[] {
    return this.spoken.map(({ word }) => word);
  }

  /**
   * The spoken words that were captured whole. A reload, or a machine that stands still, may cut one short, and what
   * was never captured cannot be asked of the transcript. Ask before the page is reloaded.
   */
  async heardWhole(): Promise<string[]> {
    for (const word of await capturedWords(this.#person.page)) this.#captured.add(word);
    return this.words.filter((word) => this.#captured.has(word));
  }

  #nextWord(): string {
    this.#count += 1;
    return `${this.speaker.toLowerCase()}${String(this.#count).padStart(3, "0")}`;
  }
}
