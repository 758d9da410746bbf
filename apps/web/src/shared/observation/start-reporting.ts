import {
  BrowserClient,
  defaultStackParser,
  getCurrentScope,
  globalHandlersIntegration,
  makeFetchTransport,
} from "@sentry/browser";
import { scrubbed } from "./scrubbed.ts";
import type { PageReports } from "./page-reports.ts";

/** Of one page: a failure that repeats itself with each frame fills no line. */
const reportsMax = 20;

/** Sends what nothing caught. `early` failed before this was loaded. */
export function startReporting(reports: PageReports, early: readonly unknown[]): void {
  let left = reportsMax;
  const client = new BrowserClient({
    ...reports,
    transport: makeFetchTransport,
    stackParser: defaultStackParser,
    integrations: [globalHandlersIntegration()],
    sendClientReports: false,
    beforeSend(event) {
      left -= 1;
      return left < 0 ? null : scrubbed(event);
    },
  });
  // What hears of failures asks the current scope whose they are.
  getCurrentScope().setClient(client);
  client.init();
  for (const error of early) client.captureException(error, undefined, getCurrentScope());
}
