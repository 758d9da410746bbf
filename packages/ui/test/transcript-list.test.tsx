import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { transcriptLabels } from "../src/gallery/texts.ts";
import type { TranscriptItem } from "../src/transcript/line.ts";
import { TranscriptList } from "../src/transcript/transcript-list.tsx";
import { sizePage } from "./sized-page.ts";

const viewportPx = 400;
const rowPx = 40;

const line = (index: number, final = true): TranscriptItem => ({
  kind: "speech",
  id: `u${index}`,
  speakerId: "ada",
  speaker: { name: "Ada" },
  text: `words ${index}`,
  timeLabel: "0:10",
  final,
});
const lines = (count: number) => Array.from({ length: count }, (_, index) => line(index));

const list = (items: readonly TranscriptItem[]) => (
  <TranscriptList live items={items} labels={transcriptLabels} onCopy={onCopy} />
);
const onCopy = vi.fn();
const region = () => screen.getByLabelText("Transcript");
const jump = () => screen.queryByText(/^Jump to live/u);

async function scrollTo(top: number) {
  region().scrollTop = top;
  fireEvent.scroll(region());
  await act(() => Promise.resolve());
}

async function atEndOf(count: number) {
  await waitFor(() => expect(region().scrollTop).toBe(count * rowPx - viewportPx));
}

beforeEach(() => {
  sizePage({ viewportPx, rowPx });
  onCopy.mockReset();
});

describe("the reader's place", () => {
  it("follows new lines while at the end", async () => {
    const { rerender } = render(list(lines(100)));
    await atEndOf(100);
    rerender(list(lines(110)));
    await atEndOf(110);
    expect(jump()).toBeNull();
  });

  it("stays where the reader scrolled to, counts what comes unseen, and jumps back on demand", async () => {
    const user = userEvent.setup();
    const { rerender } = render(list(lines(100)));
    await atEndOf(100);
    await scrollTo(800);
    expect(jump()).toBeTruthy();
    rerender(list(lines(103)));
    await act(() => Promise.resolve());
    expect(region().scrollTop).toBe(800);
    expect(jump()?.textContent).toContain("3 new");
    await user.click(screen.getByText(/^Jump to live/u));
    await atEndOf(103);
    expect(jump()).toBeNull();
  });
});

it("draws a few rows of thousands", async () => {
  render(list(lines(5000)));
  await waitFor(() => expect(screen.getAllByRole("listitem").length).toBeGreaterThan(5));
  expect(screen.getAllByRole("listitem").length).toBeLessThan(100);
});

it("announces nothing itself: a page with captions beside it would say all twice", () => {
  render(list(lines(3)));
  expect(document.querySelector("[aria-live], [role=status], [role=log]")).toBeNull();
});

it("a partial that settles stays the same element", async () => {
  const { rerender } = render(list([line(0, false)]));
  const before = await screen.findByText("words 0");
  expect(before.dataset.status).toBe("partial");
  rerender(list([line(0)]));
  expect(screen.getByText("words 0")).toBe(before);
  expect(before.dataset.status).toBe("heard");
});

it("copies the block of its speaker", async () => {
  const user = userEvent.setup();
  render(list(lines(2)));
  const [head] = await screen.findAllByRole("listitem");
  await user.click(within(head!).getByRole("button", { name: "Copy" }));
  expect(onCopy.mock.calls).toEqual([["Ada (0:10)\nwords 0 words 1"]]);
});
