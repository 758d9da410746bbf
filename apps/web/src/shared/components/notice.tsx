"use client";
import { InfoIcon } from "@phosphor-icons/react/dist/ssr/Info";
import { Button, FullScreenNotice } from "@rooms/ui";
import type { FullScreenNoticeProps } from "@rooms/ui";

export interface NoticeProps extends Pick<FullScreenNoticeProps, "title" | "text" | "tone"> {
  icon?: FullScreenNoticeProps["icon"];
  /** The main way on. */
  action?: { label: string; onSelect: () => void; pending?: boolean | undefined } | undefined;
  /** Without an action the first is the main way on. */
  links?: readonly { href: string; label: string }[] | undefined;
}

/** A screen that says one thing and shows the ways on. */
export function Notice({ icon, action, links = [], ...notice }: NoticeProps) {
  return (
    <FullScreenNotice
      {...notice}
      icon={icon ?? <InfoIcon aria-hidden />}
      actions={
        <>
          {action && (
            <Button variant="primary" size="lg" pending={action.pending} onClick={action.onSelect}>
              {action.label}
            </Button>
          )}
          {links.map(({ href, label }, index) => (
            <Button
              key={href}
              size="lg"
              variant={!action && index === 0 ? "primary" : "secondary"}
              // A whole load: what a call leaves behind goes with it.
              render={<a href={href} />}
            >
              {label}
            </Button>
          ))}
        </>
      }
    />
  );
}
