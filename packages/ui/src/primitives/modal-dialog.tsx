"use client";
import { Dialog } from "@base-ui/react/dialog";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { clsx } from "clsx";
import type { ModalProps } from "./modal-props.ts";

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-md", lg: "sm:max-w-2xl" };

/** The open part of a modal; it comes with the first opening. */
export default function ModalDialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  footer,
  size = "md",
  initialFocus,
  children,
}: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-overlay transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Dialog.Popup
            {...(initialFocus ? { initialFocus } : {})}
            className={clsx(
              "relative flex max-h-[92dvh] w-full flex-col rounded-t-xl border border-line bg-surface-raised shadow-lg outline-none transition-[opacity,translate] duration-200 data-ending-style:translate-y-3 data-ending-style:opacity-0 data-starting-style:translate-y-3 data-starting-style:opacity-0 sm:max-h-[85dvh] sm:rounded-xl",
              widths[size],
            )}
          >
            <header className="px-5 pt-4 pr-14 pb-2">
              <Dialog.Title className="text-lg font-semibold text-text">{title}</Dialog.Title>
              {description && (
                <Dialog.Description className="mt-1 text-base text-text-muted">
                  {description}
                </Dialog.Description>
              )}
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>
            {footer && (
              <footer className="flex flex-wrap justify-end gap-2 px-5 pt-2 pb-4">{footer}</footer>
            )}
            {/* Last, so that the focus begins in the content. */}
            <Dialog.Close
              aria-label={closeLabel}
              className="focus-ring absolute top-3 right-3 grid size-9 place-items-center rounded-md text-lg text-text-muted hover:bg-surface-hover hover:text-text pointer-coarse:size-11"
            >
              <XIcon aria-hidden />
            </Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
