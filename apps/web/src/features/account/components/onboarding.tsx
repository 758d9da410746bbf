import { getTranslations } from "#i18n/get-translations.ts";
import { NarrowPage } from "#shared/components/narrow-page.tsx";
import { OnboardingForm } from "./onboarding-form.tsx";

/** The first questions; who follows an invitation says a name and goes on to it. */
export async function Onboarding({ spaceId, next }: { spaceId: string; next: string }) {
  const t = await getTranslations("onboarding");
  const invited = next.startsWith("/invite/");
  return (
    <NarrowPage title={t("title")} lead={t(invited ? "leadInvited" : "lead")}>
      <OnboardingForm spaceId={spaceId} next={next} nameOnly={invited} />
    </NarrowPage>
  );
}
