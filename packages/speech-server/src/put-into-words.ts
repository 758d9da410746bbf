import type { GladiaWireUtterance, GladiaWireWord } from "@rooms/gladia/protocol";
import { secondsAt } from "./channel-listener.ts";
import type { UtteranceAudio } from "./channel-listener.ts";
import type { Recogniser, RecognisedWord, RecognitionContext } from "./recogniser.ts";
import { asSaid, splitWords } from "./split-words.ts";

export interface PutIntoWordsOptions {
  recogniser: Recogniser;
  channel: number;
  context: Omit<RecognitionContext, "voicedS">;
}

/** An utterance, and whether its language was found out from enough speech. */
export interface SaidUtterance {
  utterance: GladiaWireUtterance;
  languageFound: boolean;
}

/** What an utterance says, on the session's clock; null when it says nothing. */
export async function putIntoWords(
  audio: UtteranceAudio,
  options: PutIntoWordsOptions,
): Promise<SaidUtterance | null> {
  const { languages } = options.context;
  const spoken =
    audio.toneWords === null ? await recognised(audio, options) : inTones(audio.toneWords);
  const { words, text, unheard = false } = spoken;
  if (text.trim() === "" && !unheard) return null;
  return {
    utterance: {
      text,
      start: words[0]?.start ?? audio.voiceFromS,
      end: words.at(-1)?.end ?? audio.voiceToS,
      language: spoken.language ?? languages[0] ?? "en",
      confidence: spoken.confidence ?? null,
      channel: options.channel,
      words,
      ...(unheard ? { unheard: "language" as const } : {}),
    },
    languageFound: spoken.languageFound ?? false,
  };
}

interface Spoken {
  text: string;
  confidence?: number | undefined;
  words: GladiaWireWord[];
  language?: string | undefined;
  languageFound?: boolean | undefined;
  unheard?: boolean | undefined;
}

function inTones(heard: NonNullable<UtteranceAudio["toneWords"]>): Spoken {
  const words = heard.map(({ word, startSample, endSample }) => ({
    word: ` ${word}`,
    start: secondsAt(startSample),
    end: secondsAt(endSample),
    confidence: 1,
  }));
  return { words, text: words.map(({ word }) => word).join(""), confidence: 1 };
}

async function recognised(audio: UtteranceAudio, options: PutIntoWordsOptions): Promise<Spoken> {
  const { recogniser, context } = options;
  const { voicedS } = audio;
  const { text, words, ...found } = await recogniser.recognise(audio.samples, {
    ...context,
    voicedS,
  });
  if (found.unheard === true) return { ...found, text: "", words: [], confidence: 0 };
  const confidence = found.confidence ?? null;
  return {
    ...found,
    text: asSaid(text),
    words: (words ?? spreadOver(text, audio)).map((word, index) => ({
      word: index === 0 ? asSaid(word.word) : word.word,
      start: audio.fromS + word.startS,
      end: audio.fromS + word.endS,
      confidence: word.confidence ?? confidence,
    })),
  };
}

/** A recogniser without word times: the voiced part is shared out by the words' lengths. */
function spreadOver(text: string, audio: UtteranceAudio): RecognisedWord[] {
  const words = splitWords(text);
  const letters = words.reduce((sum, word) => sum + word.trim().length + 1, 0);
  const secondsPerLetter = (audio.voiceToS - audio.voiceFromS) / letters;
  let at = audio.voiceFromS - audio.fromS;
  return words.map((word) => {
    const startS = at;
    at += (word.trim().length + 1) * secondsPerLetter;
    return { word, startS, endS: at };
  });
}
