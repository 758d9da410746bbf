import { closeCodes } from "@rooms/contracts/realtime";
import type { CloseName } from "@rooms/contracts/realtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backoffLimits, backoffMs } from "./backoff.ts";
import { hopsMax, stableAfterMs, transition } from "./machine.ts";
import type { ConnectionEffect, ConnectionEvent } from "./machine.ts";
import type { ConnectionState } from "./state.ts";

type StateKind = ConnectionState["kind"];
type EventKind = ConnectionEvent["kind"];

const states: { [K in StateKind]: Extract<ConnectionState, { kind: K }> } = {
  idle: { kind: "idle" },
  connecting: { kind: "connecting", attempt: 2, hops: 0 },
  live: { kind: "live", sinceMs: 0, attempt: 2 },
  retrying: { kind: "retrying", attempt: 2, nextAtMs: 900, ticket: "prefer-new" },
  moved: { kind: "moved", url: "wss://b", attempt: 2, hops: 1 },
  refused: { kind: "refused", code: "REPLACED", show: "replaced" },
  closed: { kind: "closed" },
};

const events: { [K in EventKind]: Extract<ConnectionEvent, { kind: K }> } = {
  start: { kind: "start" },
  "ticket-refused": { kind: "ticket-refused", code: "TRANSCRIPTION_DISABLED" },
  "ticket-failed": { kind: "ticket-failed" },
  welcomed: { kind: "welcomed" },
  "socket-closed": { kind: "socket-closed", code: 1006 },
  moved: { kind: "moved", url: "wss://c" },
  silent: { kind: "silent" },
  "retry-due": { kind: "retry-due" },
  woken: { kind: "woken" },
  "hello-changed": { kind: "hello-changed" },
  leave: { kind: "leave" },
};

/** Next state and effect; "stay" is the same object and no effect. */
type Outcome = "stay" | StateKind | `${StateKind} + ${Exclude<ConnectionEffect["kind"], "none">}`;

const attempting: Record<EventKind, Outcome> = {
  start: "stay",
  "ticket-refused": "refused",
  "ticket-failed": "retrying",
  welcomed: "live",
  "socket-closed": "retrying",
  moved: "moved + connect",
  silent: "retrying",
  "retry-due": "stay",
  woken: "stay",
  "hello-changed": "connecting + connect",
  leave: "closed",
};
const nothing: Record<EventKind, Outcome> = {
  start: "stay",
  "ticket-refused": "stay",
  "ticket-failed": "stay",
  welcomed: "stay",
  "socket-closed": "stay",
  moved: "stay",
  silent: "stay",
  "retry-due": "stay",
  woken: "stay",
  "hello-changed": "stay",
  leave: "closed",
};
const outcomes: Record<StateKind, Record<EventKind, Outcome>> = {
  idle: { ...nothing, start: "connecting + connect" },
  connecting: attempting,
  live: {
    ...nothing,
    "socket-closed": "retrying",
    moved: "moved + connect",
    silent: "retrying",
    woken: "live + probe",
    "hello-changed": "connecting + connect",
  },
  retrying: {
    ...nothing,
    "retry-due": "connecting + connect",
    woken: "connecting + connect",
  },
  moved: attempting,
  refused: { ...nothing, start: "connecting + connect" },
  closed: { ...nothing, leave: "closed" },
};

const env = { nowMs: 10_000, random: 0.5 };
const cells = Object.values(states).flatMap((state) =>
  Object.values(events).map((event) => ({ state, event })),
);

describe("connection machine", () => {
  it.each(cells)("does in $state.kind on $event.kind what the table says", ({ state, event }) => {
    const step = transition(state, event, env);
    const expected = outcomes[state.kind][event.kind];
    if (expected === "stay") {
      expect(step).toEqual({ state, effect: { kind: "none" } });
      expect(step.state).toBe(state);
    } else {
      const effect = step.effect.kind === "none" ? "" : ` + ${step.effect.kind}`;
      expect(`${step.state.kind}${effect}`).toBe(expected);
    }
  });

  const reactions: Record<CloseName, { state: StateKind; ticket?: string }> = {
    NORMAL: { state: "retrying", ticket: "keep" },
    RESTARTING: { state: "retrying", ticket: "prefer-new" },
    TRY_LATER: { state: "retrying", ticket: "keep" },
    BAD_MESSAGE: { state: "refused" },
    BAD_TICKET: { state: "retrying", ticket: "need-new" },
    NOT_ALLOWED: { state: "refused" },
    HELLO_TIMEOUT: { state: "retrying", ticket: "keep" },
    REPLACED: { state: "refused" },
    SESSION_ENDED: { state: "refused" },
    TOO_LARGE: { state: "refused" },
    TOO_FAST: { state: "retrying", ticket: "keep" },
    REMOVED: { state: "refused" },
    NO_ACCESS: { state: "refused" },
    SLOW_READER: { state: "retrying", ticket: "keep" },
    HEARTBEAT_LOST: { state: "retrying", ticket: "keep" },
    MOVED: { state: "retrying", ticket: "prefer-new" },
    INTERNAL: { state: "retrying", ticket: "keep" },
  };
  const codes = Object.keys(closeCodes).filter((name): name is CloseName => name in reactions);

  it.each(codes)("reacts to %s while live as the contract says", (name) => {
    const event = { kind: "socket-closed", code: closeCodes[name].code } as const;
    const { state } = transition(states.live, event, env);
    const { state: kind, ticket } = reactions[name];
    expect(state).toMatchObject(ticket === undefined ? { kind, code: name } : { kind, ticket });
  });

  it("asks for a new ticket when an address closed without a welcome", () => {
    const { state } = transition(states.connecting, events["socket-closed"], env);
    expect(state).toMatchObject({ kind: "retrying", attempt: 3, ticket: "prefer-new" });
  });

  it("begins to count anew once a connection has held, and not before", () => {
    const held = transition(states.live, events.silent, { ...env, nowMs: stableAfterMs });
    const flapped = transition(states.live, events.silent, { ...env, nowMs: stableAfterMs - 1 });
    expect(held.state).toMatchObject({ attempt: 1 });
    expect(flapped.state).toMatchObject({ attempt: 3 });
  });

  it("stops following when servers point at each other", () => {
    let state: ConnectionState = states.connecting;
    for (let hop = 0; hop < hopsMax; hop += 1) {
      state = transition(state, events.moved, env).state;
      expect(state).toMatchObject({ kind: "moved", hops: hop + 1 });
    }
    expect(transition(state, events.moved, env).state).toMatchObject({
      kind: "retrying",
      ticket: "prefer-new",
    });
  });

  it("never leaves closed, never waits longer than the longest step, and connects only into an attempt", () => {
    const anyEvent = fc.oneof(
      fc.constantFrom(...Object.values(events)),
      fc
        .constantFrom(1006, 4999, ...Object.values(closeCodes).map(({ code }) => code))
        .map((code): ConnectionEvent => ({ kind: "socket-closed", code })),
    );
    const steps = fc.array(
      fc.record({
        event: anyEvent,
        afterMs: fc.nat(20_000),
        random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(steps, (sequence) => {
        let state: ConnectionState = { kind: "idle" };
        let nowMs = 0;
        for (const { event, afterMs, random } of sequence) {
          nowMs += afterMs;
          const before: ConnectionState = state;
          const step = transition(before, event, { nowMs, random });
          state = step.state;
          if (before.kind === "closed") expect(step.state).toEqual(before);
          if (state.kind === "retrying" && state !== before) {
            expect(state.nextAtMs).toBeGreaterThan(nowMs);
            expect(state.nextAtMs - nowMs).toBeLessThanOrEqual(backoffLimits.maxMs);
          }
          const into = step.effect.kind === "connect";
          if (into) expect(["connecting", "moved"]).toContain(state.kind);
          if (step.effect.kind === "probe") expect(state.kind).toBe("live");
        }
      }),
    );
  });
});

describe("backoff", () => {
  it.each([
    { attempt: 1, closeCode: null, random: 0, ms: 150 },
    { attempt: 1, closeCode: null, random: 1, ms: 300 },
    { attempt: 3, closeCode: null, random: 1, ms: 1_200 },
    { attempt: 50, closeCode: null, random: 1, ms: 5_000 },
    { attempt: 1, closeCode: closeCodes.TRY_LATER.code, random: 0, ms: 500 },
    { attempt: 1, closeCode: closeCodes.TOO_FAST.code, random: 1, ms: 2_000 },
    { attempt: 5, closeCode: closeCodes.TRY_LATER.code, random: 1, ms: 4_800 },
  ])(
    "waits $ms ms before attempt $attempt after $closeCode at random $random",
    ({ ms, ...input }) => {
      expect(backoffMs(input)).toBe(ms);
    },
  );
});
