"use client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useLobbyContext } from "./lobby-context.ts";

export interface LobbyAnswers {
  admit: (id: string) => void;
  deny: (id: string) => void;
  admitAll: () => void;
}

/** A host's answers to who waits; each says so when it did not arrive. */
export function useLobbyAnswers(): LobbyAnswers {
  const t = useTranslations("lobby.host");
  const { lobby } = useLobbyContext();
  const toast = useToast();
  const told = async (arrived: Promise<boolean>) => {
    if (!(await arrived)) toast.show({ title: t("failed"), tone: "error" });
  };
  return {
    admit: (id) => void told(lobby.admit(id)),
    deny: (id) => void told(lobby.deny(id)),
    admitAll: () => void told(lobby.admitAll()),
  };
}
