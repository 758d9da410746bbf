import { Button } from "@rooms/ui";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "../../../shared/components/narrow-page.tsx";

/** After a link was mailed: where to look, and what to do when it does not come. */
export async function LinkSent() {
  const t = await getTranslations("signIn");
  return (
    <NarrowPage title={t("sentTitle")} lead={t("sentText")}>
      <Button size="lg" render={<Link href="/signin" />}>
        {t("sentAgain")}
      </Button>
    </NarrowPage>
  );
}
