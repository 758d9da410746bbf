"use client";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo } from "react";
import { raisedHands } from "../view-models/hands.ts";
import { useHandAnnouncement } from "../view-models/use-hand-announcement.ts";
import { useLowerBySpeaking } from "../view-models/use-lower-by-speaking.ts";
import { useParticipants } from "../view-models/use-participants.ts";

export interface RaisedHandsProps {
  /** The list that shows them all is open: the mark over the stage would say it twice. */
  listed: boolean;
  onShow: () => void;
}

/** Tells whose hands are up: over the stage, and to screen readers in one sentence for what comes together. */
export function RaisedHands({ listed, onShow }: RaisedHandsProps) {
  const t = useTranslations("hands");
  const participants = useParticipants();
  const hands = useMemo(() => raisedHands(participants), [participants]);
  const announcement = useHandAnnouncement(hands);
  useLowerBySpeaking();
  const [first, ...others] = hands;
  return (
    <>
      <p role="status" className="sr-only" data-testid="hand-news">
        {announcement}
      </p>
      {first && !listed && (
        <button
          type="button"
          onClick={onShow}
          className="flex max-w-[calc(100%-1rem)] [@media(max-height:30rem)]:mr-3 [@media(max-height:30rem)]:max-w-[60%] [@media(max-height:30rem)]:self-end min-h-9 items-center gap-2 rounded-full bg-stage-raised px-3.5 text-sm font-medium text-stage-text shadow-lg ring-1 ring-stage-line outline-none hover:bg-stage-hover focus-visible:ring-2 focus-visible:ring-stage-accent pointer-coarse:min-h-11"
        >
          <HandPalmIcon
            aria-hidden
            weight="fill"
            className="size-4.5 shrink-0 text-stage-warning"
          />
          <bdi className="truncate">{first.local ? t("you") : first.name}</bdi>
          {others.length > 0 && (
            <span className="shrink-0">{t("andMore", { count: others.length })}</span>
          )}
        </button>
      )}
    </>
  );
}
