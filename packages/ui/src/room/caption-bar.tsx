"use client";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import { clsx } from "clsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";

export type CaptionSize = "sm" | "md" | "lg";

export interface CaptionLine {
  id: string;
  speakerName: string;
  text: string;
  final: boolean;
}

export interface CaptionBarProps {
  label: string;
  /** The newest last; the last three are shown. */
  lines: readonly CaptionLine[];
  size?: CaptionSize | undefined;
  onSizeChange?: ((size: CaptionSize) => void) | undefined;
  sizeLabels?: ({ menu: string } & Record<CaptionSize, string>) | undefined;
}

const linesMax = 3;
const captionSizes: readonly CaptionSize[] = ["sm", "md", "lg"];
const looks: Record<CaptionSize, string> = { sm: "text-base", md: "text-lg", lg: "text-xl" };

/** The last words said, over the lower edge of the stage. Silent to screen readers, which have the transcript. */
export function CaptionBar({
  label,
  lines,
  size = "md",
  onSizeChange,
  sizeLabels,
}: CaptionBarProps) {
  const shown = lines.slice(-linesMax);
  return (
    <section
      aria-label={label}
      className="group/captions mx-auto flex w-full max-w-3xl items-end gap-2 rounded-lg bg-black/78 px-4 py-2.5 text-stage-text"
    >
      <div className={clsx("flex min-h-[2lh] min-w-0 flex-1 flex-col justify-end", looks[size])}>
        {shown.map((line, index) => (
          <p
            key={line.id}
            className={clsx(
              // A long turn shows its end: the words being said now.
              "flex max-h-[2lh] flex-col justify-end overflow-hidden text-pretty",
              index < shown.length - 1 && "text-stage-muted",
            )}
          >
            <span>
              <b className="font-semibold text-stage-accent">{line.speakerName}</b> {line.text}
            </span>
          </p>
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
