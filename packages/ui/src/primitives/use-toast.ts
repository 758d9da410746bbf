"use client";
import { useContext } from "react";
import { ToastContext } from "./toast-context.ts";
import type { ToastApi } from "./toast-context.ts";

/** Says something in passing. Throws outside a `ToastProvider`. */
export function useToast(): ToastApi {
  const toast = useContext(ToastContext);
  if (!toast) throw new Error("useToast needs a ToastProvider above it");
  return toast;
}
