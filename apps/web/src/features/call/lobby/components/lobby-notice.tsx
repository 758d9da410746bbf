"use client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { useLobby } from "../view-models/use-lobby.ts";
import { useLobbyAnswers } from "../view-models/use-lobby-answers.ts";

/** Over the stage: who waits to be let in, and the answer. It takes no focus. With several, `onShow` opens their list. */
export function LobbyNotice({ onShow }: { onShow: () => void }) {
  const t = useTranslations("lobby.host");
  const markOf = usePersonMark();
  const { waiting } = useLobby();
  const answers = useLobbyAnswers();
  const [first, ...others] = waiting;
  if (!first) return null;
  const mark = markOf(first.guest ? "guest" : "outsider");
  const alone = others.length === 0;
  return (
    <section
      aria-label={t("title")}
      // The stage is dark in both themes, and so are the buttons on it.
      data-theme="dark"
      className="flex w-fit max-w-[calc(100%-1rem)] flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-xl bg-stage-raised py-2 pr-2 pl-4 text-stage-text shadow-lg ring-1 ring-stage-line"
    >
      <p className="mr-auto flex min-w-0 items-center gap-2 text-base">
        <bdi className="truncate font-medium">{first.name}</bdi>
        {mark && <span className="shrink-0 rounded-sm bg-white/20 px-1 text-xs">{mark}</span>}
        <span className="shrink-0">
          {alone ? t("wants") : t("andMore", { count: others.length })}
        </span>
      </p>
      <div className="flex gap-2">
        {alone ? (
          <>
            <Button
              size="sm"
              aria-label={t("denyName", { name: first.name })}
              onClick={() => answers.deny(first.id)}
            >
              {t("deny")}
            </Button>
            <Button
              size="sm"
              variant="primary"
              aria-label={t("admitName", { name: first.name })}
              onClick={() => answers.admit(first.id)}
            >
              {t("admit")}
            </Button>
          </>
        ) : (
          <>
            <Button size="sm" onClick={onShow}>
              {t("show")}
            </Button>
            <Button size="sm" variant="primary" onClick={() => answers.admitAll()}>
              {t("admitAll")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
