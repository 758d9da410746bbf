"use client";
import { useEffect } from "react";

/** A line of the transcript or of the analysis, as an address names it. */
const linkable = /^#[sa]-[\w-]+$/;

/**
 * Brings the line that the address names to the middle of the screen, marks it and gives it the focus. Past React: no line
 * is drawn anew for it.
 */
export function useLinkedElement(): void {
  useEffect(() => {
    let marked: Element | null = null;
    const go = () => {
      marked?.removeAttribute("data-linked");
      marked = null;
      if (!linkable.test(location.hash)) return;
      const element = document.getElementById(location.hash.slice(1));
      if (!element) return;
      marked = element;
      element.setAttribute("data-linked", "");
      element.scrollIntoView({ block: "center" });
      element.focus({ preventScroll: true });
      // Lines above that were not drawn before take their true height now.
      requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
    };
    // The same address twice changes nothing the browser would tell of.
    const again = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
      if (link?.getAttribute("href") === location.hash) requestAnimationFrame(go);
    };
    go();
    addEventListener("hashchange", go);
    document.addEventListener("click", again);
    return () => {
      removeEventListener("hashchange", go);
      document.removeEventListener("click", again);
    };
  }, []);
}
