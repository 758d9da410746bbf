import { closeCodes, reactionTo } from "@rooms/contracts/realtime";
import { backoffMs } from "./backoff.ts";
import type { ConnectionState, TicketNeed } from "./state.ts";

export type ConnectionEvent =
  | { kind: "start" }
  | { kind: "ticket-refused"; code: string }
  /** The request for a ticket failed or took too long. */
  | { kind: "ticket-failed" }
  | { kind: "welcomed" }
  | { kind: "socket-closed"; code: number }
  | { kind: "moved"; url: string }
  /** A deadline passed without a word from the server. */
  | { kind: "silent" }
  | { kind: "retry-due" }
  /** The browser hints that trying may be worth while now. */
  | { kind: "woken" }
  /** What hello says must change, and hello is said once per socket. */
  | { kind: "hello-changed" }
  | { kind: "leave" };

/** What the driver does after a step. Whatever the step, it drops the socket unless the state is `live` or an effect says otherwise. */
export type ConnectionEffect =
  | { kind: "none" }
  /** Begin a new attempt, at `url` instead of the ticket's if given. */
  | { kind: "connect"; ticket: TicketNeed; url: string | null }
  /** Make the server say something soon, or take the socket for dead. */
  | { kind: "probe" };

export interface ConnectionStep {
  state: ConnectionState;
  effect: ConnectionEffect;
}

export interface ConnectionEnv {
  nowMs: number;
  /** 0 ≤ random < 1. */
  random: number;
}

type StateOf<K> = Extract<ConnectionState, { kind: K }>;
type EventOf<K> = Extract<ConnectionEvent, { kind: K }>;
export type ConnectionTable = {
  [S in ConnectionState["kind"]]: {
    [E in ConnectionEvent["kind"]]: (
      state: StateOf<S>,
      event: EventOf<E>,
      env: ConnectionEnv,
    ) => ConnectionStep;
  };
};

/** A connection that lasts shorter than this counts as one more failing attempt. */
export const stableAfterMs = 5_000;
/** Addresses followed in a row before the servers are taken to disagree. */
export const hopsMax = 3;

const stay = (state: ConnectionState): ConnectionStep => ({ state, effect: { kind: "none" } });
const leave = (): ConnectionStep => stay({ kind: "closed" });

const attempting = {
  start: stay,
  "ticket-refused": (_state: Attempting, event: EventOf<"ticket-refused">) =>
    stay({ kind: "refused", code: event.code, show: "ticket" }),
  "ticket-failed": (state: Attempting, _event: unknown, env: ConnectionEnv) =>
    retry({ attempt: state.attempt, ticket: "prefer-new", closeCode: null }, env),
  welcomed: (state: Attempting, _event: unknown, env: ConnectionEnv) =>
    stay({ kind: "live", sinceMs: env.nowMs, attempt: state.attempt }),
  // An address that never said welcome may be the address of a process that is gone: ask for a new one.
  "socket-closed": (state: Attempting, event: EventOf<"socket-closed">, env: ConnectionEnv) =>
    closed({ attempt: state.attempt, ticket: "prefer-new", code: event.code }, env),
  moved: (state: Attempting, event: EventOf<"moved">, env: ConnectionEnv) =>
    follow({ attempt: state.attempt, hops: state.hops, url: event.url }, env),
  silent: (state: Attempting, _event: unknown, env: ConnectionEnv) =>
    retry({ attempt: state.attempt, ticket: "prefer-new", closeCode: null }, env),
  "retry-due": stay,
  woken: stay,
  // What the ticket at hand permits may not be what hello is to say.
  "hello-changed": (state: Attempting) =>
    connect({ kind: "connecting", attempt: state.attempt, hops: 0 }, "prefer-new"),
  leave,
};

const finished = {
  "ticket-refused": stay,
  "ticket-failed": stay,
  welcomed: stay,
  "socket-closed": stay,
  moved: stay,
  silent: stay,
  "retry-due": stay,
  woken: stay,
  "hello-changed": stay,
  leave,
};

const begin = (): ConnectionStep =>
  connect({ kind: "connecting", attempt: 0, hops: 0 }, "need-new");
const again = (state: StateOf<"retrying">): ConnectionStep =>
  connect({ kind: "connecting", attempt: state.attempt, hops: 0 }, state.ticket);

const table: ConnectionTable = {
  idle: { ...finished, start: begin },
  connecting: attempting,
  moved: attempting,
  live: {
    start: stay,
    "ticket-refused": stay,
    "ticket-failed": stay,
    welcomed: stay,
    "socket-closed": (state, event, env) =>
      closed({ attempt: failuresOf(state, env), ticket: "keep", code: event.code }, env),
    moved: (state, event, env) =>
      follow({ attempt: failuresOf(state, env), hops: 0, url: event.url }, env),
    silent: (state, _event, env) =>
      retry({ attempt: failuresOf(state, env), ticket: "keep", closeCode: null }, env),
    "retry-due": stay,
    woken: (state) => ({ state, effect: { kind: "probe" } }),
    "hello-changed": (state, _event, env) =>
      connect({ kind: "connecting", attempt: failuresOf(state, env), hops: 0 }, "prefer-new"),
    leave,
  },
  retrying: {
    start: stay,
    "ticket-refused": stay,
    "ticket-failed": stay,
    welcomed: stay,
    "socket-closed": stay,
    moved: stay,
    silent: stay,
    "retry-due": again,
    woken: again,
    "hello-changed": stay,
    leave,
  },
  refused: { ...finished, start: begin },
  closed: { ...finished, start: stay },
};

/** One step of the connection. Total: an event that means nothing in a state leaves it as it is. */
export function transition(
  state: ConnectionState,
  event: ConnectionEvent,
  env: ConnectionEnv,
): ConnectionStep {
  // The table's own type pairs each state and event with its rule; an index by two variables loses that pairing.
  const rule = table[state.kind][event.kind] as (
    state: ConnectionState,
    event: ConnectionEvent,
    env: ConnectionEnv,
  ) => ConnectionStep;
  return rule(state, event, env);
}

type Attempting = StateOf<"connecting"> | StateOf<"moved">;

function connect(state: ConnectionState, ticket: TicketNeed): ConnectionStep {
  return { state, effect: { kind: "connect", ticket, url: null } };
}

function retry(
  failed: { attempt: number; ticket: TicketNeed; closeCode: number | null },
  env: ConnectionEnv,
): ConnectionStep {
  const attempt = failed.attempt + 1;
  const delayMs = backoffMs({ attempt, closeCode: failed.closeCode, random: env.random });
  return stay({ kind: "retrying", attempt, nextAtMs: env.nowMs + delayMs, ticket: failed.ticket });
}

function closed(
  failed: { attempt: number; ticket: TicketNeed; code: number },
  env: ConnectionEnv,
): ConnectionStep {
  const reaction = reactionTo(failed.code);
  if (reaction.kind === "give-up") {
    return stay({ kind: "refused", code: nameOf(failed.code), show: reaction.show });
  }
  const ticket =
    reaction.kind === "retry-with-new-ticket"
      ? "need-new"
      : elsewhere.has(failed.code)
        ? "prefer-new"
        : failed.ticket;
  return retry({ attempt: failed.attempt, ticket, closeCode: failed.code }, env);
}

/** Codes after which the session is likely to be at an address that only a new ticket names. */
const elsewhere = new Set<number>([closeCodes.RESTARTING.code, closeCodes.MOVED.code]);

function follow(
  from: { attempt: number; hops: number; url: string },
  env: ConnectionEnv,
): ConnectionStep {
  const hops = from.hops + 1;
  if (hops > hopsMax) {
    return retry({ attempt: from.attempt, ticket: "prefer-new", closeCode: null }, env);
  }
  return {
    state: { kind: "moved", url: from.url, attempt: from.attempt, hops },
    effect: { kind: "connect", ticket: "keep", url: from.url },
  };
}

/** A server that welcomes and hangs up at once must not be asked in a tight loop. */
function failuresOf(state: StateOf<"live">, env: ConnectionEnv): number {
  return env.nowMs - state.sinceMs < stableAfterMs ? state.attempt : 0;
}

function nameOf(code: number): string {
  const named = Object.entries(closeCodes).find(([, entry]) => entry.code === code);
  return named === undefined ? String(code) : named[0];
}
