"use client";
import type { ApiKey } from "@rooms/api-client";
import { Button, ConfirmDialog } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { useLocalTime } from "#shared/use-local-time.ts";
import { scopes } from "../view-models/scopes.ts";

/** One key: what it is for, what it may, when it was used, and its end. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("apiKeys");
  const settings = useTranslations("settings");
  const localTime = useLocalTime();
  const { run, pending } = useChange();
  const [revoking, setRevoking] = useState(false);
  const { id, name, spaceId, lastUsedAt } = apiKey;
  const revoke = async () => {
    await run(
      roomsApi.apiKeys.revoke,
      { params: { id }, query: { spaceId } },
      { done: t("revoked", { name }) },
    );
    setRevoking(false);
  };
  return (
    <li className="flex items-start gap-4 py-3 pr-3 pl-3.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-medium break-words">{name}</bdi>
          <code className="text-sm text-text-muted">{apiKey.prefix}…</code>
        </p>
        <p className="text-sm text-text-muted">
          {lastUsedAt === null
            ? t("neverUsed", { created: localTime(apiKey.createdAt, "day") })
            : t("lastUsed", { time: localTime(lastUsedAt) })}
        </p>
        <p className="mt-1 text-sm text-pretty text-text-muted">
          {scopes
            .filter(({ scope }) => apiKey.scopes.includes(scope))
            .map(({ text }) => t(`scopes.${text}`))
            .join(" · ")}
        </p>
      </div>
      <Button size="sm" aria-label={t("revokeOf", { name })} onClick={() => setRevoking(true)}>
        {t("revoke")}
      </Button>
      <ConfirmDialog
        open={revoking}
        onOpenChange={setRevoking}
        title={t("revokeTitle", { name })}
        description={t("revokeText")}
        confirmLabel={t("revoke")}
        cancelLabel={settings("cancel")}
        danger
        pending={pending}
        onConfirm={() => void revoke()}
      />
    </li>
  );
}
