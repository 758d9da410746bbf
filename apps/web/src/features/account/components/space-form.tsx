"use client";
import type { Space } from "@rooms/contracts/http";
import { Button, Switch, TextField, useToast } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "../../../shared/api/browser.ts";
import { formText } from "../../../shared/form-text.ts";
import { useHydrated } from "../../../shared/use-hydrated.ts";
import { useRefusal } from "../../../shared/use-refusal.ts";

export function SpaceForm({ space }: { space: Space }) {
  const t = useTranslations("settings");
  const router = useRouter();
  const toast = useToast();
  const refusalText = useRefusal();
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  const owner = space.role === "OWNER";

  const save = async (change: { name?: string; guestsAllowed?: boolean }) => {
    setPending(true);
    const answer = await callApi("updateSpace", { params: { id: space.id }, body: change });
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
        const name = formText(event.currentTarget, "space");
        if (name !== "") void save({ name });
      }}
    >
      <TextField
        label={t("spaceName")}
        name="space"
        maxLength={80}
        required
        disabled={!owner}
        hint={owner ? undefined : t("spaceOwnersOnly")}
        defaultValue={space.name}
      />
      <Switch
        label={t("guestsAllowed")}
        checked={space.guestsAllowed}
        disabled={!owner || pending}
        onChange={(guestsAllowed) => void save({ guestsAllowed })}
      />
      {owner && (
        <Button
          type="submit"
          variant="primary"
          pending={pending}
          disabled={!hydrated}
          className="self-start"
        >
          {t("save")}
        </Button>
      )}
    </form>
  );
}
