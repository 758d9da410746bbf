import type { ReactNode } from "react";

/** A way to the words. */
export interface EvidenceLink {
  href: string;
  /** When they were spoken: "12:04". */
  label: string;
  /** "To the words at 12:04". */
  title: string;
}

export interface EvidenceItemProps {
  /** The element's id, so that the words can lead back to it. */
  anchor: string;
  text: string;
  links: readonly EvidenceLink[];
  /** Who, until when. */
  facts?: ReactNode;
  /** What may be done with it. */
  actions?: ReactNode;
  /** It is over: drawn quietly. */
  quiet?: boolean | undefined;
}

/** A line of an analysis with the ways to the words it rests on. */
export function EvidenceItem(props: EvidenceItemProps) {
  const { anchor, text, links, facts, actions, quiet = false } = props;
  return (
    <li
      id={anchor}
      tabIndex={-1}
      className="focus-ring scroll-my-40 rounded-md px-2 py-1.5 -outline-offset-2 transition-colors data-linked:bg-highlight/45 print:break-inside-avoid"
    >
      <p
        dir="auto"
        className={quiet ? "wrap-anywhere text-text-muted line-through" : "wrap-anywhere"}
      >
        {text}
      </p>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-text-muted">
        {facts}
        {links.map(({ href, label, title }) => (
          <a
            key={href}
            href={href}
            title={title}
            aria-label={title}
            className="focus-ring rounded-sm text-accent tabular-nums underline decoration-accent/40 underline-offset-2 hover:decoration-accent pointer-coarse:py-1.5"
          >
            {label}
          </a>
        ))}
      </div>
      {actions && <div className="mt-1.5 flex flex-wrap gap-2 print:hidden">{actions}</div>}
    </li>
  );
}
