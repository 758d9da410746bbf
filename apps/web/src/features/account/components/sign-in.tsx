import type { SignInWay } from "@rooms/api-client";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "../../../shared/components/narrow-page.tsx";
import { SignInWays } from "./sign-in-ways.tsx";

export interface SignInProps {
  ways: readonly SignInWay[];
  next: string;
  /** Auth.js sent the visitor back with an error. */
  failed: boolean;
}

export async function SignIn({ ways, next, failed }: SignInProps) {
  const t = await getTranslations("signIn");
  return (
    <NarrowPage title={t("title")}>
      <SignInWays ways={ways} next={next} failed={failed} />
    </NarrowPage>
  );
}
