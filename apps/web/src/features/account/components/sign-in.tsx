import type { SignInWay } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { NarrowPage } from "#shared/components/narrow-page.tsx";
import { SignInWays } from "./sign-in-ways.tsx";

export interface SignInProps {
  ways: readonly SignInWay[];
  next: string;
  /** The code that the visitor was sent back with. */
  error: string | null;
}

export async function SignIn({ ways, next, error }: SignInProps) {
  const t = await getTranslations("signIn");
  return (
    <NarrowPage title={t("title")}>
      <SignInWays ways={ways} next={next} error={error} />
    </NarrowPage>
  );
}
