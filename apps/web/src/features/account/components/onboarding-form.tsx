"use client";
import type { SpaceMode } from "@rooms/contracts/http";
import { Banner, Button, TextField } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "../../../shared/api/browser.ts";
import { useRefusal } from "../../../shared/use-refusal.ts";
import { SpaceModeChoice } from "./space-mode-choice.tsx";

/** Asks for what nothing can go on without: a name, and the name and mode of the first space. */
export function OnboardingForm({ spaceId, next }: { spaceId: string; next: string }) {
  const t = useTranslations("onboarding");
  const router = useRouter();
  const refusalText = useRefusal();
  const [name, setName] = useState("");
  const [spaceName, setSpaceName] = useState("");
  const [mode, setMode] = useState<SpaceMode>("SESSIONS_ONLY");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const shownSpaceName = spaceName.trim() || t("spaceDefault", { name: name.trim() });

  const save = async () => {
    setPending(true);
    const params = { id: spaceId };
    const results = [
      await callApi("updateSpace", { params, body: { name: shownSpaceName.slice(0, 80) } }),
      await callApi("changeSpaceMode", { params, body: { mode } }),
      // Last: from then on nobody is asked again.
      await callApi("updateProfile", { body: { displayName: name.trim() } }),
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
        if (name.trim() === "") setRefusal("NAME_REQUIRED");
        else void save();
      }}
    >
      <TextField
        label={t("name")}
        hint={t("nameHint")}
        name="name"
        autoComplete="name"
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={t("space")}
        hint={t("spaceHint")}
        name="space"
        autoComplete="organization"
        maxLength={80}
        placeholder={name.trim() ? t("spaceDefault", { name: name.trim() }) : undefined}
        value={spaceName}
        onChange={(event) => setSpaceName(event.target.value)}
      />
      <SpaceModeChoice value={mode} onChange={setMode} />
      {refusal && <Banner tone="error">{refusalText(refusal)}</Banner>}
      <Button type="submit" variant="primary" size="lg" pending={pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
