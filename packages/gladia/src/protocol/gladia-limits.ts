/** Numbers of Gladia Live v2 that both ends must agree on. Seconds, bytes and counts as the names say. */
export const gladiaLimits = {
  frameBytesMax: 1024 * 1024,
  /** What a client puts in one frame when it sends unacknowledged audio again; a bigger one risks 1009. */
  resendFrameBytesMax: 512 * 1024,
  sessionDurationMaxS: 3 * 60 * 60,
  idleTimeoutS: 30,
  channelsMax: 8,
  endpointingS: { min: 0.01, max: 10, standard: 0.05 },
  utteranceDurationS: { min: 5, max: 60, standard: 5 },
} as const;
