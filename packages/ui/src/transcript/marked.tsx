import type { TextMark } from "./marks-of.ts";

export interface MarkedProps {
  text: string;
  /** In order, not overlapping. */
  marks: readonly TextMark[];
}

/** A text with the places marked that a search has found. */
export function Marked({ text, marks }: MarkedProps) {
  const found = marks.map(({ from, until }, index) => [
    text.slice(marks[index - 1]?.until ?? 0, from),
    <mark key={from} className="rounded-[0.2rem] bg-highlight text-text">
      {text.slice(from, until)}
    </mark>,
  ]);
  return [found, text.slice(marks.at(-1)?.until ?? 0)];
}
