import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkSent } from "../../features/account/components/link-sent.tsx";
import { SignIn } from "../../features/account/components/sign-in.tsx";
import { findProfile, visitorApi } from "../../server/api.ts";
import { safeNext } from "../../server/safe-next.ts";
import type { SearchedPage } from "../../server/safe-next.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: SearchedPage) {
  const { next, error, sent } = await searchParams;
  const onward = safeNext(next);
  if (await findProfile()) {
    // Linking a provider to one's account did not work: the settings say so. A used link has nothing left to do.
    const failed = typeof error === "string" && error !== "Verification";
    redirect(failed ? `/settings?error=${encodeURIComponent(error)}` : onward);
  }
  if (sent !== undefined) return <LinkSent />;
  const answer = await (await visitorApi()).identity.listSignInWays();
  if (!answer.ok) throw new Error(`The ways to sign in could not be read: ${answer.problem.code}`);
  return (
    <SignIn
      ways={answer.data.items}
      next={onward}
      error={error === undefined ? null : String(error)}
    />
  );
}
