import type { CallResult, ClientErrorCode, LobbyWait } from "@rooms/api-client";
import { roomsApi } from "#shared/api/browser.ts";
import { Observable } from "#shared/observable.ts";

export type LobbyWaitSnapshot =
  | {
      readonly phase: "waiting";
      /** Null until the api has taken the request. */
      readonly hostPresent: boolean | null;
      /** The api does not answer for the moment; one goes on waiting. */
      readonly offline: boolean;
    }
  | { readonly phase: "admitted" }
  /** `askAgainAt`: null for not again in this session. */
  | { readonly phase: "denied"; readonly askAgainAt: string | null }
  | { readonly phase: "refused"; readonly code: ClientErrorCode };

export interface LobbyWaitOptions {
  readonly slug: string;
  /** Undefined for a signed-in person. */
  readonly guestName: string | undefined;
  /** Resolves when it is time to try again after the api did not answer; at once when `signal` is aborted. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
}

/** Longer than the api holds a request open: after this no answer comes. */
const answerDeadlineMs = 30_000;

type Call = { readonly kind: "ask" } | { readonly kind: "look"; readonly after?: string };
const askCall: Call = { kind: "ask" };

/** What passes by itself: one goes on waiting. */
const passing = new Set<ClientErrorCode>([
  "UNREACHABLE",
  "RATE_LIMITED",
  "INTERNAL",
  "DATABASE_UNAVAILABLE",
]);

/**
 * One person's wait to be let in. Each look is held open by the api until something changes, so that no timer is needed: those of
 * a page in the background come a minute late, and a request without a sign of life for 30 s lapses.
 */
export class LobbyWaiting {
  readonly #options: LobbyWaitOptions;
  readonly #state = new Observable<LobbyWaitSnapshot>({
    phase: "waiting",
    hostPresent: null,
    offline: false,
  });
  #abort = new AbortController();
  /** Cuts the call that is under way, and not the waiting. */
  #cut = new AbortController();

  constructor(options: LobbyWaitOptions) {
    this.#options = options;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  /** Asks, and waits until it is decided or given up. Never rejects. */
  async ask(): Promise<void> {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    this.#state.set({ phase: "waiting", hostPresent: null, offline: false });
    addEventListener("pagehide", this.#tellWithdrawn);
    addEventListener("offline", this.#cutCall);
    await this.#follow(signal);
    if (!signal.aborted) this.#unlisten();
  }

  /** Waits no more, and hosts no longer see it. */
  withdraw(): void {
    if (this.getSnapshot().phase === "waiting") this.#tellWithdrawn();
    this.#unlisten();
    this.#abort.abort();
    this.#cut.abort();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    let next: Call = askCall;
    const givenUp = () => signal.aborted;
    while (!givenUp()) {
      const answer: CallResult<LobbyWait> | null = await this.#call(next);
      if (givenUp()) return;
      if (answer?.ok) {
        if (this.#show(answer.data)) return;
        next = { kind: "look", after: answer.data.revision };
      } else if (answer?.problem.code === "NOT_FOUND" && next.kind === "look") {
        // The request lapsed while the network was away: it is asked anew.
        next = askCall;
      } else if (answer && !passing.has(answer.problem.code)) {
        this.#state.set({ phase: "refused", code: answer.problem.code });
        return;
      } else {
        this.#patchWaiting({ offline: true });
        await this.#options.pause(signal);
        // Answered at once, although nothing may have changed: the page says that it is offline until then.
        if (next.kind === "look") next = { kind: "look" };
      }
    }
  }

  /** Null when no answer came in time. */
  async #call(call: Call): Promise<CallResult<LobbyWait> | null> {
    const cut = (this.#cut = new AbortController());
    const deadline = setTimeout(() => cut.abort(), answerDeadlineMs);
    const { slug, guestName } = this.#options;
    const params = { slug };
    const options = { signal: cut.signal };
    try {
      if (call.kind === "look") {
        const query = call.after === undefined ? {} : { after: call.after };
        return await roomsApi.lobby.wait({ params, query }, options);
      }
      const body = guestName === undefined ? {} : { name: guestName };
      return await roomsApi.lobby.ask({ params, body }, options);
    } catch (error) {
      if (cut.signal.aborted) return null;
      throw error;
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Whether it is decided. */
  #show({ state, refusal, askAgainAt, hostPresent }: LobbyWait): boolean {
    switch (state) {
      case "WAITING":
        this.#patchWaiting({ hostPresent, offline: false });
        return false;
      case "ADMITTED":
        this.#state.set({ phase: "admitted" });
        return true;
      case "DENIED":
        this.#state.set({ phase: "denied", askAgainAt });
        return true;
      case "REFUSED":
        this.#state.set({ phase: "refused", code: refusal ?? "FORBIDDEN" });
        return true;
      case "ENDED":
        this.#state.set({ phase: "refused", code: "SESSION_ENDED" });
        return true;
    }
  }

  #patchWaiting(change: { hostPresent?: boolean; offline: boolean }): void {
    const before = this.getSnapshot();
    if (before.phase === "waiting") this.#state.set({ ...before, ...change });
  }

  #unlisten(): void {
    removeEventListener("pagehide", this.#tellWithdrawn);
    removeEventListener("offline", this.#cutCall);
  }

  readonly #cutCall = (): void => this.#cut.abort();

  /** By beacon, so that it also leaves a page that is being closed. */
  readonly #tellWithdrawn = (): void => {
    navigator.sendBeacon(`/api/sessions/${encodeURIComponent(this.#options.slug)}/lobby/withdraw`);
  };
}
