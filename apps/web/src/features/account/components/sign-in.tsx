import type { SignInWay } from "@rooms/api-client";
import { getTranslations } from "next-intl/server";
import { NarrowPage } from "../../../shared/components/narrow-page.tsx";
import { SignInWays } from "./sign-in-ways.tsx";

export interface SignInProps {
  ways: readonly SignInWay[];
  next: string;
  /** The code Auth.js sent the visitor back with. */
  error: string | null;
}

export async function SignIn({ ways, next, error }: SignInProps) {
  const t = await getTranslations("signIn");
  return (
    <NarrowPage title={t("title")}>
      <SignInWays
        ways={ways}
        next={next}
        refusal={error === null ? null : t(`errors.${knownError(error)}`)}
      />
    </NarrowPage>
  );
}

const knownErrors = ["EmailNotVerified", "OAuthAccountNotLinked", "Verification"] as const;

function knownError(code: string): (typeof knownErrors)[number] | "other" {
  return knownErrors.find((known) => known === code) ?? "other";
}
