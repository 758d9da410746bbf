"use client";
import type { RecapShare } from "@rooms/api-client";
import { Button, Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useLocalTime } from "#shared/use-local-time.ts";

export interface ShareListProps {
  /** Null until they are known. */
  shares: readonly RecapShare[] | null;
  pending: boolean;
  onRevoke: (id: string) => void;
}

/** The links that are good now; every member may revoke any of them. */
export function ShareList({ shares, pending, onRevoke }: ShareListProps) {
  const t = useTranslations("sharing");
  const localTime = useLocalTime();
  if (shares === null) return <Spinner className="mx-auto size-6 text-text-muted" />;
  if (shares.length === 0) return <p className="text-text-muted">{t("none")}</p>;
  return (
    <div>
      <h3 className="mb-1.5 text-sm font-medium">{t("links")}</h3>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {shares.map(({ id, withTranscript, createdBy, createdAt, expiresAt, lastOpenedAt }) => {
          const what = t(`shows.${withTranscript ? "transcript" : "summary"}`);
          const made = localTime(createdAt);
          return (
            <li key={id} className="flex items-center gap-3 px-3 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  {what} · {t("until", { day: localTime(expiresAt, "day") })}
                </p>
                <p className="text-sm wrap-anywhere text-text-muted">
                  {createdBy === null
                    ? t("made", { time: made })
                    : t("madeBy", { name: createdBy, time: made })}
                  {" · "}
                  {lastOpenedAt === null
                    ? t("notOpened")
                    : t("opened", { time: localTime(lastOpenedAt) })}
                </p>
              </div>
              <Button
                size="sm"
                disabled={pending}
                aria-label={t("revokeOf", { what, time: made })}
                onClick={() => onRevoke(id)}
              >
                {t("revoke")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
