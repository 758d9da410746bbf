import { analysisVersionsMax } from "@rooms/domain/vocabulary/analysis";
import { pageSizeDefault, pageSizeMax } from "@rooms/domain/vocabulary/patterns";
import { recapSharesMax } from "@rooms/domain/vocabulary/spaces";
import { taskTitleLengthMax } from "@rooms/domain/vocabulary/tasks";
import { inviteesMax } from "../addresses.ts";

/** Every number of the HTTP contract, once. */
export const httpLimits = {
  /** Bytes of a request body, unless the operation says otherwise. */
  bodyBytesMax: 256 * 1024,
  /**
   * Requests a minute of one person, guest or key, by kind of operation; `auth` is of one browser, `share` and
   * `connectionTest` of one address where the visitor is not signed in.
   */
  requestsPerMinute: {
    default: 100,
    create: 20,
    auth: 30,
    search: 30,
    share: 120,
    connectionTest: 30,
  },
  /**
   * What all of one address may ask in a minute before they are known by a cookie of ours. An office of 100 signs in and
   * joins within a minute on a tenth of it.
   */
  addressPerMinute: { requests: 4_000, auth: 1_000, signIns: 200 },
  /** Questions a minute of one address, by callers who are not known, about what is not there: guesses at links and keys. */
  missesPerMinute: 100,
  /** Sign-ins a minute of one address that came to nothing. */
  failedSignInsPerMinute: 30,
  /** Reads a minute of what one shared link opens, by all readers together. */
  sharedLinkReadsPerMinute: 300,
  /** Links to sign in by that are mailed for one browser in a minute, and for one address in ten. */
  mailedLinks: { perBrowserAndMinute: 6, perAddressAndTenMinutes: 150 },
  pageSizeDefault,
  pageSizeMax,
  /** Segments in one answer of the transcript as JSON. */
  segmentsPerPageMax: 1_000,
  /** Messages in one answer of the chat. */
  chatPerPageMax: 500,
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
  inviteesMax,
  searchLengthMax: 100,
  /** Versions of one session's analysis. */
  analysisVersionsMax,
  /** Links to one recap that are good at the same time. */
  recapSharesMax,
  apiKeyNameLengthMax: 80,
  taskTitleLengthMax,
  avatarBytesMax: 5 * 1024 * 1024,
  livekitTokenTtlSeconds: 600,
  connectionTestTtlSeconds: 120,
  idempotencyKeyLengthMax: 200,
} as const;
