"use client";
import type { SignInWay } from "@rooms/api-client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signIn } from "../view-models/authentication.ts";
import { LocalSignIn } from "./local-sign-in.tsx";

export interface SignInWaysProps {
  ways: readonly SignInWay[];
  next: string;
  failed: boolean;
}

export function SignInWays({ ways, next, failed: failedBefore }: SignInWaysProps) {
  const t = useTranslations("signIn");
  const [pending, setPending] = useState<string | null>(null);
  const [failed, setFailed] = useState(failedBefore);

  const enter = async (wayId: string, email?: string) => {
    setPending(wayId);
    setFailed(false);
    const onward = await signIn(wayId, email === undefined ? {} : { email }, next);
    if (onward !== null) {
      location.assign(onward);
      return;
    }
    setPending(null);
    setFailed(true);
  };

  const providers = ways.filter(({ kind }) => kind === "oauth");
  const local = ways.find(({ kind }) => kind === "local");
  return (
    <div className="flex flex-col gap-4">
      {failed && <Banner tone="error">{t("failed")}</Banner>}
      {ways.length === 0 && <Banner tone="warning">{t("none")}</Banner>}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          pending={pending === id}
          onClick={() => void enter(id)}
          className="w-full"
        >
          {t("with", { name })}
        </Button>
      ))}
      {providers.length > 0 && local && (
        <p className="flex items-center gap-3 text-sm text-text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("or")}
        </p>
      )}
      {local && (
        <LocalSignIn
          pending={pending === local.id}
          onSubmit={(email) => void enter(local.id, email)}
        />
      )}
    </div>
  );
}
