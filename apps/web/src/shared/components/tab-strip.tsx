"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

export interface TabStripProps {
  label: string;
  className: string;
  /** Links; the one of this page has `aria-current`. */
  children: ReactNode;
}

/** Links to pages of one kind; where they do not fit, the present one is scrolled into view. */
export function TabStrip({ label, className, children }: TabStripProps) {
  const strip = useRef<HTMLElement>(null);
  const address = `${usePathname()}?${useSearchParams().toString()}`;
  useEffect(() => {
    const nav = strip.current;
    const current = nav?.querySelector<HTMLElement>("[aria-current]");
    // Not `scrollIntoView`: that would move the page as well.
    if (nav && current) {
      nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
    }
  }, [address]);
  return (
    <nav ref={strip} aria-label={label} className={`relative overflow-x-auto ${className}`}>
      {children}
    </nav>
  );
}
