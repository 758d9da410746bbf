import { Button } from "@rooms/ui";
import Link from "next/link";
import { getTranslations } from "#i18n/get-translations.ts";
import { NarrowPage } from "#shared/components/narrow-page.tsx";

export interface LinkSentProps {
  /** Where no new link was mailed: since when one is there, and until when it is the last. */
  minutes: { ago: number; wait: number } | null;
}

/** After a link was asked for: where to look, and what to do when it does not come. */
export async function LinkSent({ minutes }: LinkSentProps) {
  const t = await getTranslations("signIn");
  return (
    <NarrowPage
      title={t("sentTitle")}
      lead={minutes === null ? t("sentText") : t("sentBefore", minutes)}
    >
      <Button size="lg" render={<Link href="/signin" />}>
        {t("sentAgain")}
      </Button>
    </NarrowPage>
  );
}
