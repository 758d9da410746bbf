"use client";
import type { Member, Task } from "@rooms/api-client";
import { Button, Modal, Select, TextField } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import type { DialogState } from "#shared/components/dialog-button.tsx";
import { formText } from "#shared/form-text.ts";
import { roomsApi } from "#shared/api/browser.ts";
import { useChange } from "#shared/use-change.ts";
import { SourceLink } from "./source-link.tsx";
import { TaskHistory } from "./task-history.tsx";

export interface TaskDialogProps extends DialogState {
  task: Task;
  members: readonly Member[];
}

const formId = "edit-task";
/** The present assignee: a member, one who has left, or a name that was only said. */
const unchanged = "unchanged";
const unassigned = "unassigned";

/** Changes what a task says, who does it, and until when; tells where it comes from and what happened to it. */
export function TaskDialog({ task, members, open, onOpenChange }: TaskDialogProps) {
  const t = useTranslations();
  const { run, pending } = useChange();
  const isMember = members.some(({ userId }) => userId === task.assigneeId);
  const [who, setWho] = useState(isMember ? (task.assigneeId ?? unchanged) : unchanged);
  const assigneeId = who === unassigned ? null : who;
  const isUnchanged = who === unchanged || assigneeId === task.assigneeId;

  const save = async (title: string, due: string) => {
    const dueOn = due === "" ? null : due;
    const answer = await run(
      roomsApi.tasks.update,
      {
        params: { id: task.id },
        query: { spaceId: task.spaceId },
        // Only what was changed: it is no business of this dialog what another changes meanwhile.
        body: {
          basedOn: task.updatedAt,
          ...(title !== task.title && { title }),
          ...(dueOn !== task.dueOn && { dueOn }),
          ...(!isUnchanged && { assigneeId }),
        },
      },
      { refusals: { NOT_FOUND: t("tasks.gone") } },
    );
    if (answer.ok || answer.problem.code === "NOT_FOUND") onOpenChange(false);
  };

  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title={t("tasks.editTitle")}
      closeLabel={t("spaces.close")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("settings.cancel")}</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            {t("settings.save")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4 py-1"
        onSubmit={(event) => {
          event.preventDefault();
          const title = formText(event.currentTarget, "title");
          if (title !== "" && !pending) void save(title, formText(event.currentTarget, "dueOn"));
        }}
      >
        <TextField
          label={t("tasks.task")}
          name="title"
          dir="auto"
          autoComplete="off"
          maxLength={300}
          required
          defaultValue={task.title}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("tasks.assignee")}
            value={who}
            options={[
              ...(isMember
                ? []
                : [{ value: unchanged, label: task.assigneeName ?? t("tasks.unassigned") }]),
              ...(task.assigneeName === null
                ? []
                : [{ value: unassigned, label: t("tasks.unassigned") }]),
              ...members.map(({ userId, displayName, email }) => ({
                value: userId,
                label: displayName ?? email,
              })),
            ]}
            onChange={setWho}
          />
          <TextField
            label={t("tasks.dueOn")}
            name="dueOn"
            type="date"
            min="1970-01-01"
            max="2199-12-31"
            defaultValue={task.dueOn ?? ""}
          />
        </div>
      </form>
      {task.sources.length > 0 && (
        <section className="mt-5" aria-label={t("tasks.saidIn")}>
          <h3 className="text-sm font-semibold">{t("tasks.saidIn")}</h3>
          <ul className="mt-2 flex flex-col gap-2 text-sm text-text-muted">
            {task.sources.map((source) => (
              <li key={source.session.slug} className="flex min-w-0 flex-col items-start">
                <SourceLink source={source} />
                <q dir="auto" className="max-w-full [overflow-wrap:anywhere]">
                  {source.text}
                </q>
              </li>
            ))}
          </ul>
        </section>
      )}
      {open && <TaskHistory task={task} />}
    </Modal>
  );
}
