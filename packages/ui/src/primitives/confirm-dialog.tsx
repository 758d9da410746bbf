"use client";
import { Suspense, useState } from "react";
import type { ConfirmDialogProps } from "./confirm-dialog-props.ts";
import { lazyPart } from "./lazy-part.ts";

const ConfirmAlert = lazyPart(() => import("./confirm-alert.tsx"));

/** Asks before an act. Starts on "cancel", so that a stray Enter does nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  // While the dialog fades its owner may have forgotten already what it asked about: the words stay those it was asked in.
  const [asked, setAsked] = useState<ConfirmDialogProps | null>(null);
  if (props.open && asked !== props) setAsked(props);
  if (asked === null) return null;
  const { title, description, confirmLabel } = asked;
  return (
    <Suspense fallback={null}>
      <ConfirmAlert
        {...props}
        title={title}
        description={description}
        confirmLabel={confirmLabel}
      />
    </Suspense>
  );
}
