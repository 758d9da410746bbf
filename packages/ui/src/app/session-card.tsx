"use client";
import { useRender } from "@base-ui/react/use-render";
import { DotsThreeIcon } from "@phosphor-icons/react/dist/ssr/DotsThree";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import type { Person } from "../lib/person.ts";
import { Badge } from "../primitives/badge.tsx";
import type { BadgeTone } from "../primitives/badge.tsx";
import { CopyButton } from "../primitives/copy-button.tsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { Menu } from "../primitives/menu.tsx";
import type { MenuEntry } from "../primitives/menu-entry.ts";
import { AvatarStack } from "./avatar-stack.tsx";

export interface SessionCardLabels {
  copyLink: string;
  copied: string;
  menu: string;
}

export interface SessionCardProps {
  title: string;
  /** The link the title is, without its text: `<Link href="…" />`. The whole card follows it. */
  link: ReactElement;
  status: { label: string; tone: BadgeTone; live?: boolean | undefined };
  people?: readonly Person[] | undefined;
  peopleTotal?: number | undefined;
  /** "4 participants". */
  peopleLabel?: string | undefined;
  /** When: "Today, 14:05". */
  timeLabel: ReactNode;
  /** How long: "42 min". */
  durationLabel?: string | undefined;
  onCopyLink?: (() => boolean | Promise<boolean>) | undefined;
  menuItems?: readonly MenuEntry[] | undefined;
  /** Dims it while it is being deleted. */
  leaving?: boolean | undefined;
  labels: SessionCardLabels;
}

function CardTitle({ title, link }: { title: string; link: ReactElement }) {
  return useRender({
    render: link,
    props: {
      children: title,
      // The link's area covers the card; the buttons lie above it.
      className:
        "block truncate rounded-sm outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus",
    },
  });
}

/** A session in a list. */
export function SessionCard({
  title,
  link,
  status,
  people = [],
  peopleTotal,
  peopleLabel,
  timeLabel,
  durationLabel,
  onCopyLink,
  menuItems = [],
  leaving = false,
  labels,
}: SessionCardProps) {
  return (
    <article
      inert={leaving}
      className={clsx(
        "relative flex items-center gap-3 rounded-lg border border-line bg-surface-raised py-3 pr-2 pl-4 transition-[border-color,box-shadow,opacity] hover:border-line-strong hover:shadow-md",
        leaving && "opacity-40",
      )}
    >
      <div className="min-w-0 flex-1">
        <h2 className="text-md font-medium text-text">
          <CardTitle title={title} link={link} />
        </h2>
        <div className="mt-1 flex items-start gap-2.5">
          <Badge tone={status.tone} dot={status.live ? "live" : false}>
            {status.label}
          </Badge>
          {/* Each mark stands before its item; the first of every line is cut off by the box. */}
          <div className="min-w-0 flex-1 overflow-hidden">
            <p className="-ml-4 flex flex-wrap text-sm text-text-muted tabular-nums">
              {[timeLabel, durationLabel, peopleLabel]
                .filter((detail) => detail !== undefined)
                .map((detail, index) => (
                  <span
                    key={index}
                    className="before:inline-block before:w-4 before:text-center before:content-['·'/'']"
                  >
                    {detail}
                  </span>
                ))}
            </p>
          </div>
        </div>
      </div>
      {people.length > 0 && (
        <div aria-hidden className="hidden sm:block">
          <AvatarStack people={people} total={peopleTotal} label={peopleLabel ?? ""} />
        </div>
      )}
      <div className="relative flex items-center">
        {onCopyLink && (
          <CopyButton label={labels.copyLink} copiedLabel={labels.copied} onCopy={onCopyLink} />
        )}
        {menuItems.length > 0 && (
          <Menu
            trigger={
              <IconButton label={labels.menu} icon={<DotsThreeIcon aria-hidden weight="bold" />} />
            }
            items={menuItems}
          />
        )}
      </div>
    </article>
  );
}
