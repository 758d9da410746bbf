"use client";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { Button, IconButton, ParticipantRow, Switch, useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useObservable } from "#shared/use-observable.ts";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { raisedHands } from "../view-models/hands.ts";
import { useRoomContext } from "../view-models/room-context.ts";
import { lowerBySpeaking } from "../view-models/speaking-hand.ts";
import { useParticipants } from "../view-models/use-participants.ts";

/** Above the participants: whose hands are up, in the order of raising. Hosts lower all, others their own. */
export function HandsSection() {
  const t = useTranslations("hands");
  const markOf = usePersonMark();
  const toast = useToast();
  const { slug } = useRoomContext();
  const participants = useParticipants();
  const hands = useMemo(() => raisedHands(participants), [participants]);
  const wished = useObservable(lowerBySpeaking);
  if (hands.length === 0) return null;
  const isHost = participants.some(({ local, host }) => local && host);
  const told = async (answer: Promise<{ ok: boolean }>) => {
    const { ok } = await answer;
    if (!ok) toast.show({ title: t("failed"), tone: "error" });
  };
  const lower = (identity: string) =>
    void told(roomsApi.hands.lower({ params: { slug, identity } }));
  return (
    <section aria-label={t("title")} className="mx-3 mb-3 rounded-lg bg-surface-sunken p-2">
      <div className="flex min-h-9 items-center justify-between gap-3 px-1">
        <h3 className="flex items-center gap-2 text-sm font-semibold">
          <HandPalmIcon aria-hidden weight="fill" className="size-4.5 text-warning" />
          {t("titleCount", { count: hands.length })}
        </h3>
        {isHost && hands.length > 1 && (
          <Button
            size="sm"
            onClick={() => void told(roomsApi.hands.lowerAll({ params: { slug } }))}
          >
            {t("lowerAll")}
          </Button>
        )}
      </div>
      <ol aria-label={t("title")} className="max-h-60 overflow-y-auto">
        {hands.map(({ identity, name, avatarUrl, avatarColor, outside, local }) => (
          <ParticipantRow
            key={identity}
            person={{
              name,
              avatarSrc: avatarUrl,
              avatarColor: avatarColor ?? undefined,
              mark: markOf(outside),
            }}
            detail={local ? t("you") : undefined}
            actions={
              (local || isHost) && (
                <IconButton
                  size="sm"
                  variant="outline"
                  label={local ? t("lower") : t("lowerOf", { name })}
                  icon={<XIcon aria-hidden />}
                  onClick={() => lower(identity)}
                />
              )
            }
          />
        ))}
      </ol>
      {hands.some(({ local }) => local) && (
        <div className="border-t border-line px-1 pt-1">
          <Switch
            label={t("bySpeaking")}
            checked={wished}
            onChange={(on) => lowerBySpeaking.set(on)}
          />
        </div>
      )}
    </section>
  );
}
