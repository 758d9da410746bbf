import type { ReactNode } from "react";

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}

/** What a list says when there is nothing in it, and what to do about it. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-dashed border-line px-6 py-12 text-center">
      {icon && (
        <span
          aria-hidden
          className="mb-4 grid size-12 place-items-center rounded-full bg-accent-soft text-[1.5rem] text-accent"
        >
          {icon}
        </span>
      )}
      <p className="text-md font-semibold text-text">{title}</p>
      {text && <p className="mt-1 max-w-prose text-base text-balance text-text-muted">{text}</p>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
