import type { GladiaSessionSettings, GladiaWireUtterance } from "@rooms/gladia/protocol";

/** Builds what a session says, in Gladia's spelling. */
export class SessionMessages {
  readonly #sessionId: string;
  readonly #now: () => Date;

  constructor(sessionId: string, now: () => Date) {
    this.#sessionId = sessionId;
    this.#now = now;
  }

  audioAck(byteRange: [number, number], timeRange: [number, number]): string {
    return this.#text("audio_chunk", {
      acknowledged: true,
      error: null,
      data: { byte_range: byteRange, time_range: timeRange },
    });
  }

  audioRefusal(message: string): string {
    return this.#text("audio_chunk", { acknowledged: false, error: { message }, data: null });
  }

  stopAck(recordedS: number, leftS: number): string {
    return this.#text("stop_recording", {
      acknowledged: true,
      error: null,
      data: { recording_duration: recordedS, recording_left_to_process: leftS },
    });
  }

  stopRefusal(): string {
    const error = {
      status_code: 409,
      exception: "ConflictError",
      message: "Recording already stopped",
    };
    return this.#text("stop_recording", { acknowledged: false, error, data: null });
  }

  speech(type: "speech_start" | "speech_end", time: number, channel: number): string {
    return this.#text(type, { data: { time, channel } });
  }

  transcript(id: string, isFinal: boolean, utterance: GladiaWireUtterance): string {
    return this.#text("transcript", { data: { id, is_final: isFinal, utterance } });
  }

  startRecording(): string {
    return this.#text("start_recording", {});
  }

  /** All that follows the last final, in order. */
  lastWords({ settings, audioS, finals }: RecordedSession): string[] {
    const { receive_lifecycle_events, receive_post_processing_events } = settings.messages_config;
    const transcription = transcriptionOf(finals);
    const metadata = metadataOf(settings, audioS);
    return [
      ...(receive_lifecycle_events
        ? [this.#text("end_recording", { data: { recording_duration: audioS } })]
        : []),
      ...(receive_post_processing_events
        ? [
            this.#text("post_transcript", { data: transcription }),
            this.#text("post_final_transcript", { data: { metadata, transcription } }),
          ]
        : []),
      ...(receive_lifecycle_events ? [this.#text("end_session", {})] : []),
    ];
  }

  #text(type: string, rest: Record<string, unknown>): string {
    const created_at = this.#now().toISOString();
    return JSON.stringify({ session_id: this.#sessionId, created_at, type, ...rest });
  }
}

export interface RecordedSession {
  settings: GladiaSessionSettings;
  audioS: number;
  finals: readonly GladiaWireUtterance[];
}

export interface TranscriptionMetadata {
  audio_duration: number;
  number_of_distinct_channels: number;
  billing_time: number;
  transcription_time: number;
}

/** Every channel is billed for the whole duration, silent or not. */
export function metadataOf(
  { channels }: GladiaSessionSettings,
  audioS: number,
): TranscriptionMetadata {
  return {
    audio_duration: audioS,
    number_of_distinct_channels: channels,
    billing_time: audioS * channels,
    transcription_time: audioS,
  };
}

export interface Transcription {
  full_transcript: string;
  languages: string[];
  utterances: GladiaWireUtterance[];
}

export function transcriptionOf(utterances: readonly GladiaWireUtterance[]): Transcription {
  return {
    full_transcript: utterances.map((each) => each.text.trim()).join(" "),
    languages: [...new Set(utterances.map((each) => each.language))],
    utterances: [...utterances],
  };
}
