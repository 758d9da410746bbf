"use client";
import type { LanguageSetting, MemberSession, SessionEntry } from "@rooms/api-client";
import { Button, Modal, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { calendarPath } from "#shared/calendar-path.ts";
import { CalendarLink } from "#shared/components/calendar-link.tsx";
import { LanguageField } from "#shared/components/language-field.tsx";
import { PlanFields } from "#shared/components/plan-fields.tsx";
import { SecretField } from "#shared/components/secret-field.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { formText } from "#shared/form-text.ts";
import { instantOf } from "#shared/plan-input.ts";
import { randomId } from "#shared/random-id.ts";
import { useChange } from "#shared/use-change.ts";
import { useDraftInvitees } from "../view-models/use-draft-invitees.ts";
import type { InviteOutcome } from "../view-models/use-draft-invitees.ts";
import { InviteeField } from "./invitee-field.tsx";
import { InvitesSaid } from "./invites-said.tsx";
import { MailOffNotice } from "./mail-off-notice.tsx";

export interface PlanDialogProps extends DialogState {
  spaceId: string;
  /** The session whose plan is changed; null to make one. */
  session: MemberSession | null;
  /** What was typed for a new one. */
  title: string;
  entry: SessionEntry;
  /** What was chosen for a new one; null for those of the space. */
  languages?: LanguageSetting | null;
  /** Before the path of a session's link. */
  origin: string;
  onChanged: () => void;
}

const formId = "plan-session";

/** Plans a session, or changes and takes back its plan; then the link and the calendar file are at hand. */
export function PlanDialog(props: PlanDialogProps) {
  const { spaceId, session, origin, open, onOpenChange, onChanged } = props;
  const t = useTranslations();
  const change = useChange();
  const { run } = change;
  const draft = useDraftInvitees(spaceId, session?.slug ?? null);
  const [inviting, setInviting] = useState(false);
  const pending = change.pending || inviting;
  const [minutes, setMinutes] = useState(session?.plannedDurationMinutes ?? 60);
  const [languages, setLanguages] = useState(session?.languages ?? props.languages ?? null);
  const [wrongStart, setWrongStart] = useState(false);
  const [planned, setPlanned] = useState<{ slug: string; invites: InviteOutcome } | null>(null);
  const refusals = { VALIDATION_FAILED: t("sessions.plan.wrongStart") };

  const save = async (title: string, startAt: string | null) => {
    setWrongStart(startAt === null);
    const invitees = draft.typed.trim() === "" ? draft.invitees : draft.add(draft.typed);
    if (startAt === null || invitees === null) return;
    const plan = {
      plannedStartAt: startAt,
      plannedDurationMinutes: minutes,
      ...(languages && { languages }),
    };
    const named = title === "" ? null : title;
    const answer = session
      ? await run(
          roomsApi.sessions.update,
          { params: { slug: session.slug }, body: { title: named, ...plan } },
          { refusals },
        )
      : await run(
          roomsApi.sessions.create,
          { body: { spaceId, title: named, entry: props.entry, ...plan } },
          { idempotencyKey: randomId(), refusals },
        );
    if (!answer.ok) {
      setWrongStart(answer.problem.code === "VALIDATION_FAILED");
      return;
    }
    // The list is of a plan: there is none before, and the plan stands whatever becomes of the list.
    setInviting(true);
    const { slug } = answer.data;
    const invites = await draft.save(slug, invitees);
    setInviting(false);
    setPlanned({ slug, invites });
    onChanged();
  };

  const removePlan = async (slug: string) => {
    const body = { plannedStartAt: null };
    const done = t("sessions.plan.removed");
    const answer = await run(roomsApi.sessions.update, { params: { slug }, body }, { done });
    if (!answer.ok) return;
    onChanged();
    onOpenChange(false);
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={
        planned !== null
          ? t("sessions.plan.done")
          : session
            ? t("sessions.plan.edit")
            : t("sessions.plan.title")
      }
      closeLabel={t("spaces.close")}
      footer={
        planned === null ? (
          <>
            {session && session.plannedStartAt !== null && (
              <Button variant="caution" onClick={() => void removePlan(session.slug)}>
                {t("sessions.plan.remove")}
              </Button>
            )}
            <Button type="submit" form={formId} variant="primary" pending={pending}>
              {session ? t("settings.save") : t("sessions.plan.create")}
            </Button>
          </>
        ) : (
          <>
            <CalendarLink path={calendarPath("sessions", planned.slug)} />
            <Button variant="primary" onClick={() => onOpenChange(false)}>
              {t("sessions.plan.close")}
            </Button>
          </>
        )
      }
    >
      {planned === null ? (
        <form
          id={formId}
          className="flex flex-col gap-4 py-1"
          onSubmit={(event) => {
            event.preventDefault();
            const form = event.currentTarget;
            if (!pending) void save(formText(form, "title"), instantOf(formText(form, "start")));
          }}
        >
          <TextField
            label={t("sessions.titleField")}
            name="title"
            dir="auto"
            autoComplete="off"
            maxLength={160}
            placeholder={t("sessions.titlePlaceholder")}
            defaultValue={session?.title ?? props.title}
          />
          <PlanFields
            startAt={session?.plannedStartAt ?? null}
            minutes={minutes}
            onMinutes={setMinutes}
            error={wrongStart ? t("sessions.plan.wrongStart") : null}
          />
          <LanguageField inherits={session === null} value={languages} onChange={setLanguages} />
          <InviteeField draft={draft} />
          {session && draft.saved.kind === "known" && draft.saved.mailing === false && (
            <MailOffNotice link={`${origin}/session/${session.slug}`} />
          )}
        </form>
      ) : (
        <div className="flex flex-col gap-3">
          <InvitesSaid invites={planned.invites} />
          <SecretField
            label={t("sessions.plan.link")}
            value={`${origin}/session/${planned.slug}`}
          />
        </div>
      )}
    </Modal>
  );
}
