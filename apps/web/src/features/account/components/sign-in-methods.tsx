"use client";
import type { OfferedSignInMethod } from "@rooms/api-client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { Fragment, useState } from "react";
import { signIn } from "../view-models/authentication.ts";
import { signInErrorOf } from "../view-models/sign-in-error.ts";
import { AddressSignIn } from "./address-sign-in.tsx";

export interface SignInMethodsProps {
  methods: readonly OfferedSignInMethod[];
  next: string;
  /** Why it did not work a moment ago. */
  error: string | null;
}

export function SignInMethods({ methods, next, error: errorBefore }: SignInMethodsProps) {
  const t = useTranslations("signIn");
  const [pending, setPending] = useState<string | null>(null);
  const [error, setError] = useState(errorBefore);

  const enter = async (wayId: string, email?: string) => {
    setPending(wayId);
    setError(null);
    const onward = await signIn(wayId, email === undefined ? {} : { email }, next);
    if ("url" in onward) {
      location.assign(onward.url);
      return;
    }
    setPending(null);
    setError(onward.code);
  };

  const providers = methods.filter(({ kind }) => kind === "oauth");
  const byAddress = methods.flatMap(({ id, kind }) => (kind === "oauth" ? [] : [{ id, kind }]));
  return (
    <div className="flex flex-col gap-4">
      {error !== null && <Banner tone="error">{t(`errors.${signInErrorOf(error)}`)}</Banner>}
      {methods.length === 0 && <Banner tone="warning">{t("none")}</Banner>}
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
      {byAddress.map(({ id, kind }, index) => (
        <Fragment key={id}>
          {(providers.length > 0 || index > 0) && (
            <p className="flex items-center gap-3 text-sm text-text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
              {t("or")}
            </p>
          )}
          <AddressSignIn
            kind={kind}
            pending={pending === id}
            onSubmit={(email) => void enter(id, email)}
          />
        </Fragment>
      ))}
    </div>
  );
}
