"use client";
import { CheckIcon } from "@phosphor-icons/react/dist/ssr/Check";
import { XIcon } from "@phosphor-icons/react/dist/ssr/X";
import { Button, IconButton, ParticipantRow } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { useLobby } from "../view-models/use-lobby.ts";
import { useLobbyAnswers } from "../view-models/use-lobby-answers.ts";

/** Above the participants: each who waits, with the answer. */
export function LobbySection() {
  const t = useTranslations("lobby.host");
  const markOf = usePersonMark();
  const { waiting } = useLobby();
  const answers = useLobbyAnswers();
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mx-3 mb-3 rounded-lg bg-warning-soft p-2">
      <div className="flex min-h-9 items-center justify-between gap-3 px-1">
        <h3 className="text-sm font-semibold text-warning">
          {t("titleCount", { count: waiting.length })}
        </h3>
        {waiting.length > 1 && (
          <Button size="sm" onClick={() => answers.admitAll()}>
            {t("admitAll")}
          </Button>
        )}
      </div>
      <ul aria-label={t("title")} className="max-h-60 overflow-y-auto">
        {waiting.map((one) => (
          <ParticipantRow
            key={one.id}
            person={{
              name: one.name,
              avatarSrc: one.avatarUrl,
              avatarColor: one.noAvatarColor,
              mark: markOf(one.guest ? "guest" : "outsider"),
            }}
            actions={
              <>
                <IconButton
                  size="sm"
                  variant="outline"
                  label={t("denyName", { name: one.name })}
                  icon={<XIcon aria-hidden />}
                  onClick={() => answers.deny(one.id)}
                />
                <IconButton
                  size="sm"
                  variant="outline"
                  label={t("admitName", { name: one.name })}
                  icon={<CheckIcon aria-hidden />}
                  onClick={() => answers.admit(one.id)}
                />
              </>
            }
          />
        ))}
      </ul>
    </section>
  );
}
