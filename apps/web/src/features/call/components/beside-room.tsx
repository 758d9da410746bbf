"use client";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { UserFocusIcon } from "@phosphor-icons/react/dist/ssr/UserFocus";
import { useLocale } from "next-intl";
import { useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import { useObservable } from "#shared/use-observable.ts";
import { useCall } from "../view-models/use-call.ts";
import type { Stage } from "../view-models/use-stage.ts";

/** What the room shows to all, in words, for who reads along: whose hands are up, and who is in the spotlight. */
export function BesideRoom({ stage }: { stage: Stage }) {
  const t = useTranslations("room.beside");
  const locale = useLocale();
  const { people } = useCall();
  const known = useObservable(people);
  const { hands, spotlight } = stage;
  const shown = useMemo(
    () => [...hands.map(({ identity }) => identity), ...(spotlight === null ? [] : [spotlight])],
    [hands, spotlight],
  );
  useEffect(() => people.learn(shown, known), [people, shown, known]);
  const nameOf = (identity: string) => known.get(identity)?.name;
  const names = hands.flatMap(({ identity }) => nameOf(identity) ?? []);
  const lit = spotlight === null ? undefined : nameOf(spotlight);
  return (
    <div role="status" className="flex flex-wrap gap-x-2 px-2">
      {names.length > 0 && (
        <Told icon={<HandPalmIcon aria-hidden weight="fill" className={iconClass} />}>
          {t("hands", {
            count: names.length,
            names: new Intl.ListFormat(locale, { type: "unit" }).format(names),
          })}
        </Told>
      )}
      {lit !== undefined && (
        <Told icon={<UserFocusIcon aria-hidden weight="fill" className={iconClass} />}>
          {t("spotlight", { name: lit })}
        </Told>
      )}
    </div>
  );
}

const iconClass = "size-4.5 shrink-0 text-stage-warning";

function Told({ icon, children }: { icon: ReactNode; children: string }) {
  return (
    <p className="mb-2 flex min-w-0 items-center gap-2 rounded-md bg-stage-raised px-3 py-1.5 text-sm font-medium ring-1 ring-stage-line">
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
