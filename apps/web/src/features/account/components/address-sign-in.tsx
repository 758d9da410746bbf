"use client";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { formText } from "#shared/form-text.ts";
import { useHydrated } from "#shared/use-hydrated.ts";

export interface AddressSignInProps {
  /** `email` mails a link; `local` asks for no proof: for development, and it says so. */
  kind: "email" | "local";
  pending: boolean;
  onSubmit: (email: string) => void;
}

/** Signing in by an e-mail address, without a password. */
export function AddressSignIn({ kind, pending, onSubmit }: AddressSignInProps) {
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
        {t(`${kind}Submit`)}
      </Button>
      <p className="text-sm text-pretty text-text-muted">{t(`${kind}Notice`)}</p>
    </form>
  );
}
