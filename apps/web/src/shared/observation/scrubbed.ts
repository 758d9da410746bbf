import type { ErrorEvent, StackFrame } from "@sentry/browser";

/**
 * A report with the kinds of the errors and their places in our scripts. Texts of errors, the page's address, the query of
 * a script's and everything else that may hold a name, a word or a token is left out.
 */
export function scrubbed(event: ErrorEvent): ErrorEvent {
  const { event_id, timestamp, level, platform, release, environment, sdk } = event;
  const errors = (event.exception?.values ?? []).map(({ type, stacktrace, mechanism }) => ({
    ...(type !== undefined && { type }),
    value: "",
    ...(mechanism !== undefined && {
      mechanism: { type: mechanism.type, handled: mechanism.handled === true },
    }),
    stacktrace: { frames: (stacktrace?.frames ?? []).map(placeOf) },
  }));
  return {
    type: undefined,
    ...(event_id !== undefined && { event_id }),
    ...(timestamp !== undefined && { timestamp }),
    ...(level !== undefined && { level }),
    ...(platform !== undefined && { platform }),
    ...(release !== undefined && { release }),
    ...(environment !== undefined && { environment }),
    ...(sdk?.name !== undefined && { sdk: { name: sdk.name } }),
    tags: { part: "page" },
    exception: { values: errors },
  };
}

function placeOf({ filename, function: name, lineno, colno }: StackFrame): StackFrame {
  return {
    ...(filename !== undefined && { filename: scriptOf(filename) }),
    ...(name !== undefined && { function: name }),
    ...(lineno !== undefined && { lineno }),
    ...(colno !== undefined && { colno }),
  };
}

/** A script of ours by its path; an inline one stands under the page's address, which is not told. */
function scriptOf(filename: string): string {
  const path = URL.canParse(filename) ? new URL(filename).pathname : "";
  return path.endsWith(".js") || path.endsWith(".mjs") ? path : "page";
}
