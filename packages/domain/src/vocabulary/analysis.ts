export const analysisStatuses = ["PENDING", "RUNNING", "DONE", "FAILED"] as const;
export type AnalysisStatus = (typeof analysisStatuses)[number];

/** Who analyses: the embedded extractive analyser, or the model that is configured. */
export const analyserKinds = ["embedded", "model"] as const;
export type AnalyserKind = (typeof analyserKinds)[number];

export const analysisFailureCodes = [
  /** No connection, or the server says that it is at fault (5xx). */
  "MODEL_UNREACHABLE",
  /** 429. */
  "MODEL_BUSY",
  /** The endpoint does not accept the request (4xx), or the model does not want to answer. */
  "MODEL_REFUSED",
  "MODEL_TIMEOUT",
  /** Not JSON, not the shape that was asked for, or cut off. */
  "MODEL_ANSWER_INVALID",
  "MODEL_ANSWER_TOO_LARGE",
  /** More parts than one analysis may ask a model about. */
  "MEETING_TOO_LONG",
  "ANALYSER_UNAVAILABLE",
  /** Its processes died as often as it may be tried. */
  "INTERRUPTED",
  "INTERNAL",
] as const;
export type AnalysisFailureCode = (typeof analysisFailureCodes)[number];

/** Versions of one session's analysis. */
export const analysisVersionsMax = 100;

export const analysisSections = ["summary", "decisions", "tasks", "risks", "questions"] as const;
export type AnalysisSection = (typeof analysisSections)[number];
