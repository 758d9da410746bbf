import { describe, expect, it } from "vitest";
import { defaultStart, instantOf, localInput, plannedMinuteChoices } from "#shared/plan-input.ts";
import { plannedTime } from "#shared/planned-time.ts";

const now = "2026-11-29T22:30:00Z";

function shown(startAt: string, locale = "en-GB", timeZone = "UTC"): string {
  const { past, day, time, relative } = plannedTime({
    ...{ startAtMs: Date.parse(startAt), nowMs: Date.parse(now), locale, timeZone },
  });
  return `${past ? "past: " : ""}${day} ${time} (${relative})`;
}

describe("a planned start", () => {
  it.each([
    ["2026-11-29T22:50:00Z", "today 22:50 (in 20 minutes)"],
    ["2026-11-29T22:30:20Z", "today 22:30 (now)"],
    ["2026-11-29T22:25:00Z", "past: today 22:25 (5 minutes ago)"],
    ["2026-11-30T00:00:00Z", "tomorrow 00:00 (in 2 hours)"],
    ["2026-11-30T22:30:00Z", "tomorrow 22:30 (tomorrow)"],
    ["2026-12-03T09:00:00Z", "Thu 3 Dec 09:00 (in 4 days)"],
    ["2027-01-05T09:00:00Z", "Tue, 5 Jan 2027 09:00 (in 37 days)"],
  ])("%s is said as %s", (startAt, words) => {
    expect(shown(startAt)).toBe(words);
  });

  it("is said by the visitor's clocks: what is today in London is tomorrow in Tokyo", () => {
    expect(shown("2026-11-29T22:50:00Z", "en-GB", "Asia/Tokyo")).toBe(
      "today 07:50 (in 20 minutes)",
    );
    expect(shown("2026-11-30T15:30:00Z", "en-GB", "Asia/Tokyo")).toBe(
      "tomorrow 00:30 (in 17 hours)",
    );
    expect(shown("2026-11-29T22:50:00Z", "ru", "Europe/Moscow")).toBe(
      "сегодня 01:50 (через 20 минут)",
    );
  });
});

describe("the fields of a plan", () => {
  it("give back the moment they were given", () => {
    const start = defaultStart(new Date(now));
    expect(start.toISOString()).toBe("2026-11-29T23:30:00.000Z");
    expect(instantOf(localInput(start))).toBe(start.toISOString());
    expect(instantOf("")).toBeNull();
  });

  it("offer a duration that is there already", () => {
    expect(plannedMinuteChoices(60)).not.toContain(75);
    expect(plannedMinuteChoices(75).slice(3, 6)).toEqual([60, 75, 90]);
  });
});
