import type { Space } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { visitorApi } from "#server/api.ts";
import { Panel } from "#shared/components/panel.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { InvitePerson } from "./invite-person.tsx";
import { MemberRow } from "./member-row.tsx";

export interface MemberSettingsProps {
  space: Space;
  userId: string;
}

/** Who belongs to a space, and, for its owners, who has been asked to. */
export async function MemberSettings({ space, userId }: MemberSettingsProps) {
  const t = await getTranslations("members");
  const owner = space.role === "OWNER";
  return (
    <>
      <Panel
        title={t("title")}
        lead={t("lead", { count: space.memberCount, name: space.name })}
        action={owner && <InvitePerson spaceId={space.id} />}
      >
        <Members space={space} userId={userId} />
      </Panel>
      {owner && (
        <Panel title={t("invitations")} lead={t("invitationsLead")}>
          <Invitations spaceId={space.id} />
        </Panel>
      )}
    </>
  );
}

async function Members({ space, userId }: MemberSettingsProps) {
  const answer = await (await visitorApi()).members.list({ params: { id: space.id } });
  if (!answer.ok) throw new Error(`The members could not be read: ${answer.problem.code}`);
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
      {answer.data.items.map((member) => (
        <MemberRow
          key={member.userId}
          spaceId={space.id}
          member={member}
          self={member.userId === userId}
          mayChange={space.role === "OWNER"}
        />
      ))}
    </ul>
  );
}

async function Invitations({ spaceId }: { spaceId: string }) {
  const answer = await (await visitorApi()).invitations.list({ params: { id: spaceId } });
  if (!answer.ok) throw new Error(`The invitations could not be read: ${answer.problem.code}`);
  return <InvitationList invitations={answer.data.items} />;
}
