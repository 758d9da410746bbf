import type { GladiaWireUtterance } from "../protocol/index.ts";

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

  lifecycle(type: "start_recording" | "end_session"): string {
    return this.#text(type, {});
  }

  endRecording(recordedS: number): string {
    return this.#text("end_recording", { data: { recording_duration: recordedS } });
  }

  postTranscript(transcription: Transcription): string {
    return this.#text("post_transcript", { data: transcription });
  }

  postFinalTranscript(metadata: TranscriptionMetadata, transcription: Transcription): string {
    return this.#text("post_final_transcript", { data: { metadata, transcription } });
  }

  #text(type: string, rest: Record<string, unknown>): string {
    const created_at = this.#now().toISOString();
    return JSON.stringify({ session_id: this.#sessionId, created_at, type, ...rest });
  }
}

export interface TranscriptionMetadata {
  audio_duration: number;
  number_of_distinct_channels: number;
  billing_time: number;
  transcription_time: number;
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
