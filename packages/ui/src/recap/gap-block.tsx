import { WarningIcon } from "@phosphor-icons/react/dist/ssr/Warning";

export interface GapBlockProps {
  timeLabel: string;
  /** Whose words are missing, how many, and why. */
  text: string;
}

/** Speech that was heard and not written down, where it was spoken. */
export function GapBlock({ timeLabel, text }: GapBlockProps) {
  return (
    <li className="mt-3 mr-2 ml-12 flex items-start gap-2 rounded-md border border-dashed border-line-strong px-2.5 py-1.5 text-sm text-text-muted [contain-intrinsic-size:auto_2.5rem] [content-visibility:auto] print:break-inside-avoid-page print:[content-visibility:visible]">
      <WarningIcon aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
      <span className="min-w-0 flex-1 wrap-anywhere">{text}</span>
      <span className="shrink-0 text-xs leading-5 tabular-nums">{timeLabel}</span>
    </li>
  );
}
