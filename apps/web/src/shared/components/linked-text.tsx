import { linkedText } from "../linked-text.ts";

/** What a person typed: plain text whose web and mail addresses can be followed, in a window that knows nothing of this one. */
export function LinkedText({ text }: { text: string }) {
  return linkedText(text).map(({ text: part, href }, place) =>
    href === undefined ? (
      part
    ) : (
      <a
        // The parts of one text never change places.
        key={place}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        className="focus-ring rounded-sm text-accent underline underline-offset-2 [unicode-bidi:isolate]"
      >
        {part}
      </a>
    ),
  );
}
