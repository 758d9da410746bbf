import type { Space } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { Panel } from "#shared/components/panel.tsx";
import { DeleteSpace } from "./delete-space.tsx";
import { LeaveSpace } from "./leave-space.tsx";
import { SpaceEntry } from "./space-entry.tsx";
import { SpaceLanguages } from "./space-languages.tsx";
import { SpaceGeneral } from "./space-general.tsx";
import { SpaceRetention } from "./space-retention.tsx";

export interface SpaceSettingsProps {
  space: Space;
  userId: string;
}

/** What a space is called and what it is for; at the end, leaving and deleting it. */
export async function SpaceSettings({ space, userId }: SpaceSettingsProps) {
  const t = await getTranslations("settings");
  const spoken = await getTranslations("spoken");
  const owner = space.role === "OWNER";
  return (
    <>
      <Panel title={t("space")} lead={owner ? t("spaceLead") : t("spaceOwnersOnly")}>
        <SpaceGeneral space={space} />
      </Panel>
      <Panel id="entry" title={t("entry")} lead={t("entryLead")}>
        <SpaceEntry space={space} />
      </Panel>
      <Panel id="languages" title={spoken("title")} lead={spoken("lead")}>
        <SpaceLanguages space={space} />
      </Panel>
      <Panel id="keeping" title={t("keeping.title")} lead={t("keeping.lead")}>
        <SpaceRetention space={space} />
      </Panel>
      <Panel id="danger" title={t("danger")}>
        <div className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface-raised">
          <LeaveSpace space={space} userId={userId} />
          {owner && <DeleteSpace space={space} />}
        </div>
      </Panel>
    </>
  );
}
