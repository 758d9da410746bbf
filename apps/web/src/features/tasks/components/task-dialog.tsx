"use client";
import type { Member, Task } from "@rooms/api-client";
import { Button, Modal, Select, TextField } from "@rooms/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DialogState } from "../../../shared/components/dialog-button.tsx";
import { formText } from "../../../shared/form-text.ts";
import { roomsApi } from "../../../shared/api/browser.ts";
import { useChange } from "../../../shared/use-change.ts";

export interface TaskDialogProps extends DialogState {
  task: Task;
  members: readonly Member[];
}

const formId = "edit-task";
const nobody = "";

/** Changes what a task says, who does it, and until when. */
export function TaskDialog({ task, members, open, onOpenChange }: TaskDialogProps) {
  const t = useTranslations();
  const { run, pending } = useChange();
  const [assigneeId, setAssigneeId] = useState(task.assigneeId ?? nobody);

  const save = async (title: string, dueOn: string) => {
    const answer = await run(roomsApi.tasks.update, {
      params: { id: task.id },
      query: { spaceId: task.spaceId },
      body: {
        title,
        dueOn: dueOn === "" ? null : dueOn,
        // Untouched, a name that was only said stays.
        ...(assigneeId === (task.assigneeId ?? nobody)
          ? {}
          : { assigneeId: assigneeId === nobody ? null : assigneeId }),
      },
    });
    if (answer.ok) onOpenChange(false);
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
          autoComplete="off"
          maxLength={300}
          required
          defaultValue={task.title}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("tasks.assignee")}
            value={assigneeId}
            options={[
              { value: nobody, label: task.assigneeName ?? t("tasks.nobody") },
              ...members.map(({ userId, displayName, email }) => ({
                value: userId,
                label: displayName ?? email,
              })),
            ]}
            onChange={setAssigneeId}
          />
          <TextField
            label={t("tasks.dueOn")}
            name="dueOn"
            type="date"
            defaultValue={task.dueOn ?? ""}
          />
        </div>
      </form>
    </Modal>
  );
}
