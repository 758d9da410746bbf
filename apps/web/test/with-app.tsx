import { ToastProvider } from "@rooms/ui";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js";
import type { ReactNode } from "react";
import { WithMessages } from "./with-messages.tsx";

export interface WithAppProps {
  /** The component asked Next to make the page anew. */
  onRefresh?: () => void;
  children: ReactNode;
}

const nothing = () => undefined;

/** What is around a component of a signed-in page: English, toasts, and a router that goes nowhere. */
export function WithApp({ onRefresh = nothing, children }: WithAppProps) {
  const router = {
    bfcacheId: "0",
    back: nothing,
    forward: nothing,
    prefetch: nothing,
    replace: nothing,
    push: nothing,
    refresh: onRefresh,
  };
  return (
    <AppRouterContext.Provider value={router}>
      <WithMessages>
        <ToastProvider closeLabel="Close">{children}</ToastProvider>
      </WithMessages>
    </AppRouterContext.Provider>
  );
}
