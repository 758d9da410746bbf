import type { Space } from "@rooms/api-client";
import { Banner, EmptyState } from "@rooms/ui";
import { getTranslations } from "#i18n/get-translations.ts";
import { visitorApi } from "#server/api.ts";
import { Panel } from "#shared/components/panel.tsx";
import { ApiKeyRow } from "./api-key-row.tsx";
import { CreateApiKey } from "./create-api-key.tsx";

/** Keys by which other systems work with a space. */
export async function ApiKeySettings({ space }: { space: Space }) {
  const t = await getTranslations("apiKeys");
  const owner = space.role === "OWNER";
  return (
    <Panel
      title={t("title")}
      lead={t.rich("lead", {
        docs: (text) => (
          <a
            href="/api/docs"
            className="focus-ring rounded-sm text-accent underline underline-offset-2 hover:no-underline"
          >
            {text}
          </a>
        ),
      })}
      action={owner && <CreateApiKey spaceId={space.id} />}
    >
      {owner ? <ApiKeys spaceId={space.id} /> : <Banner>{t("ownersOnly")}</Banner>}
    </Panel>
  );
}

async function ApiKeys({ spaceId }: { spaceId: string }) {
  const t = await getTranslations("apiKeys");
  const answer = await (await visitorApi()).apiKeys.list({ query: { spaceId } });
  if (!answer.ok) throw new Error(`The API keys could not be read: ${answer.problem.code}`);
  if (answer.data.items.length === 0) {
    return <EmptyState title={t("empty")} text={t("emptyHint")} />;
  }
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
      {answer.data.items.map((apiKey) => (
        <ApiKeyRow key={apiKey.id} apiKey={apiKey} />
      ))}
    </ul>
  );
}
