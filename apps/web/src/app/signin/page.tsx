import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignIn } from "../../features/account/components/sign-in.tsx";
import { findProfile, visitorApi } from "../../server/api.ts";
import { safeNext } from "../../server/safe-next.ts";
import type { SearchedPage } from "../../server/safe-next.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: SearchedPage) {
  const { next, error } = await searchParams;
  const onward = safeNext(next);
  if (await findProfile()) redirect(onward);
  const answer = await (await visitorApi()).identity.listSignInWays();
  if (!answer.ok) throw new Error(`The ways to sign in could not be read: ${answer.problem.code}`);
  return <SignIn ways={answer.data.items} next={onward} failed={error !== undefined} />;
}
