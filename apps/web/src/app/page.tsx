import { redirect } from "next/navigation";
import { Landing } from "#features/account/components/landing.tsx";
import { findProfile } from "#server/api.ts";

export default async function HomePage() {
  if (await findProfile()) redirect("/sessions");
  return <Landing />;
}
