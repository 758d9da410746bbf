import { getTranslations } from "#i18n/get-translations.ts";
import { NarrowPage } from "#shared/components/narrow-page.tsx";
import { OnboardingForm } from "./onboarding-form.tsx";

export async function Onboarding({ spaceId, next }: { spaceId: string; next: string }) {
  const t = await getTranslations("onboarding");
  return (
    <NarrowPage title={t("title")} lead={t("lead")}>
      <OnboardingForm spaceId={spaceId} next={next} />
    </NarrowPage>
  );
}
