// @vitest-environment jsdom
import type { TranscriptLine } from "@rooms/live-client";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { LineAnnouncer } from "#features/call/transcription/components/line-announcer.tsx";

const line = (index: number, change: Partial<TranscriptLine> = {}): TranscriptLine => ({
  utteranceId: `u${index}`,
  participantIdentity: "ada",
  participantName: "Ada",
  text: `words ${index}`,
  language: "en",
  startedAtMs: index,
  endedAtMs: index,
  status: "heard",
  seq: null,
  epoch: 1,
  ...change,
});
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index));

/** What is announced, change by change. */
function announcer() {
  const made = (shown: readonly TranscriptLine[], live: boolean) => (
    <LineAnnouncer lines={shown} live={live} />
  );
  const { rerender } = render(made([], false));
  return (shown: readonly TranscriptLine[], live = true) => {
    screen.getByTestId("spoken").replaceChildren();
    rerender(made(shown, live));
    return screen.getByTestId("spoken").textContent;
  };
}

it("a screen reader is told each final once, no partial, and nothing of before", () => {
  const told = announcer();
  expect(told(lines(3))).toBe("");
  expect(told([...lines(3), line(3, { status: "partial" })])).toBe("");
  expect(told(lines(4))).toBe("Ada: words 3");
  expect(told([...lines(3), line(3, { status: "stored", seq: 4 })])).toBe("");
});

it("is told the very first line, and what comes after a gap, but not what fills it", () => {
  const told = announcer();
  expect(told([])).toBe("");
  expect(told(lines(1))).toBe("Ada: words 0");
  expect(told(lines(4), false)).toBe("");
  expect(told(lines(5))).toBe("Ada: words 4");
});

it("is told nothing twice when a line is taken back and older ones move up", () => {
  const told = announcer();
  told(lines(20));
  expect(told([...lines(20), line(20, { status: "partial" })])).toBe("");
  expect(told(lines(20))).toBe("");
  expect(told(lines(21))).toBe("Ada: words 20");
  expect(told(lines(20))).toBe("");
  expect(told(lines(21))).toBe("");
});

it("is told the words in their language", () => {
  const told = announcer();
  told([]);
  told([line(0, { language: "ru", text: "слова" })]);
  expect(screen.getByText("слова").lang).toBe("ru");
});
