import type { OfferedSignInMethod } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { NarrowPage } from "#shared/components/narrow-page.tsx";
import { SignInMethods } from "./sign-in-methods.tsx";

export interface SignInProps {
  methods: readonly OfferedSignInMethod[];
  next: string;
  /** The code that the visitor was sent back with. */
  error: string | null;
}

export async function SignIn({ methods, next, error }: SignInProps) {
  const t = await getTranslations("signIn");
  return (
    <NarrowPage title={t("title")}>
      <SignInMethods methods={methods} next={next} error={error} />
    </NarrowPage>
  );
}
