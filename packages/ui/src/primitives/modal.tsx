"use client";
import { Suspense, useState } from "react";
import type { ModalProps } from "./modal-props.ts";
import { lazyPart } from "./lazy-part.ts";

const ModalDialog = lazyPart(() => import("./modal-dialog.tsx"));

/** A dialog over the page, from below on a phone. Focus stays inside and returns to where it came from. */
export function Modal(props: ModalProps) {
  const [used, setUsed] = useState(props.open);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <ModalDialog {...props} />
    </Suspense>
  );
}
