import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface FullScreenNoticeProps {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  /** Buttons; the main one first. */
  actions?: ReactNode;
  tone?: "neutral" | "danger" | "warning" | undefined;
  /** `div` where the page has its own main; it then takes the height it is given. */
  as?: "main" | "div" | undefined;
  children?: ReactNode;
}

const tones = {
  neutral: "bg-accent-soft text-accent",
  danger: "bg-danger-soft text-danger",
  warning: "bg-warning-soft text-warning",
};

/** A screen that says one thing: ended, removed, joined elsewhere, refused. */
export function FullScreenNotice({
  icon,
  title,
  text,
  actions,
  tone = "neutral",
  as: Tag = "main",
  children,
}: FullScreenNoticeProps) {
  return (
    <Tag
      {...(Tag === "main" ? { id: "main" } : {})}
      className={clsx(
        "grid place-items-center bg-surface px-6 py-12",
        Tag === "main" ? "min-h-dvh" : "min-h-full",
      )}
    >
      <div className="flex max-w-md flex-col items-center text-center">
        <span
          aria-hidden
          className={clsx("grid size-16 place-items-center rounded-full text-[2rem]", tones[tone])}
        >
          {icon}
        </span>
        <h1 className="mt-6 text-xl font-semibold text-balance text-text">{title}</h1>
        {text && <p className="mt-2 text-md text-balance text-text-muted">{text}</p>}
        {children}
        {actions && <div className="mt-8 flex flex-wrap justify-center gap-3">{actions}</div>}
      </div>
    </Tag>
  );
}
