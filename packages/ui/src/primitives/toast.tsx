"use client";
import { Suspense, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { ToastContext } from "./toast-context.ts";
import type { ToastApi } from "./toast-context.ts";
import { ToastQueue } from "./toast-queue.ts";
import { lazyPart } from "./lazy-part.ts";

export interface ToastProviderProps {
  closeLabel: string;
  children: ReactNode;
}

const ToastStack = lazyPart(() => import("./toast-stack.tsx"));

/** Where toasts appear; once, around the app. */
export function ToastProvider({ closeLabel, children }: ToastProviderProps) {
  const [queue] = useState(() => new ToastQueue());
  const [used, setUsed] = useState(false);
  const api = useMemo<ToastApi>(
    () => ({
      show: (message) => {
        setUsed(true);
        return queue.show(message);
      },
      close: (id) => queue.close(id),
    }),
    [queue],
  );
  return (
    <ToastContext value={api}>
      {children}
      {used && (
        <Suspense fallback={null}>
          <ToastStack queue={queue} closeLabel={closeLabel} />
        </Suspense>
      )}
    </ToastContext>
  );
}
