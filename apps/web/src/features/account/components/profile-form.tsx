"use client";
import type { Profile } from "@rooms/contracts/http";
import { Button, TextField, useToast } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "../../../shared/api/browser.ts";
import { formText } from "../../../shared/form-text.ts";
import { useHydrated } from "../../../shared/use-hydrated.ts";
import { useRefusal } from "../../../shared/use-refusal.ts";

export function ProfileForm({ profile }: { profile: Profile }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const toast = useToast();
  const refusalText = useRefusal();
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);

  const save = async (displayName: string) => {
    setPending(true);
    const answer = await callApi("updateProfile", { body: { displayName } });
    setPending(false);
    if (answer.ok) {
      toast.show({ title: t("saved"), tone: "success" });
      router.refresh();
    } else toast.show({ title: refusalText(answer.problem.code), tone: "error" });
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const displayName = formText(event.currentTarget, "name");
        if (displayName !== "") void save(displayName);
      }}
    >
      <TextField
        label={t("name")}
        name="name"
        autoComplete="name"
        maxLength={80}
        required
        defaultValue={profile.displayName ?? ""}
      />
      <TextField label={t("email")} value={profile.email} disabled readOnly />
      <Button
        type="submit"
        variant="primary"
        pending={pending}
        disabled={!hydrated}
        className="self-start"
      >
        {t("save")}
      </Button>
    </form>
  );
}
