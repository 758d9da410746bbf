"use client";
import { createContext } from "react";
import type { ToastMessage } from "./toast-queue.ts";

export interface ToastApi {
  /** Returns an id for `close`. */
  show: (message: ToastMessage) => string;
  close: (id: string) => void;
}

export const ToastContext = createContext<ToastApi | null>(null);
