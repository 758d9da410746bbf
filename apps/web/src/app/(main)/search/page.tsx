import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { SearchForm } from "#features/search/components/search-form.tsx";
import { SearchResults } from "#features/search/components/search-results.tsx";
import { searchPath, searchQueryOf } from "#features/search/view-models/search-query.ts";
import { MessagesFor } from "#i18n/messages-for.tsx";
import { visitorApi } from "#server/api.ts";
import { requireSpace } from "#server/gate.ts";
import type { SearchedPage } from "#server/safe-next.ts";
import { PageMain } from "#shared/components/page-main.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title"), robots: { index: false } };
}

export default async function SearchRoute({ searchParams }: SearchedPage) {
  const query = searchQueryOf(await searchParams);
  const { space } = await requireSpace(searchPath(query));
  const t = await getTranslations("search");
  return (
    <PageMain>
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <p className="mt-1 text-text-muted">{t("hint", { space: space.name })}</p>
      <MessagesFor part="search">
        <SearchForm query={query} />
        {query.q !== "" && (
          <SearchResults
            query={query}
            answer={await (
              await visitorApi()
            ).search.find({ query: { ...query, spaceId: space.id } })}
          />
        )}
      </MessagesFor>
    </PageMain>
  );
}
