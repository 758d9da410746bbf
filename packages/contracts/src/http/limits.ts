/** Every number of the HTTP contract, once. */
export const httpLimits = {
  /** Bytes of a request body, unless the operation says otherwise. */
  bodyBytesMax: 256 * 1024,
  /** Requests a minute and caller, by kind of operation; `mail` counts mails to one mailbox. */
  requestsPerMinute: { default: 100, create: 20, auth: 30, mail: 3 },
  pageSizeDefault: 20,
  pageSizeMax: 100,
  /** Segments in one answer of the transcript as JSON. */
  segmentsPerPageMax: 1_000,
  /** Far beyond any session; what the database can count to. */
  segmentSeqMax: 2_147_483_647,
  /** Characters of a segment's corrected text. */
  segmentTextLengthMax: 10_000,
  /** The newest corrections of a segment in its history. */
  correctionsListedMax: 100,
  displayNameLengthMax: 80,
  spaceNameLengthMax: 80,
  sessionTitleLengthMax: 160,
  roomNameLengthMax: 80,
  /** How long a session may be planned to last. */
  plannedMinutesMin: 5,
  plannedMinutesMax: 24 * 60,
  searchLengthMax: 100,
  /** Versions of one session's analysis. */
  analysisVersionsMax: 100,
  /** Links to one recap that are good at the same time. */
  recapSharesMax: 50,
  apiKeyNameLengthMax: 80,
  taskTitleLengthMax: 300,
  avatarBytesMax: 5 * 1024 * 1024,
  livekitTokenTtlSeconds: 600,
  idempotencyKeyLengthMax: 200,
} as const;
