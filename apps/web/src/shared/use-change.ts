"use client";
import { useToast } from "@rooms/ui";
import type { CallOptions, CallResult } from "@rooms/api-client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useRefusal } from "./use-refusal.ts";

export interface ChangeOptions extends CallOptions {
  /** Said when it worked. */
  done?: string | undefined;
  /** Said instead of a refusal's usual words, by its code. */
  refusals?: Readonly<Partial<Record<string, string>>> | undefined;
}

/** The page shows what is no more: it is shown anew, so that people see what refused them. */
const outdated = new Set<string>(["NOT_FOUND", "TASK_CHANGED", "TASKS_DISABLED"]);

export interface Change {
  /** Until the page shows what was changed. */
  readonly pending: boolean;
  /** Changes something through the api, says how it went, and shows the page anew. */
  run: <Input, Data>(
    operation: (input: Input, options?: CallOptions) => Promise<CallResult<Data>>,
    input: Input,
    options?: ChangeOptions,
  ) => Promise<CallResult<Data>>;
}

/** The way a form or a button changes something. */
export function useChange(): Change {
  const toast = useToast();
  const router = useRouter();
  const refusalText = useRefusal();
  const [calling, setCalling] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  return {
    pending: calling || refreshing,
    async run(operation, input, { done, refusals, ...options } = {}) {
      setCalling(true);
      const answer = await operation(input, options);
      setCalling(false);
      if (answer.ok) {
        if (done !== undefined) toast.show({ title: done, tone: "success" });
        startRefresh(() => router.refresh());
      } else {
        const { code } = answer.problem;
        toast.show({ title: refusals?.[code] ?? refusalText(code), tone: "error" });
        if (outdated.has(code)) startRefresh(() => router.refresh());
      }
      return answer;
    },
  };
}
