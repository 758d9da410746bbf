import type { ReactNode } from "react";
import { AppHeader } from "../../features/account/components/app-header.tsx";
import { findProfile } from "../../server/api.ts";

export default async function MainLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <AppHeader profile={await findProfile()} />
      <main id="main" className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6 sm:py-10">
        {children}
      </main>
    </>
  );
}
