import { splitByQuery } from "./split-by-query.ts";

export interface HighlightedProps {
  text: string;
  query: string;
}

/** A text with what is searched for marked in it. */
export function Highlighted({ text, query }: HighlightedProps) {
  return splitByQuery(text, query).map((piece, index) =>
    piece.hit ? (
      <mark key={index} className="rounded-[0.2rem] bg-highlight text-text">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
