import type { ReactNode } from "react";

/** The content of a page below the header. */
export function PageMain({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-6xl px-3 py-6 sm:px-6 sm:py-8">
      {children}
    </main>
  );
}
