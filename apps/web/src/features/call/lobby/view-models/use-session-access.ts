"use client";
import { useEffect, useState } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { SessionAccess } from "./session-access.ts";
import type { AccessSnapshot } from "./session-access.ts";

export interface UsedAccess {
  readonly access: SessionAccess;
  readonly snapshot: AccessSnapshot;
}

/** Read anew each time it is shown: another host may have changed it. */
export function useSessionAccess(slug: string): UsedAccess {
  const [access] = useState(() => new SessionAccess(slug));
  const snapshot = useObservable(access);
  useEffect(() => void access.load(), [access]);
  return { access, snapshot };
}
