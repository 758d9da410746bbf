import { httpLimits } from "@rooms/contracts/http";

const {
  requestsPerMinute,
  addressPerMinute: ofAddress,
  missesPerMinute,
  failedSignInsPerMinute,
  sharedLinkReadsPerMinute,
  mailedLinks,
} = httpLimits;

export interface Budget {
  readonly points: number;
  readonly seconds: number;
}

const perMinute = (points: number): Budget => ({ points, seconds: 60 });

/** All that is counted. Who draws on which stands in `spend.ts` and `auth/sign-in-budget.ts`. */
export const budgets = {
  default: perMinute(requestsPerMinute.default),
  create: perMinute(requestsPerMinute.create),
  auth: perMinute(requestsPerMinute.auth),
  search: perMinute(requestsPerMinute.search),
  share: perMinute(requestsPerMinute.share),
  connectionTest: perMinute(requestsPerMinute.connectionTest),
  sharedLink: perMinute(sharedLinkReadsPerMinute),
  address: perMinute(ofAddress.requests),
  addressAuth: perMinute(ofAddress.auth),
  addressSignIns: perMinute(ofAddress.signIns),
  misses: perMinute(missesPerMinute),
  failedSignIns: perMinute(failedSignInsPerMinute),
  mailedLinks: perMinute(mailedLinks.perBrowserAndMinute),
  addressMailedLinks: { points: mailedLinks.perAddressAndTenMinutes, seconds: 600 },
} as const satisfies Record<string, Budget>;

export type BudgetName = keyof typeof budgets;
