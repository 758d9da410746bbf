import { glossaryTermsMax } from "@rooms/contracts/limits";
import { Banner, EmptyState } from "@rooms/ui";
import { getTranslations } from "#i18n/get-translations.ts";
import { visitorApi } from "#server/api.ts";
import { Panel } from "#shared/components/panel.tsx";
import { AddTerm } from "./add-term.tsx";
import { TermRow } from "./term-row.tsx";

/** The words of a space that speech is recognised with; every member keeps them. */
export async function GlossarySettings({ spaceId }: { spaceId: string }) {
  const t = await getTranslations("glossary");
  const answer = await (await visitorApi()).glossary.list({ params: { id: spaceId } });
  if (!answer.ok) throw new Error(`The glossary could not be read: ${answer.problem.code}`);
  const { items } = answer.data;
  const isFull = items.length >= glossaryTermsMax;
  return (
    <Panel title={t("title")} lead={t("lead")} action={!isFull && <AddTerm spaceId={spaceId} />}>
      {isFull && <Banner>{t("full", { max: glossaryTermsMax })}</Banner>}
      {items.length === 0 ? (
        <EmptyState title={t("empty")} text={t("emptyHint")} />
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
          {items.map((term) => (
            <TermRow key={term.id} spaceId={spaceId} term={term} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
