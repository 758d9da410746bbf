"use client";
import { Toast } from "@base-ui/react/toast";
import { useMemo } from "react";

export interface ToastMessage {
  title: string;
  text?: string | undefined;
  tone?: "info" | "success" | "error" | undefined;
  action?: { label: string; onSelect: () => void } | undefined;
  /** 5,000 unless said; 0 keeps it until closed. */
  timeoutMs?: number | undefined;
}

export interface ToastApi {
  /** Returns an id for `close`. */
  show: (message: ToastMessage) => string;
  close: (id: string) => void;
}

/** Says something in passing. Works below a `ToastProvider`. */
export function useToast(): ToastApi {
  const { add, close } = Toast.useToastManager();
  return useMemo(
    () => ({
      show: ({ title, text, tone = "info", action, timeoutMs }) =>
        add({
          title,
          description: text,
          type: tone,
          priority: tone === "error" ? "high" : "low",
          timeout: timeoutMs,
          actionProps: action && { children: action.label, onClick: action.onSelect },
        }),
      close,
    }),
    [add, close],
  );
}
