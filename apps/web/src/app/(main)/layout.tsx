import type { ReactNode } from "react";
import { AppHeader } from "../../features/account/components/app-header.tsx";
import { findProfile, readSpaces } from "../../server/api.ts";
import { Providers } from "../../shared/components/providers.tsx";

export default async function MainLayout({ children }: { children: ReactNode }) {
  const profile = await findProfile();
  return (
    <Providers>
      <AppHeader profile={profile} spaces={profile ? await readSpaces() : []} />
      {children}
    </Providers>
  );
}
