import { InfoIcon } from "@phosphor-icons/react/dist/ssr/Info";
import { WarningIcon } from "@phosphor-icons/react/dist/ssr/Warning";
import { WarningOctagonIcon } from "@phosphor-icons/react/dist/ssr/WarningOctagon";
import { clsx } from "clsx";
import type { ReactNode } from "react";

export type BannerTone = "info" | "warning" | "error";

export interface BannerProps {
  tone?: BannerTone | undefined;
  title?: string | undefined;
  /** Why, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
}

const looks = {
  info: { tone: "bg-accent-soft text-accent", Icon: InfoIcon },
  warning: { tone: "bg-warning-soft text-warning", Icon: WarningIcon },
  error: { tone: "bg-danger-soft text-danger", Icon: WarningOctagonIcon },
};

/** A message that stays until its reason goes. Errors are read at once, the rest when there is a pause. */
export function Banner({ tone = "info", title, children, action, className }: BannerProps) {
  const { tone: colors, Icon } = looks[tone];
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={clsx(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg px-3.5 py-2.5 text-base",
        colors,
        className,
      )}
    >
      <Icon aria-hidden weight="fill" className="size-5 shrink-0" />
      <div className="min-w-0 flex-1 basis-48">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-text">{children}</div>}
      </div>
      {action}
    </div>
  );
}
