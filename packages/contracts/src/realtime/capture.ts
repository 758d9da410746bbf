/**
 * What the audio worklet's processor posts to the Worker that owns the socket.
 *
 * The two sides share one MessagePort and nothing else: audio never crosses the page's main thread.
 * A port belongs to one AudioContext: when the page replaces a lost context, a new port comes, whose times start anew.
 * Both ends are built together, so the shapes carry no version and are not validated at run time.
 */
export type CapturePortMessage =
  | {
      type: "chunk";
      /** First chunk of a turn: the speaker's voice opened the gate with this audio (pre-roll included). */
      turnStart: boolean;
      /** Last chunk of a turn. A turn that fits one chunk has both marks. */
      turnEnd: boolean;
      /** AudioContext time of the first sample, in seconds. */
      atS: number;
      /** AudioContext time at which the chunk was posted, in seconds. */
      postedAtS: number;
      /** 16 kHz mono PCM16, little-endian, transferred; give it back with `recycle`. */
      pcm: ArrayBuffer;
    }
  | {
      type: "level";
      /** Loudness since the last level message, in dBFS; about ten arrive per second. */
      rmsDb: number;
      /** Whether the gate is open. */
      speaking: boolean;
      /** AudioContext time at which the level was posted, in seconds. */
      postedAtS: number;
    };

/** What the Worker answers on the same port. */
export type CapturePortReply = {
  type: "recycle";
  /** A chunk's buffer that is no longer needed, transferred back so that the processor allocates nothing. */
  buffer: ArrayBuffer;
};
