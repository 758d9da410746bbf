"use client";
import type { SpaceMode } from "@rooms/api-client";
import { Banner, Button, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { browserTimeZone } from "#shared/browser-time-zone.ts";
import { formText } from "#shared/form-text.ts";
import { useHydrated } from "#shared/use-hydrated.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { SpaceModeChoice } from "#features/spaces/components/space-mode-choice.tsx";

export interface OnboardingFormProps {
  spaceId: string;
  next: string;
  /** Asks for nothing but the name: the person comes into a space that is there already. */
  nameOnly: boolean;
}

/** Asks for what nothing can go on without: a name, and the name and mode of the first space. */
export function OnboardingForm({ spaceId, next, nameOnly }: OnboardingFormProps) {
  const t = useTranslations("onboarding");
  const router = useRouter();
  const refusalText = useRefusal();
  const [name, setName] = useState("");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hydrated = useHydrated();

  const save = async (displayName: string, form: HTMLFormElement) => {
    const mode: SpaceMode =
      formText(form, "mode") === "SESSIONS_AND_TASKS" ? "SESSIONS_AND_TASKS" : "SESSIONS_ONLY";
    const typedSpaceName = nameOnly ? "" : formText(form, "space");
    setPending(true);
    const spaceName = typedSpaceName || t("spaceDefault", { name: displayName });
    const params = { id: spaceId };
    const timeZone = browserTimeZone();
    const space = {
      name: spaceName.slice(0, 80),
      ...(timeZone !== undefined && { timeZone }),
    };
    const results = [
      await roomsApi.spaces.update({ params, body: space }),
      ...(nameOnly ? [] : [await roomsApi.spaces.changeMode({ params, body: { mode } })]),
      // Last: from then on the questions are not asked again.
      await roomsApi.identity.updateProfile({ body: { displayName } }),
    ];
    const failed = results.find((result) => !result.ok);
    if (failed?.ok === false) {
      setPending(false);
      setRefusal(failed.problem.code);
      return;
    }
    router.push(next);
    router.refresh();
  };

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const displayName = formText(event.currentTarget, "name");
        if (displayName === "") setRefusal("NAME_REQUIRED");
        else void save(displayName, event.currentTarget);
      }}
    >
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        autoComplete="name"
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      {!nameOnly && (
        <>
          <TextField
            label={t("space")}
            hint={t("spaceHint")}
            name="space"
            autoComplete="organization"
            maxLength={80}
            placeholder={name.trim() ? t("spaceDefault", { name: name.trim() }) : undefined}
          />
          <SpaceModeChoice />
        </>
      )}
      {refusal && <Banner tone="error">{refusalText(refusal)}</Banner>}
      <Button type="submit" variant="primary" size="lg" pending={pending} disabled={!hydrated}>
        {t("submit")}
      </Button>
    </form>
  );
}
