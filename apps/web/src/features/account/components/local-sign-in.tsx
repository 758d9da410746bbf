"use client";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formText } from "../../../shared/form-text.ts";
import { useHydrated } from "../../../shared/use-hydrated.ts";

export interface LocalSignInProps {
  pending: boolean;
  onSubmit: (email: string) => void;
}

/** E-mail only: for development, and it says so. */
export function LocalSignIn({ pending, onSubmit }: LocalSignInProps) {
  const t = useTranslations("signIn");
  const hydrated = useHydrated();
  const [refused, setRefused] = useState(false);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const email = formText(event.currentTarget, "email");
        const valid = /^\S+@\S+\.\S+$/.test(email);
        setRefused(!valid);
        if (valid) onSubmit(email);
      }}
    >
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="email"
        placeholder={t("emailPlaceholder")}
        error={refused ? t("invalidEmail") : null}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        pending={pending}
        disabled={!hydrated}
        className="w-full"
      >
        {t("submit")}
      </Button>
      <p className="text-sm text-pretty text-text-muted">{t("localNotice")}</p>
    </form>
  );
}
