import type { ReactNode } from "react";
import { AppHeader } from "../../features/account/components/app-header.tsx";
import { findProfile } from "../../server/api.ts";
import { Providers } from "../../shared/components/providers.tsx";

export default async function MainLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <AppHeader profile={await findProfile()} />
      {children}
    </Providers>
  );
}
