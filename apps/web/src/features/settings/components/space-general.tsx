"use client";
import type { Space } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useOptimistic, useTransition } from "react";
import { NameForm } from "#shared/components/name-form.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { SpaceModeChoice } from "#features/spaces/components/space-mode-choice.tsx";
import { SpaceRecaps } from "./space-recaps.tsx";

/** Name, mode, time zone and mails; members see them and owners change them. */
export function SpaceGeneral({ space }: { space: Space }) {
  const t = useTranslations("settings");
  const naming = useChange();
  const { run } = useChange();
  const [, startTransition] = useTransition();
  const [shown, show] = useOptimistic(space, (current, change: Partial<Space>) => ({
    ...current,
    ...change,
  }));
  const params = { id: space.id };
  const done = t("saved");
  const readOnly = space.role !== "OWNER";
  return (
    <div className="flex flex-col gap-6">
      <NameForm
        label={t("spaceName")}
        name={space.name}
        readOnly={readOnly}
        pending={naming.pending}
        onSave={(name) =>
          void naming.run(roomsApi.spaces.update, { params, body: { name } }, { done })
        }
      />
      <SpaceModeChoice
        value={shown.mode}
        disabled={readOnly}
        onChange={(mode) =>
          startTransition(async () => {
            show({ mode });
            await run(roomsApi.spaces.changeMode, { params, body: { mode } }, { done });
          })
        }
      />
      <SpaceRecaps space={space} />
    </div>
  );
}
