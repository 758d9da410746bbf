import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { LinkSent } from "#features/account/components/link-sent.tsx";
import { SignIn } from "#features/account/components/sign-in.tsx";
import { apiFailure } from "#server/api-failure.ts";
import { findProfile, visitorApi } from "#server/api.ts";
import { safeNext } from "#server/safe-next.ts";
import type { SearchedPage } from "#server/safe-next.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: SearchedPage) {
  const { next, error, sent, ago, wait } = await searchParams;
  const onward = safeNext(next);
  if (await findProfile()) {
    // Linking a provider to one's account did not work: the settings say so. A used link has nothing left to do.
    const failed = typeof error === "string" && error !== "Verification";
    redirect(failed ? `/settings?error=${encodeURIComponent(error)}` : onward);
  }
  if (sent !== undefined) {
    const minutes = { ago: minutesOf(ago), wait: minutesOf(wait) };
    return <LinkSent minutes={minutes.ago > 0 ? minutes : null} />;
  }
  const answer = await (await visitorApi()).identity.listOfferedSignInMethods();
  if (!answer.ok) throw apiFailure("The sign-in methods", answer.problem);
  return (
    <SignIn
      methods={answer.data.items}
      next={onward}
      error={error === undefined ? null : String(error)}
    />
  );
}

function minutesOf(written: string | string[] | undefined): number {
  return typeof written === "string" && /^\d{1,2}$/.test(written) ? Number(written) : 0;
}
