import { ToastProvider } from "@rooms/ui";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js";
import type { ReactNode } from "react";
import { WithMessages } from "./with-messages.tsx";

/** Refreshes of the page and ways on that the components asked Next for. */
export interface RouterLog {
  refreshes: number;
  pushed: string[];
}

/** What is around a component of a signed-in page: English, toasts, and Next's router, which is logged. */
export function WithApp({ log, children }: { log: RouterLog; children: ReactNode }) {
  const router = {
    bfcacheId: "0",
    back: () => undefined,
    forward: () => undefined,
    prefetch: () => undefined,
    replace: () => undefined,
    refresh: () => {
      log.refreshes += 1;
    },
    push: (href: string) => {
      log.pushed.push(href);
    },
  };
  return (
    <AppRouterContext.Provider value={router}>
      <WithMessages>
        <ToastProvider closeLabel="Close">{children}</ToastProvider>
      </WithMessages>
    </AppRouterContext.Provider>
  );
}
