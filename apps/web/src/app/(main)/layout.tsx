import { Suspense } from "react";
import type { ReactNode } from "react";
import { AppHeader } from "#features/account/components/app-header.tsx";
import { StartNotifier } from "#features/sessions/components/start-notifier.tsx";
import { MessagesFor } from "../../i18n/messages-for.tsx";
import { findProfile, readSpaces } from "#server/api.ts";
import { Providers } from "#shared/components/providers.tsx";

export default async function MainLayout({ children }: { children: ReactNode }) {
  const profile = await findProfile();
  return (
    <MessagesFor part="signedIn">
      <Providers>
        {/* A part of its own for hydration: what is pressed first answers first. */}
        <Suspense>
          <AppHeader profile={profile} spaces={profile ? await readSpaces() : []} />
        </Suspense>
        {children}
        {profile && <StartNotifier />}
      </Providers>
    </MessagesFor>
  );
}
