import { describe, expect, it } from "vitest";
import { invitationId, spaceId } from "../src/shared/ids.ts";
import { acceptable } from "../src/spaces/invitation-rules.ts";
import type { Invitation } from "../src/spaces/space.ts";
import {
  checkLimits,
  type LimitFacts,
  type TranscriptionLimits,
} from "../src/transcription/transcription-limits.ts";
import { costOf, coverageOf } from "../src/transcription/usage-rules.ts";
import { at, uuid } from "./fixtures.ts";

const minuteMs = 60_000;

describe("limits", () => {
  const limits: TranscriptionLimits = {
    enabled: true,
    sessionMinutesMax: 60,
    userMinutesPerDayMax: 30,
    durationMinutesMax: 120,
  };
  const facts: LimitFacts = {
    sessionTranscribedMs: 0,
    userTranscribedMsToday: 0,
    startedAt: at(0),
    now: at(60),
  };
  const late = new Date(at(0).getTime() + 120 * minuteMs);

  it.each<[string, Partial<TranscriptionLimits>, Partial<LimitFacts>, object]>([
    ["within all", {}, {}, { ok: true }],
    ["switched off", { enabled: false }, {}, { error: { code: "TRANSCRIPTION_DISABLED" } }],
    [
      "session's minutes",
      {},
      { sessionTranscribedMs: 60 * minuteMs },
      { error: { limit: "session-minutes" } },
    ],
    ["duration", {}, { now: late }, { error: { limit: "session-duration" } }],
    [
      "user's minutes free at midnight",
      {},
      { userTranscribedMsToday: 30 * minuteMs },
      { error: { limit: "user-minutes", retryAt: new Date("2026-03-03T00:00:00Z") } },
    ],
    ["a guest has no minutes of their own", {}, { userTranscribedMsToday: null }, { ok: true }],
    ["no limit", { sessionMinutesMax: null }, { sessionTranscribedMs: 1e12 }, { ok: true }],
  ])("%s", (_name, change, given, expected) => {
    expect(checkLimits({ ...limits, ...change }, { ...facts, ...given })).toMatchObject(expected);
  });
});

describe("usage", () => {
  it("rounds minutes up and money to a hundredth of a cent", () => {
    expect(costOf({ transcribedMs: 60_001 }, 0.0126)).toEqual({
      seconds: 60.001,
      minutes: 2,
      pricePerMinute: 0.0126,
      cost: 0.0252,
    });
    expect(costOf({ transcribedMs: 0 }, 0.01).cost).toBe(0);
  });

  it("has a coverage between 0 and 1, and none before the first speech", () => {
    expect(coverageOf({ speechMs: 0, transcribedMs: 0 })).toBeNull();
    expect(coverageOf({ speechMs: 200, transcribedMs: 150 })).toBe(0.75);
    expect(coverageOf({ speechMs: 200, transcribedMs: 201 })).toBe(1);
  });
});

describe("an invitation", () => {
  const invitation: Invitation = {
    id: invitationId(uuid(1)),
    spaceId: spaceId(uuid(2)),
    email: null,
    role: "MEMBER",
    createdBy: null,
    createdAt: at(0),
    expiresAt: at(100),
    acceptedAt: null,
    acceptedBy: null,
    revokedAt: null,
  };

  it.each<[string, Partial<Invitation>, string]>([
    ["open link", {}, "OK"],
    ["to this address, in any case", { email: "ann@example.com" }, "OK"],
    ["to another address", { email: "ben@example.com" }, "INVITATION_FOR_ANOTHER"],
    ["used", { acceptedAt: at(1) }, "INVITATION_USED"],
    ["revoked", { revokedAt: at(1) }, "INVITATION_REVOKED"],
    ["expired to the second", { expiresAt: at(50) }, "INVITATION_EXPIRED"],
  ])("%s", (_name, change, expected) => {
    const result = acceptable(
      { ...invitation, ...change },
      { email: "Ann@Example.com", now: at(50) },
    );
    expect(result.ok ? "OK" : result.error.code).toBe(expected);
  });
});
