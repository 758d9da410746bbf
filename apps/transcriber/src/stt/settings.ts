/** Every number the pipeline decides by. Tests pass their own; `defaultSettings` is what production runs. */
export interface PipelineSettings {
  /** Speech-to-text streams a session may hold at once, or one for each speaker. */
  lanes: number | "per-participant";
  /** A turn is taken off its lane for another speaker when it has had no audio for this long. */
  turnIdleMs: number;
  /**
   * A turn ends when its page is heard of this long after its last audio. A capture that got no processor time is late
   * by seconds while its page pings, and an end would stand amid the word that it is about to send.
   */
  turnOverMs: number;
  /** A turn whose page is not heard of at all may go on for so long; a cut in a word shall not break the word. */
  turnHoldMs: number;
  /** Silence after which the engine closes an utterance; the engine is told the same number. */
  endpointingMs: number;
  /** Silence inserted after a turn beyond `endpointingMs`, so that a late decision still falls into silence. */
  silenceMarginMs: number;
  /** How many times real time a lane may be fed while it catches up. */
  catchUpRate: number;
  /** Audio a lane may take at once after a rest. */
  catchUpBurstMs: number;
  /** Bytes waiting in a lane's socket beyond which it is not fed. */
  laneBufferBytesMax: number;
  /** Idle time after which a lane is kept alive with an empty chunk; the engine hangs up at 30 s. */
  laneKeepAliveMs: number;
  /** Idle time after which a lane is closed. */
  laneIdleCloseMs: number;
  /** So long a turn waits while lanes are held by turns without end, before those are cut between two words. */
  laneShareMs: number;
  /** Age at which a lane takes no new turn, and a running one is cut between two words; the engine hangs up at 3 h. */
  laneRetireMs: number;
  /** Age at which a running turn is cut wherever it is so that the lane can end. */
  laneLifeMsMax: number;
  /** A lane with unsettled audio that says nothing for this long is opened anew. */
  laneStallMs: number;
  /** How often a turn is heard again after stalls before it is given up. */
  stallsMax: number;
  /** Silence of the engine after which acknowledged audio counts as passed. */
  settleQuietMs: number;
  /** How often an engine that is quiet over audio is asked for a sign of life. */
  probeEveryMs: number;
  /** The same while the engine has reported a start of speech without a transcript. */
  settleSpeechMs: number;
  /** A change of languages comes no sooner after another: each closes the lanes and opens others. */
  languagesEveryMs: number;
  /** Unsettled audio a session may hold, over all its streams. */
  unsettledMsMax: number;
  /** First and longest wait before a failed lane is opened again. */
  reopenFirstMs: number;
  reopenMsMax: number;
  /** A turn that is not transcribed (paused, limit) is written as a gap in pieces of this length. */
  skippedPieceMs: number;
  /** How far a lane remembers which turn lay where, for words that are reported late. */
  timelineHistoryMs: number;
}

export const defaultSettings: PipelineSettings = {
  lanes: 2,
  turnIdleMs: 1_500,
  turnOverMs: 5_000,
  turnHoldMs: 65_000,
  endpointingMs: 300,
  silenceMarginMs: 200,
  catchUpRate: 4,
  catchUpBurstMs: 2_000,
  laneBufferBytesMax: 512 * 1024,
  laneKeepAliveMs: 15_000,
  laneIdleCloseMs: 60_000,
  laneShareMs: 10_000,
  laneRetireMs: 10_200_000,
  laneLifeMsMax: 10_620_000,
  laneStallMs: 20_000,
  stallsMax: 3,
  settleQuietMs: 3_000,
  probeEveryMs: 500,
  settleSpeechMs: 10_000,
  languagesEveryMs: 5_000,
  unsettledMsMax: 600_000,
  reopenFirstMs: 200,
  reopenMsMax: 3_000,
  skippedPieceMs: 5_000,
  timelineHistoryMs: 30_000,
};

/**
 * Where a speech server of ours hears. Its models are surer of whole sentences: two human readings in English came out with
 * 1.5 % of the words wrong, and with 8.4 % when every pause of 300 ms cut them.
 */
export const ownServerSettings: Partial<PipelineSettings> = { endpointingMs: 600 };
