"use client";
import { Toast } from "@base-ui/react/toast";
import { CheckCircleIcon } from "@phosphor-icons/react/dist/ssr/CheckCircle";
import { InfoIcon } from "@phosphor-icons/react/dist/ssr/Info";
import { WarningCircleIcon } from "@phosphor-icons/react/dist/ssr/WarningCircle";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { useEffect } from "react";
import type { ToastQueue } from "./toast-queue.ts";

export interface ToastStackProps {
  queue: ToastQueue;
  closeLabel: string;
}

function ToneIcon({ tone }: { tone: string | undefined }) {
  if (tone === "success") {
    return <CheckCircleIcon aria-hidden weight="fill" className="size-5 shrink-0 text-success" />;
  }
  if (tone === "error") {
    return <WarningCircleIcon aria-hidden weight="fill" className="size-5 shrink-0 text-danger" />;
  }
  return <InfoIcon aria-hidden weight="fill" className="size-5 shrink-0 text-accent" />;
}

function Toasts({ closeLabel }: { closeLabel: string }) {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="w-full translate-x-(--toast-swipe-movement-x) rounded-lg border border-line bg-surface-raised text-text shadow-md transition-[opacity,translate] duration-200 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-3 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 py-3 pr-2 pl-3.5">
        <ToneIcon tone={toast.type} />
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-base font-medium" />
          <Toast.Description className="text-sm text-text-muted" />
          <Toast.Action className="focus-ring mt-1 rounded-sm text-base font-medium text-accent hover:underline" />
        </div>
        <Toast.Close
          aria-label={closeLabel}
          className="focus-ring -my-1 grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-hover hover:text-text"
        >
          <XIcon aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

function Feed({ queue }: { queue: ToastQueue }) {
  const { add, close } = Toast.useToastManager();
  useEffect(
    () =>
      queue.connect((order) => {
        if (order.kind === "close") {
          close(order.id);
          return;
        }
        const { title, text, tone = "info", action, timeoutMs } = order.message;
        add({
          id: order.id,
          title,
          description: text,
          type: tone,
          priority: tone === "error" ? "high" : "low",
          timeout: timeoutMs,
          actionProps: action && { children: action.label, onClick: action.onSelect },
        });
      }),
    [queue, add, close],
  );
  return null;
}

/** The toasts on the page; it comes with the first one. F6 moves the focus to them. */
export default function ToastStack({ queue, closeLabel }: ToastStackProps) {
  return (
    <Toast.Provider limit={3} timeout={5000}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-[calc(0.75rem+var(--toast-inset,0px))] z-80 flex flex-col-reverse gap-2 outline-none sm:left-auto sm:w-90">
          <Toasts closeLabel={closeLabel} />
        </Toast.Viewport>
      </Toast.Portal>
      <Feed queue={queue} />
    </Toast.Provider>
  );
}
