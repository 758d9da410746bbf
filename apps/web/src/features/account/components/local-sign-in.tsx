"use client";
import { Button, TextField } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";

export interface LocalSignInProps {
  pending: boolean;
  onSubmit: (email: string) => void;
}

/** E-mail only: for development, and it says so. */
export function LocalSignIn({ pending, onSubmit }: LocalSignInProps) {
  const t = useTranslations("signIn");
  const [email, setEmail] = useState("");
  const [refused, setRefused] = useState(false);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const valid = /^\S+@\S+\.\S+$/.test(email.trim());
        setRefused(!valid);
        if (valid) onSubmit(email.trim());
      }}
    >
      <TextField
        label={t("email")}
        type="email"
        name="email"
        autoComplete="email"
        placeholder={t("emailPlaceholder")}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={refused ? t("invalidEmail") : null}
      />
      <Button type="submit" variant="primary" size="lg" pending={pending} className="w-full">
        {t("submit")}
      </Button>
      <p className="text-sm text-pretty text-text-muted">{t("localNotice")}</p>
    </form>
  );
}
