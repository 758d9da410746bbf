"use client";
import type { LanguageSetting, MemberRoom, SessionEntry } from "@rooms/api-client";
import { Button, Modal, Switch, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { LanguageField } from "#shared/components/language-field.tsx";
import { EntrySelect } from "#shared/components/entry-select.tsx";
import { PlanFields } from "#shared/components/plan-fields.tsx";
import { roomsApi } from "#shared/api/browser.ts";
import { formText } from "#shared/form-text.ts";
import { instantOf } from "#shared/plan-input.ts";
import { randomId } from "#shared/random-id.ts";
import { useChange } from "#shared/use-change.ts";

export interface RoomDialogProps extends DialogState {
  spaceId: string;
  /** Null to make one. */
  room: MemberRoom | null;
  /** What was typed for a new one. */
  name: string;
  entry: SessionEntry;
  /** What was chosen for a new one; null for those of the space. */
  languages?: LanguageSetting | null;
}

const formId = "room";

/** Makes a room and goes to it, or changes one. */
export function RoomDialog(props: RoomDialogProps) {
  const { spaceId, room, name, open, onOpenChange } = props;
  const t = useTranslations();
  const router = useRouter();
  const { run, pending } = useChange();
  const [entry, setEntry] = useState(room?.entry ?? props.entry);
  const [languages, setLanguages] = useState(room?.languages ?? props.languages ?? null);
  const [planned, setPlanned] = useState(room !== null && room.plannedStartAt !== null);
  const [minutes, setMinutes] = useState(room?.plannedDurationMinutes ?? 60);
  const [wrongStart, setWrongStart] = useState(false);

  const save = async (form: HTMLFormElement) => {
    const startAt = planned ? instantOf(formText(form, "start")) : null;
    setWrongStart(planned && startAt === null);
    const called = formText(form, "name");
    if (called === "" || (planned && startAt === null)) return;
    const plan =
      startAt === null
        ? { plannedStartAt: null }
        : { plannedStartAt: startAt, plannedDurationMinutes: minutes };
    const body = { name: called, entry, languages, ...plan };
    const refusals = { VALIDATION_FAILED: t("sessions.plan.wrongStart") };
    const answer = room
      ? await run(roomsApi.rooms.update, { params: { slug: room.slug }, body }, { refusals })
      : await run(
          roomsApi.rooms.create,
          { body: { spaceId, ...body } },
          { idempotencyKey: randomId(), refusals },
        );
    if (!answer.ok) {
      setWrongStart(planned && answer.problem.code === "VALIDATION_FAILED");
      return;
    }
    onOpenChange(false);
    if (!room) router.push(`/room/${answer.data.slug}`);
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={room ? t("rooms.edit") : t("rooms.new")}
      description={room ? undefined : t("rooms.hint")}
      closeLabel={t("spaces.close")}
      footer={
        <Button type="submit" form={formId} variant="primary" pending={pending}>
          {room ? t("settings.save") : t("rooms.create")}
        </Button>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending) void save(event.currentTarget);
        }}
      >
        <TextField
          label={t("rooms.name")}
          name="name"
          dir="auto"
          autoComplete="off"
          maxLength={80}
          required
          defaultValue={room?.name ?? name.slice(0, 80)}
        />
        <EntrySelect value={entry} onChange={setEntry} />
        <LanguageField inherits value={languages} onChange={setLanguages} />
        <Switch label={t("rooms.planned")} checked={planned} onChange={setPlanned} />
        {planned && (
          <PlanFields
            startAt={room?.plannedStartAt ?? null}
            minutes={minutes}
            onMinutes={setMinutes}
            error={wrongStart ? t("sessions.plan.wrongStart") : null}
          />
        )}
      </form>
    </Modal>
  );
}
