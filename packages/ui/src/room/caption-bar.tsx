"use client";
import { SubtitlesSlashIcon } from "@phosphor-icons/react/dist/ssr/SubtitlesSlash";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import { clsx } from "clsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";

export type CaptionSize = "sm" | "md" | "lg" | "xl";

export interface CaptionLine {
  id: string;
  speakerName: string;
  /** What they are to the space: "Guest". */
  mark?: string | undefined;
  text: string;
  /** Of the text, where it is known: "en". */
  language?: string | undefined;
}

export interface CaptionBarProps {
  label: string;
  /** The newest last; the last three are shown. */
  lines: readonly CaptionLine[];
  /** Who speaks without captions, below the lines. */
  uncaptioned?: readonly { id: string; speakerName: string; text: string }[] | undefined;
  /** Said while there are none. */
  empty?: string | undefined;
  size?: CaptionSize | undefined;
  onSizeChange?: ((size: CaptionSize) => void) | undefined;
  sizeLabels?: ({ menu: string } & Record<CaptionSize, string>) | undefined;
}

const linesMax = 3;
const captionSizes: readonly CaptionSize[] = ["sm", "md", "lg", "xl"];
/** 14 to 40 px; a wider bar for larger words, so that a line holds as many of them. */
const looks: Record<CaptionSize, string> = {
  sm: "text-base",
  md: "text-lg",
  lg: "text-[1.75rem]/[2.125rem]",
  xl: "text-[2.5rem]/[2.875rem]",
};
/** Room for a name and two lines; fixed, so that words which come and go move nothing. */
const places: Record<CaptionSize, string> = {
  sm: "h-24 max-w-3xl",
  md: "h-26 max-w-3xl",
  lg: "h-30 max-w-5xl",
  xl: "h-37 max-w-7xl",
};

/** The last words said, below the stage. Nothing in it is announced: a screen reader is told each line once, elsewhere. */
export function CaptionBar({
  label,
  lines,
  uncaptioned = [],
  empty,
  size = "md",
  onSizeChange,
  sizeLabels,
}: CaptionBarProps) {
  const shown = lines.slice(-linesMax);
  return (
    <section
      aria-label={label}
      className={clsx(
        "mx-auto flex max-h-[45dvh] w-full shrink-0 items-end gap-2 rounded-lg bg-stage-raised px-4 py-2.5 text-stage-text",
        places[size],
      )}
    >
      <div
        className={clsx(
          "flex h-full min-w-0 flex-1 flex-col justify-end gap-1 overflow-hidden mask-[linear-gradient(transparent_0.5rem,black_0.75rem)]",
          looks[size],
        )}
      >
        {shown.length + uncaptioned.length === 0 && empty !== undefined && (
          <p className="self-center pb-[0.5lh] text-base text-stage-muted">{empty}</p>
        )}
        {shown.map((line, index) => (
          <div
            key={line.id}
            className={clsx("shrink-0", index < shown.length - 1 && "text-stage-muted")}
          >
            {shown[index - 1]?.speakerName !== line.speakerName && (
              <p className="text-sm font-semibold text-stage-accent">
                <bdi>{line.speakerName}</bdi>
                {line.mark && <span className="font-normal"> · {line.mark}</span>}
              </p>
            )}
            {/* A long turn shows its end: the words being said now. */}
            <p className="flex max-h-[2lh] flex-col justify-end overflow-hidden">
              <span lang={line.language} dir="auto">
                {line.text}
              </span>
            </p>
          </div>
        ))}
        {uncaptioned.map(({ id, speakerName, text }) => (
          <div key={id} className="flex shrink-0 items-start gap-1.5 text-sm text-stage-muted">
            <SubtitlesSlashIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
            {/* A long name makes way for the reason, which takes a line of its own where both are too long for one. */}
            <p className="flex min-w-0 flex-1 flex-wrap gap-x-1.5">
              <bdi className="max-w-full truncate font-semibold sm:max-w-[60%]">{speakerName}</bdi>
              <span className="min-w-0">{text}</span>
            </p>
          </div>
        ))}
      </div>
      {onSizeChange && sizeLabels && (
        <Menu
          side="top"
          trigger={
            <IconButton
              variant="stage"
              size="sm"
              label={sizeLabels.menu}
              icon={<TextAaIcon aria-hidden />}
            />
          }
          items={captionSizes.map((choice) => ({
            label: sizeLabels[choice],
            checked: choice === size,
            onSelect: () => onSizeChange(choice),
          }))}
        />
      )}
    </section>
  );
}
