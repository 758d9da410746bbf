import type { InvitationPreview } from "@rooms/api-client";
import { Banner, Button } from "@rooms/ui";
import Link from "next/link";
import { getTranslations } from "#i18n/get-translations.ts";
import { LocalTime } from "#shared/components/local-time.tsx";
import { NarrowPage } from "#shared/components/narrow-page.tsx";
import { AcceptInvitation } from "./accept-invitation.tsx";
import { SwitchAccount } from "./switch-account.tsx";

export interface InvitationProps {
  token: string;
  preview: InvitationPreview;
  /** Of the signed-in user; null without one. */
  email: string | null;
}

/** Who asks into which space, as what, and the one thing to do about it. */
export async function Invitation({ token, preview, email }: InvitationProps) {
  const t = await getTranslations();
  const { standing, spaceName: space, inviterName, role } = preview;
  const open = standing === "OPEN";
  return (
    <NarrowPage
      title={t(open ? "invite.heading" : `invite.closed.${standing}.title`, { space })}
      lead={
        open
          ? inviterName === null
            ? t("invite.lead")
            : t("invite.leadBy", { name: inviterName })
          : t(`invite.closed.${standing}.text`, {
              space,
              by: inviterName === null ? "unknown" : "known",
              name: inviterName ?? "",
            })
      }
    >
      <div className="flex flex-col gap-5">
        {open && <Facts role={role} expiresAt={preview.expiresAt} email={email} />}
        {open && email === null && (
          <Button
            variant="primary"
            size="lg"
            render={<Link href={`/signin?next=${encodeURIComponent(`/invite/${token}`)}`} />}
          >
            {t("invite.signIn")}
          </Button>
        )}
        {open && email !== null && (
          <AcceptInvitation token={token} label={t("invite.accept", { space })} />
        )}
        {standing === "MEMBER" && (
          <AcceptInvitation token={token} label={t("invite.open", { space })} />
        )}
        {standing === "FOR_ANOTHER" && (
          <>
            <Banner>{t("invite.signedInAs", { email: email ?? "" })}</Banner>
            <SwitchAccount token={token} />
          </>
        )}
        {standing !== "OPEN" && standing !== "MEMBER" && (
          <Button size="lg" variant="secondary" render={<Link href="/" />}>
            {t("errors.home")}
          </Button>
        )}
      </div>
    </NarrowPage>
  );
}

interface FactsProps {
  role: InvitationPreview["role"];
  expiresAt: string;
  email: string | null;
}

async function Facts({ role, expiresAt, email }: FactsProps) {
  const t = await getTranslations();
  const facts = [
    { name: t("invite.role"), value: t(`spaces.role.${role}`) },
    {
      name: t("invite.until"),
      value: <LocalTime at={expiresAt} precision="day" />,
    },
    ...(email === null ? [] : [{ name: t("invite.as"), value: email }]),
  ];
  return (
    <dl className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
      {facts.map(({ name, value }) => (
        <div key={name} className="flex justify-between gap-4 px-3.5 py-2.5">
          <dt className="text-text-muted">{name}</dt>
          <dd className="min-w-0 truncate font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
