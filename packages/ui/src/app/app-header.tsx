"use client";
import { useRender } from "@base-ui/react/use-render";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";

export interface AppHeaderLink {
  label: string;
  /** The link without its text: `<Link href="/tasks" />`. */
  render: ReactElement;
  current?: boolean | undefined;
}

export interface AppHeaderProps {
  /** The product's mark, as a link home. */
  brand: ReactNode;
  /** Beside the mark; usually a `SpaceSwitcher`. */
  context?: ReactNode;
  navLabel: string;
  links?: readonly AppHeaderLink[] | undefined;
  /** At the end; usually a `ProfileMenu`. */
  actions?: ReactNode;
  /** First stop of the Tab key: "Skip to content"; leads to #main. */
  skipLabel: string;
}

function HeaderLink({ link }: { link: AppHeaderLink }) {
  return useRender({
    render: link.render,
    props: {
      children: link.label,
      "aria-current": link.current ? "page" : undefined,
      className: clsx(
        "focus-ring inline-flex h-9 items-center rounded-md px-3 font-medium transition-colors pointer-coarse:h-11",
        link.current
          ? "bg-surface-hover text-text"
          : "text-text-muted hover:bg-surface-hover hover:text-text",
      ),
    },
  });
}

/** The bar on top of every page outside the room. */
export function AppHeader({
  brand,
  context,
  navLabel,
  links = [],
  actions,
  skipLabel,
}: AppHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface/90 backdrop-blur print:hidden">
      <a
        href="#main"
        className="focus-ring sr-only rounded-md bg-surface-raised px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-40"
      >
        {skipLabel}
      </a>
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-2 px-3 sm:h-14 sm:flex-nowrap sm:px-6">
        <div className="flex h-14 min-w-0 flex-1 items-center gap-2 sm:flex-initial">
          <span className="flex shrink-0">{brand}</span>
          {context && <span className="h-5 w-px shrink-0 bg-line" />}
          {context}
        </div>
        {links.length > 0 && (
          <nav
            aria-label={navLabel}
            className="order-last -mx-1 flex w-full gap-1 overflow-x-auto p-1 pb-2 sm:order-none sm:mx-2 sm:w-auto sm:flex-1 sm:pb-1"
          >
            {links.map((link) => (
              <HeaderLink key={link.label} link={link} />
            ))}
          </nav>
        )}
        {actions && (
          <div className="flex h-14 shrink-0 items-center gap-2 sm:ml-auto">{actions}</div>
        )}
      </div>
    </header>
  );
}
