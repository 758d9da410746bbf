import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ConnectionFindings, MediaRoute } from "../view-models/connection-verdict.ts";

/** What the verdict rests on, for those who help from afar. */
export function ConnectionDetails({ findings }: { findings: ConnectionFindings }) {
  const t = useTranslations("prejoin.connectionTest.details");
  const format = useFormatter();
  const { signalling, media, relay, transcriber, host } = findings;
  const route = ({ kind, protocol }: MediaRoute) =>
    t(`route.${kind}`, { protocol: protocol.toUpperCase() });
  return (
    <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      <Row name={t("server")}>
        {t(signalling ? "reached" : "notReached")} <bdi className="wrap-anywhere">({host})</bdi>
      </Row>
      {signalling && (
        <Row name={t("media")}>
          {media ? media.route && route(media.route) : t("noRoute")}
          {media && !media.route && t("unknownRoute")}
        </Row>
      )}
      {media && media.spares.length > 0 && (
        <Row name={t("spares")}>{format.list(media.spares.map(route))}</Row>
      )}
      {relay !== "untested" && <Row name={t("relay")}>{t(`relays.${relay}`)}</Row>}
      {media && media.lossRatio !== null && (
        <Row name={t("loss")}>
          {format.number(media.lossRatio, { style: "percent", maximumFractionDigits: 1 })}
        </Row>
      )}
      {media && media.roundTripMs !== null && (
        <Row name={t("roundTrip")}>{t("ms", { ms: Math.ceil(media.roundTripMs) })}</Row>
      )}
      <Row name={t("transcriber")}>{t(`transcribers.${transcriber}`)}</Row>
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
