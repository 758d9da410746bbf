import { LobbyWaiting } from "./lobby-waiting.ts";

/** After an answer that did not come; the return of the network ends it. */
const pauseMs = 3_000;

/** Asks to be let in, with the browser's own clock and network. */
export function startWaiting(slug: string, guestName: string | undefined): LobbyWaiting {
  const waiting = new LobbyWaiting({ slug, guestName, pause });
  void waiting.ask();
  return waiting;
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pauseMs);
    function done(): void {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    }
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
