import type { GladiaWireUtterance, GladiaWireWord } from "@rooms/gladia/protocol";
import { secondsAt } from "./channel-listener.ts";
import type { UtteranceAudio } from "./channel-listener.ts";
import type { Recogniser, RecognisedWord } from "./recogniser.ts";

export interface PutIntoWordsOptions {
  recogniser: Recogniser;
  isFinal: boolean;
  channel: number;
  languages: readonly string[];
}

const unknownConfidence = 0.9;

/** What an utterance says, on the session's clock; null when it says nothing. */
export async function putIntoWords(
  audio: UtteranceAudio,
  options: PutIntoWordsOptions,
): Promise<GladiaWireUtterance | null> {
  const {
    words,
    text,
    confidence,
    language = options.languages[0] ?? "en",
  } = audio.toneWords === null ? await recognised(audio, options) : spokenInTones(audio.toneWords);
  if (text.trim() === "") return null;
  return {
    text,
    start: words[0]?.start ?? audio.voiceFromS,
    end: words.at(-1)?.end ?? audio.voiceToS,
    language,
    confidence,
    channel: options.channel,
    words,
  };
}

interface Spoken {
  text: string;
  confidence: number;
  words: GladiaWireWord[];
  language?: string | undefined;
}

function spokenInTones(heard: NonNullable<UtteranceAudio["toneWords"]>): Spoken {
  const words = heard.map(({ word, startSample, endSample }) => ({
    word: ` ${word}`,
    start: secondsAt(startSample),
    end: secondsAt(endSample),
    confidence: 1,
  }));
  return { words, text: words.map(({ word }) => word).join(""), confidence: 1 };
}

async function recognised(audio: UtteranceAudio, options: PutIntoWordsOptions): Promise<Spoken> {
  const { recogniser, isFinal, languages } = options;
  const recognition = await recogniser.recognise(audio.samples, {
    isFinal,
    language: languages.length === 1 ? (languages[0] ?? null) : null,
    voicedS: audio.voicedS,
  });
  const text = recognition.text.trim();
  const confidence = recognition.confidence ?? unknownConfidence;
  const words = (recognition.words ?? spreadOver(text, audio)).map((word) => ({
    word: ` ${word.word.trim()}`,
    start: audio.fromS + word.startS,
    end: audio.fromS + word.endS,
    confidence: word.confidence ?? confidence,
  }));
  return { text: text === "" ? "" : ` ${text}`, confidence, words, language: recognition.language };
}

/** A recogniser without word times: the voiced part is shared out by the words' lengths. */
function spreadOver(text: string, audio: UtteranceAudio): RecognisedWord[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
  const secondsPerLetter = (audio.voiceToS - audio.voiceFromS) / letters;
  let at = audio.voiceFromS - audio.fromS;
  return words.map((word) => {
    const startS = at;
    at += (word.length + 1) * secondsPerLetter;
    return { word, startS, endS: at };
  });
}
