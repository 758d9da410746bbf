import type { ReactNode } from "react";
import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";

/** A way from the words back to what rests on them. */
export interface SpeechMark {
  href: string;
  /** "Decision". */
  label: string;
  /** The whole line it leads to. */
  title: string;
}

export interface SpeechBlockLine {
  /** The element's id, so that an address can lead to it. */
  anchor: string;
  text: string;
  timeLabel: string;
  /** BCP 47; read aloud and hyphenated by it. */
  language?: string | undefined;
  marks?: readonly SpeechMark[] | undefined;
  /** What people said of the line: "Decision, marked by Ben". */
  notes?: readonly string[] | undefined;
  /** Set where the words are not as they were recognised: "corrected". */
  correctedLabel?: string | undefined;
}

export interface SpeechBlockProps {
  speaker: Person;
  /** Beside the name: a guest. */
  badge?: ReactNode;
  timeLabel: string;
  lines: readonly SpeechBlockLine[];
}

/** Of a block that was not drawn yet, so that the scrollbar is nearly right; drawn once, the browser knows its size. */
function heightGuessPx(lines: readonly SpeechBlockLine[]): number {
  const textLines = lines.reduce((sum, { text }) => sum + Math.ceil(text.length / 80), 0);
  return 36 + 22 * textLines + 4 * lines.length;
}

/**
 * What one speaker said in one go. Thousands of them stand on a page, all of them real: the browser finds, prints and
 * copies what it does not draw (`content-visibility`). Nothing in it has state; its parent listens on the list. Its
 * looks stand in styles.css under short names: written out they would be a third of a long page.
 */
export function SpeechBlock({ speaker, badge, timeLabel, lines }: SpeechBlockProps) {
  return (
    <li
      style={{ containIntrinsicBlockSize: `auto ${heightGuessPx(lines)}px` }}
      className="speech-block"
    >
      <Avatar
        name={speaker.name}
        src={speaker.avatarSrc}
        color={speaker.avatarColor}
        size="sm"
        className="mt-0.5 ml-1"
      />
      <div className="min-w-0">
        <p className="speech-head">
          <b>
            <bdi>{speaker.name}</bdi>
          </b>
          {badge}
          <small>{timeLabel}</small>
        </p>
        {lines.map((line) => (
          <SpeechLine key={line.anchor} line={line} />
        ))}
      </div>
    </li>
  );
}

function SpeechLine({ line }: { line: SpeechBlockLine }) {
  const { anchor, text, language, marks = [], notes = [], correctedLabel } = line;
  return (
    <div id={anchor} data-line="" data-time={line.timeLabel} tabIndex={-1} className="speech-line">
      <p
        lang={language}
        dir="auto"
        className={marks.length + notes.length > 0 ? "inline" : undefined}
      >
        {text}
      </p>
      {marks.map(({ href, label, title }) => (
        <a
          key={href}
          href={href}
          title={title}
          aria-label={`${label}: ${title}`}
          className="focus-ring ml-1.5 inline-flex items-center rounded-full bg-accent-soft px-1.5 align-[0.1em] text-[0.6875rem] leading-4 font-medium text-accent select-none hover:underline print:hidden"
        >
          {label}
        </a>
      ))}
      {notes.map((note) => (
        <span key={note} className="ml-1.5 text-xs text-text-muted">
          {note}
        </span>
      ))}
      {correctedLabel !== undefined && (
        <button
          type="button"
          data-history=""
          className="focus-ring ml-1.5 rounded-sm align-[0.05em] text-xs text-text-muted underline decoration-dotted underline-offset-2 select-none hover:text-text"
        >
          {correctedLabel}
        </button>
      )}
    </div>
  );
}
