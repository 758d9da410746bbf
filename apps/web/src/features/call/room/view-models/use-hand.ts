"use client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRef } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useRoomContext } from "./room-context.ts";
import { useParticipants } from "./use-participants.ts";

export interface OwnHand {
  readonly raised: boolean;
  /** Raises or lowers it; says so when it did not work. */
  readonly set: (raised: boolean) => void;
}

/** One's own hand, as the whole room sees it. */
export function useHand(): OwnHand {
  const t = useTranslations("hands");
  const { slug } = useRoomContext();
  const toast = useToast();
  const self = useParticipants().find(({ local }) => local);
  const pending = useRef(false);
  const set = async (raised: boolean) => {
    if (!self || pending.current) return;
    pending.current = true;
    const one = { params: { slug, identity: self.identity } };
    const answer = raised ? await roomsApi.hands.raise(one) : await roomsApi.hands.lower(one);
    pending.current = false;
    if (!answer.ok) toast.show({ title: t("failed"), tone: "error" });
  };
  const raised = self !== undefined && self.handRaisedAtMs !== null;
  return { raised, set: (wanted) => void set(wanted) };
}
