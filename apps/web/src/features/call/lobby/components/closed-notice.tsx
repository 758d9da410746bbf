"use client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useRefusal } from "#shared/use-refusal.ts";
import type { JoinOption } from "../view-models/join-option.ts";
import type { JoinNoticeProps } from "./join-notice.tsx";

export interface ClosedNoticeProps extends Omit<JoinNoticeProps, "joinOption"> {
  joinOption: Extract<JoinOption, { kind: "closed" }>;
}

/** Why the visitor may not join, and what helps. */
export function ClosedNotice({
  joinOption: { refusal, help },
  slug,
  personName,
}: ClosedNoticeProps) {
  const t = useTranslations("prejoin.joining");
  const prejoin = useTranslations("prejoin");
  const refusalText = useRefusal();
  const router = useRouter();
  const [looking, startLooking] = useTransition();
  const actions = {
    "sign-in": (
      <Button size="sm" render={<a href={`/signin?next=/session/${slug}`} />}>
        {prejoin("signIn")}
      </Button>
    ),
    later: (
      <Button size="sm" pending={looking} onClick={() => startLooking(() => router.refresh())}>
        {t("lookAgain")}
      </Button>
    ),
    invitation: undefined,
    none: undefined,
  };
  return (
    <Banner tone="warning" title={refusalText(refusal)} action={actions[help]}>
      {help === "sign-in" && t("signIn")}
      {help === "invitation" && t("invitation", { name: personName ?? "" })}
    </Banner>
  );
}
