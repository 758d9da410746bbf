"use client";
import { Badge, Banner, Button, ConfirmDialog } from "@rooms/ui";
import type { SignInMethod } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { useHydrated } from "#shared/use-hydrated.ts";
import { signIn } from "#features/account/view-models/authentication.ts";
import { signInErrorOf } from "#features/account/view-models/sign-in-error.ts";

export interface SignInMethodsProps {
  methods: readonly SignInMethod[];
  /** Why linking one did not work a moment ago. */
  error: string | null;
}

/** The sign-in methods offered here: which of them are linked to this account, and linking or unlinking a provider. */
export function SignInMethods({ methods, error: errorBefore }: SignInMethodsProps) {
  const errors = useTranslations("signIn.errors");
  const [linking, setLinking] = useState<string | null>(null);
  const [error, setError] = useState(errorBefore);

  const link = async (id: string) => {
    setLinking(id);
    setError(null);
    const onward = await signIn(id, {}, "/settings");
    if ("url" in onward) {
      location.assign(onward.url);
      return;
    }
    setLinking(null);
    setError(onward.code);
  };

  return (
    <div className="flex flex-col gap-3">
      {error !== null && <Banner tone="error">{errors(signInErrorOf(error))}</Banner>}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
        {methods.map((method) => (
          <SignInMethodRow
            key={method.id}
            method={method}
            linking={linking === method.id}
            onLink={() => void link(method.id)}
          />
        ))}
      </ul>
    </div>
  );
}

interface SignInMethodRowProps {
  method: SignInMethod;
  linking: boolean;
  onLink: () => void;
}

function SignInMethodRow({ method, linking, onLink }: SignInMethodRowProps) {
  const t = useTranslations("settings.signInMethods");
  const settings = useTranslations("settings");
  const hydrated = useHydrated();
  const { run, pending } = useChange();
  const [asking, setAsking] = useState(false);
  const { id, kind, isLinked, canUnlink } = method;
  const name = kind === "oauth" ? method.name : t(`kinds.${kind}`);
  const unlink = async () => {
    await run(
      roomsApi.identity.unlinkSignInMethod,
      { params: { id } },
      { done: t("unlinked", { name }) },
    );
    setAsking(false);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {isLinked && <Badge tone="success">{t("linked")}</Badge>}
        </p>
        <p className="text-sm text-pretty text-text-muted">{hint()}</p>
      </div>
      {kind === "oauth" && !isLinked && (
        <Button
          size="sm"
          pending={linking}
          disabled={!hydrated}
          aria-label={t("linkOf", { name })}
          onClick={onLink}
        >
          {t("link")}
        </Button>
      )}
      {canUnlink && (
        <Button size="sm" aria-label={t("unlinkOf", { name })} onClick={() => setAsking(true)}>
          {t("unlink")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("unlinkTitle", { name })}
        description={t("unlinkText", { name })}
        confirmLabel={t("unlink")}
        cancelLabel={settings("cancel")}
        danger
        pending={pending}
        onConfirm={() => void unlink()}
      />
    </li>
  );

  function hint(): string {
    if (kind !== "oauth") return t(`hints.${kind}`);
    if (!isLinked) return t("hints.open");
    return canUnlink ? t("hints.linked") : t("hints.last");
  }
}
