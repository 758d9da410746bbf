"use client";
import { DevicesIcon } from "@phosphor-icons/react/dist/ssr/Devices";
import { FlagCheckeredIcon } from "@phosphor-icons/react/dist/ssr/FlagCheckered";
import { HandWavingIcon } from "@phosphor-icons/react/dist/ssr/HandWaving";
import { ProhibitIcon } from "@phosphor-icons/react/dist/ssr/Prohibit";
import { WarningIcon } from "@phosphor-icons/react/dist/ssr/Warning";
import { WifiSlashIcon } from "@phosphor-icons/react/dist/ssr/WifiSlash";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTransition } from "react";
import { Notice } from "#shared/components/notice.tsx";
import type { NoticeProps } from "#shared/components/notice.tsx";
import type { EndReason } from "../room/view-models/end-reason.ts";
import { useOwnPart } from "../view-models/use-own-part.ts";
import { endAction } from "../view-models/end-actions.ts";

export interface EndScreenProps {
  reason: EndReason;
  /** Members go on to the transcript and to their list. */
  member: boolean;
  /** The space lets this guest read afterwards what was said while they were there. */
  guestPart: boolean;
  rejoining: boolean;
  onRejoin: () => void;
  onBack: () => void;
}

const looks: Record<EndReason, { icon: ReactNode; tone: NoticeProps["tone"] }> = {
  left: { icon: <HandWavingIcon aria-hidden />, tone: "neutral" },
  duplicate: { icon: <DevicesIcon aria-hidden />, tone: "neutral" },
  removed: { icon: <ProhibitIcon aria-hidden />, tone: "danger" },
  "shut-out": { icon: <ProhibitIcon aria-hidden />, tone: "warning" },
  "ended-for-all": { icon: <FlagCheckeredIcon aria-hidden />, tone: "neutral" },
  network: { icon: <WifiSlashIcon aria-hidden />, tone: "warning" },
  "not-admitted": { icon: <ProhibitIcon aria-hidden />, tone: "warning" },
  failed: { icon: <WarningIcon aria-hidden />, tone: "danger" },
};

/** Each reason for leaving has its own screen, with what comes next. */
export function EndScreen({
  reason,
  member,
  guestPart,
  rejoining,
  onRejoin,
  onBack,
}: EndScreenProps) {
  const t = useTranslations("ended");
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  const overForGuest = reason === "ended-for-all" && !member;
  const ownPart = useOwnPart(overForGuest && guestPart);
  const actions: Record<ReturnType<typeof endAction>, NoticeProps["action"]> = {
    rejoin: {
      label: t("tryAgain"),
      pending: rejoining,
      onSelect: onRejoin,
    },
    back: { label: t(reason === "duplicate" ? "useHere" : "rejoin"), onSelect: onBack },
    transcript: {
      label: t("openTranscript"),
      pending: loading,
      onSelect: () => startLoading(() => router.refresh()),
    },
    none: undefined,
  };
  return (
    <Notice
      {...looks[reason]}
      title={t(`${reason}.title`)}
      text={t(overForGuest ? `ended-for-all.${guestText(ownPart)}` : `${reason}.text`)}
      action={actions[endAction(reason, member)]}
      links={[
        ...(ownPart ? [{ href: location.pathname, label: t("ownPart") }] : []),
        ...(overForGuest
          ? [
              {
                href: `/signin?next=${encodeURIComponent(location.pathname)}`,
                label: t("signIn"),
              },
            ]
          : []),
        member ? { href: "/sessions", label: t("toSessions") } : { href: "/", label: t("toHome") },
      ]}
    />
  );
}

/** Who may read their own part is not told to ask others for it. */
function guestText(ownPart: boolean | null) {
  if (ownPart === null) return "thanks";
  return ownPart ? "ownPartText" : "guestText";
}
