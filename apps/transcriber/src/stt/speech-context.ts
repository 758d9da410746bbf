import { isDeepStrictEqual } from "node:util";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import { isSameSetting, spokenLanguages } from "@rooms/domain/vocabulary/languages";
import type { LanguageSetting, SpokenLanguage } from "@rooms/domain/vocabulary/languages";
import type { Line } from "./attribution.ts";
import type { CorrectLine, LineCorrection } from "./line-correction.ts";
import { languageToTell, noPin, pinAfter, pinAfterTurn } from "./language-pin.ts";
import type { LanguagePin } from "./language-pin.ts";
import { dueLanguages } from "./languages-change.ts";
import type { PipelineSettings } from "./settings.ts";
import type { SpeechAhead, SpeechEngine, SpeechStream } from "./speech-engine.ts";
import type { Turn } from "../audio/turn.ts";
import { RareMap } from "../collections/rare.ts";

export interface SpeechContextOptions {
  languages: LanguageSetting;
  /** Without one what the engine says stands: it was told the vocabulary. */
  correction: LineCorrection | null;
  settings: Pick<PipelineSettings, "languagesEveryMs">;
}

/** What is known of a session's speech before it is heard; its lanes share it. */
export class SpeechContext {
  #vocabulary: readonly VocabularyTerm[] = [];
  readonly #correction: LineCorrection | null;
  /** Made when it is first needed: a session without speech needs none. */
  #correct: CorrectLine | null = null;
  #languages: LanguageSetting;
  #wanted: LanguageSetting;
  #changedAtMs: number | null = null;
  readonly #everyMs: number;
  /** By participant: a page that is loaded anew is the same speaker, and lanes come and go. */
  readonly #pins = new RareMap<string, LanguagePin>();
  /** What was last told of a turn. */
  readonly #announced = new WeakMap<Turn, SpokenLanguage | null>();

  constructor({ languages, correction, settings }: SpeechContextOptions) {
    this.#languages = languages;
    this.#wanted = languages;
    this.#correction = correction;
    this.#everyMs = settings.languagesEveryMs;
  }

  /** Words that no engine can know: new lanes are told, and finals corrected, by them. */
  setVocabulary(vocabulary: readonly VocabularyTerm[]): void {
    if (isDeepStrictEqual(vocabulary, this.#vocabulary)) return;
    this.#vocabulary = vocabulary;
    this.#correct = null;
  }

  /** A final line with near misses of the vocabulary's terms written right. */
  corrected(line: Line): Line {
    if (this.#correction === null) return line;
    this.#correct ??= this.#correction(this.#vocabulary);
    return this.#correct(line);
  }

  /** What is heard now. */
  get languages(): LanguageSetting {
    return this.#languages;
  }

  /** What is spoken, as the hosts say; `changeLanguages` brings it in force. */
  setLanguages(languages: LanguageSetting): void {
    this.#wanted = languages;
  }

  /** True when what is heard has changed: streams of before hear something else. */
  changeLanguages(nowMs: number): boolean {
    const due = dueLanguages(
      { inForce: this.#languages, wanted: this.#wanted, changedAtMs: this.#changedAtMs },
      { nowMs, everyMs: this.#everyMs },
    );
    if (due === null) return false;
    this.#languages = due;
    this.#changedAtMs = nowMs;
    this.#pins.clear();
    return true;
  }

  /** What a stream is told that is opened now. */
  ahead(languages: LanguageSetting): SpeechAhead {
    return { languages, vocabulary: this.#vocabulary };
  }

  /**
   * The engine has said its last word on a line of a stream that was opened with `lane`. A stream of an old setting, or
   * of one language, heard what it was told to: that is nothing that was found out.
   */
  heard({ turn, language, confidence, startedAtMs, endedAtMs }: Line, lane: LanguageSetting): void {
    if (lane.length === 1 || !isSameSetting(lane, this.#languages)) return;
    const { participantId } = turn.speaker;
    const pin = pinAfter(this.#pins.get(participantId) ?? noPin, {
      language: this.#chosen(language),
      announced: this.#announced.get(turn) ?? null,
      confidence,
      speechMs: endedAtMs - startedAtMs,
    });
    if (pin.language === null) this.#pins.delete(participantId);
    else this.#pins.set(participantId, pin);
  }

  /**
   * Tells a stream that was opened with `lane` what is spoken in the turn that is sent next, where its engine understands
   * that: the speaker's language, or none, to be found out.
   */
  announcer(engine: SpeechEngine, lane: LanguageSetting) {
    return (turn: Turn, stream: Pick<SpeechStream, "announceTurn">): void => {
      // Of one language there is nothing to tell.
      if (!engine.hearsByTurn || lane.length === 1) return;
      const language = this.#languageOf(turn, lane);
      this.#announced.set(turn, language);
      stream.announceTurn(language === null ? [] : [language]);
    };
  }

  #languageOf(turn: Turn, lane: LanguageSetting): SpokenLanguage | null {
    const { participantId } = turn.speaker;
    const pin = this.#pins.get(participantId) ?? noPin;
    const allowed = pin.language !== null && (lane.length === 0 || lane.includes(pin.language));
    if (!allowed) return null;
    // The rest of a turn, or a turn that is heard again, is no further turn.
    if (!this.#announced.has(turn)) this.#pins.set(participantId, pinAfterTurn(pin));
    return languageToTell(pin);
  }

  /** The language, if the hosts' choice holds it. */
  #chosen(code: string | null): SpokenLanguage | null {
    const allowed = this.#languages.length === 0 ? spokenLanguages : this.#languages;
    return allowed.find((one) => one === code) ?? null;
  }
}
