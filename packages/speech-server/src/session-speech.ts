import { samplesPerSecond } from "@rooms/audio/pcm";
import type { GladiaSessionSettings, GladiaWireUtterance } from "@rooms/gladia/protocol";
import { asPartial } from "./as-partial.ts";
import { ChannelListener } from "./channel-listener.ts";
import type { ChannelEvent, UtteranceAudio } from "./channel-listener.ts";
import { ChannelKnowledge } from "./channel-knowledge.ts";
import type { ClientPresence } from "./client-presence.ts";
import { delayed } from "./delayed.ts";
import { HeardAhead } from "./heard-ahead.ts";
import { LanguageTimeline } from "./language-timeline.ts";
import type { OrderedWork } from "./ordered-work.ts";
import { putIntoWords } from "./put-into-words.ts";
import type { SaidUtterance } from "./put-into-words.ts";
import type { Recogniser, RecognitionContext } from "./recogniser.ts";
import type { GladiaServerEvent } from "./server-events.ts";
import type { SessionMessages } from "./session-messages.ts";
import type { GladiaSwitches } from "./switches.ts";
import { createUnrecognisedRecogniser } from "./unrecognised.ts";

export interface SessionSpeechOptions {
  sessionId: string;
  settings: GladiaSessionSettings;
  recogniser: Recogniser;
  switches: GladiaSwitches;
  work: OrderedWork;
  messages: SessionMessages;
  presence: ClientPresence;
  emit: (event: GladiaServerEvent) => void;
  /** Lasting messages must reach the client, the others may be lost with a socket. */
  say: (text: string, lasting: boolean) => void;
}

const partialOfTonesEveryS = 0.32;

/** Listens to every channel of a session and says what was said, strictly in order. */
export class SessionSpeech {
  readonly finals: GladiaWireUtterance[] = [];
  readonly #options: SessionSpeechOptions;
  readonly #listeners: ChannelListener[];
  readonly #knowledge: ChannelKnowledge[];
  readonly #ahead: HeardAhead[];
  readonly #languages: LanguageTimeline;
  readonly #fallback = createUnrecognisedRecogniser();
  /** Partials that wait for their turn; a final gives them up. */
  #partialsWanted = new AbortController();
  #heardS = 0;
  #lastSpeechS = 0;
  #unfinishedS = 0;
  #finalsSaid = 0;

  constructor(options: SessionSpeechOptions) {
    this.#options = options;
    const { settings } = options;
    this.#languages = new LanguageTimeline(settings.language_config.languages);
    this.#listeners = Array.from({ length: settings.channels }, () => this.#listener());
    this.#knowledge = this.#listeners.map(() => new ChannelKnowledge());
    this.#ahead = this.#listeners.map(() => new HeardAhead());
  }

  /** Seconds since the last speech. */
  get silentS(): number {
    return this.#heardS - this.#lastSpeechS;
  }

  /** Seconds of speech not yet put into words. */
  get unfinishedS(): number {
    return this.#unfinishedS;
  }

  hear(channels: readonly Float32Array[]): void {
    this.#heardS += (channels[0]?.length ?? 0) / samplesPerSecond;
    this.#listeners.forEach((listener, channel) => {
      for (const event of listener.push(channels[channel] ?? new Float32Array())) {
        this.#take(event, channel);
      }
    });
  }

  finish(): void {
    this.#listeners.forEach((listener, channel) => {
      for (const event of listener.finish()) this.#take(event, channel);
    });
  }

  /** What is spoken in the audio that follows; none = to be found out among the session's languages. */
  expectLanguages(languages: readonly string[]): void {
    this.#languages.change(this.#heardS, languages);
  }

  #listener(): ChannelListener {
    const { settings, recogniser, work } = this.#options;
    const pace = () => recogniser.partialPace(this.#languages.at(this.#heardS).languages);
    return new ChannelListener({
      endpointingS: settings.endpointing,
      utteranceMaxS: settings.maximum_duration_without_endpointing,
      windowMaxS: () => recogniser.windowMaxS(this.#languages.at(this.#heardS).languages),
      partialEveryS: (inTones) => (inTones ? partialOfTonesEveryS : pace().everyS),
      partialFromS: () => pace().fromS,
      wantsPartial: (inTones) =>
        settings.messages_config.receive_partial_transcripts &&
        work.size === 0 &&
        (inTones || !recogniser.busy),
      hearsAhead: () =>
        work.size === 0 &&
        !recogniser.busy &&
        recogniser.hearsAhead?.(this.#languages.at(this.#heardS).languages) === true,
    });
  }

  #take(event: ChannelEvent, channel: number): void {
    const { work, emit, sessionId } = this.#options;
    switch (event.type) {
      case "speech-started":
        work.add(async () => this.#saySpeech("speech_start", event.atS, channel));
        return;
      case "speech-ended":
        this.#lastSpeechS = event.atS;
        work.add(async () => this.#saySpeech("speech_end", event.atS, channel));
        return;
      case "partial": {
        this.#lastSpeechS = event.utterance.voiceToS;
        const { signal } = this.#partialsWanted;
        work.add(async () => {
          if (!signal.aborted && this.#options.presence.isHere)
            await this.#sayPartial(event.utterance, { channel, signal });
        });
        return;
      }
      case "ahead":
        work.add(async () => {
          if (!this.#options.presence.isHere) return;
          const said = await this.#words(event.utterance, channel, finalRequest);
          this.#ahead[channel]?.keep(event.utterance, said);
        });
        return;
      case "final":
        this.#partialsWanted.abort();
        this.#partialsWanted = new AbortController();
        this.#unfinishedS += event.utterance.voicedS;
        emit({
          type: "utterance-ended",
          sessionId,
          utteranceId: idOf(channel, event.utterance.index),
        });
        work.add(() => this.#sayFinal(event.utterance, channel));
    }
  }

  #saySpeech(type: "speech_start" | "speech_end", atS: number, channel: number): void {
    const { settings, say, messages } = this.#options;
    if (settings.messages_config.receive_speech_events)
      say(messages.speech(type, atS, channel), true);
  }

  async #sayPartial(
    audio: UtteranceAudio,
    { channel, signal }: { channel: number; signal: AbortSignal },
  ): Promise<void> {
    const { switches, say, messages } = this.#options;
    const said = await this.#words(audio, channel, { isFinal: false, signal });
    await delayed(switches.partialDelayMs);
    if (said === null) return;
    // Tones are exact; only guesses are kept from changing.
    const utterance =
      audio.toneWords === null
        ? this.#knowledgeOf(channel).partial(audio.index, said.utterance)
        : said.utterance;
    const shown = asPartial(utterance, switches.partials);
    say(messages.transcript(idOf(channel, audio.index), false, shown), false);
  }

  async #sayFinal(audio: UtteranceAudio, channel: number): Promise<void> {
    const { sessionId, settings, switches, say, messages, emit } = this.#options;
    const from = performance.now();
    const utteranceId = idOf(channel, audio.index);
    const utterance = await this.#finalWords(audio, channel);
    await delayed(switches.finalDelayMs);
    this.#unfinishedS -= audio.voicedS;
    const { voicedS } = audio;
    emit({
      type: "utterance-finished",
      sessionId,
      utteranceId,
      voicedS,
      tookMs: performance.now() - from,
    });
    if (utterance === null) return;
    if (utterance.text !== "") this.finals.push(utterance);
    if (!settings.messages_config.receive_final_transcripts) return;
    say(messages.transcript(utteranceId, true, utterance), true);
    this.#finalsSaid += 1;
    if (switches.emptyFinalEvery > 0 && this.#finalsSaid % switches.emptyFinalEvery === 0) {
      const empty = { ...utterance, text: "", words: [] };
      say(messages.transcript(`${utteranceId}_empty`, true, empty), true);
    }
  }

  /** Speech that a broken recogniser could not hear is still written down as speech. */
  async #finalWords(audio: UtteranceAudio, channel: number): Promise<GladiaWireUtterance | null> {
    const { presence } = this.#options;
    // Tones cost nothing, and are heard while the client is away.
    if (audio.toneWords === null) {
      await presence.settled();
      if (presence.gone.aborted) return null;
    }
    try {
      const ahead = this.#ahead[channel]?.wordsOf(audio);
      const request = { isFinal: true, signal: presence.gone };
      const said = ahead === undefined ? await this.#words(audio, channel, request) : ahead;
      return said === null ? null : this.#knowledgeOf(channel).final(audio.index, said);
    } catch (error) {
      this.#options.emit({ type: "recogniser-failed", sessionId: this.#options.sessionId, error });
      return this.#unrecognised(audio, channel);
    }
  }

  async #unrecognised(audio: UtteranceAudio, channel: number): Promise<GladiaWireUtterance | null> {
    const { languages } = this.#languages.at(audio.voiceFromS);
    const context = {
      ...finalRequest,
      languages,
      ...{ likelyLanguage: null, utteranceKey: "" },
    };
    const said = await putIntoWords(audio, { recogniser: this.#fallback, channel, context });
    return said?.utterance ?? null;
  }

  async #words(
    audio: UtteranceAudio,
    channel: number,
    request: Pick<RecognitionContext, "isFinal" | "signal">,
  ): Promise<SaidUtterance | null> {
    const { recogniser, sessionId } = this.#options;
    const knowledge = this.#knowledgeOf(channel);
    const stretch = this.#languages.at(audio.voiceFromS);
    const context = {
      ...request,
      languages: stretch.languages,
      likelyLanguage: knowledge.likelyLanguage(audio.index, stretch),
      utteranceKey: `${sessionId}/${channel}/${audio.index}`,
    };
    const said = await putIntoWords(audio, { recogniser, channel, context });
    if (said !== null) knowledge.learn(audio.index, stretch, said);
    return said;
  }

  #knowledgeOf(channel: number): ChannelKnowledge {
    return (this.#knowledge[channel] ??= new ChannelKnowledge());
  }
}

const finalRequest = { isFinal: true, signal: new AbortController().signal };

function idOf(channel: number, index: number): string {
  return `${String(channel).padStart(2, "0")}_${String(index).padStart(8, "0")}`;
}
