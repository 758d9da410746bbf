import { createTask, getTask, listTasks, updateTask } from "@rooms/contracts/http";
import type { Task } from "@rooms/contracts/http";
import { example } from "./example.ts";
import { ids, slugs, times } from "./facts.ts";

export const suggestedTask: Task = {
  id: ids.task,
  spaceId: ids.space,
  title: "Send the release notes to support",
  status: "SUGGESTED",
  assigneeId: ids.bob,
  assigneeName: "Bob Ray",
  dueOn: "2027-01-08",
  sources: [
    {
      session: { slug: slugs.session, title: "Weekly planning" },
      text: "Send the release notes to support",
      segmentIds: [ids.secondSegment],
      at: times.ended,
    },
  ],
  createdAt: times.written,
  updatedAt: times.written,
};

const openTask: Task = { ...suggestedTask, status: "OPEN", updatedAt: times.soon };

export const taskExamples = [
  example(listTasks, { response: { items: [suggestedTask], nextCursor: null } }),
  example(createTask, {
    body: { title: "Book a room for the review", dueOn: "2027-01-08" },
    response: {
      ...openTask,
      title: "Book a room for the review",
      assigneeId: null,
      assigneeName: null,
      sources: [],
    },
  }),
  example(getTask, {
    response: {
      ...openTask,
      history: [
        {
          id: ids.share,
          kind: "CREATED",
          at: times.written,
          actor: { kind: "ANALYSIS", userId: null, name: null },
          from: null,
          to: "Send the release notes to support",
          session: { slug: slugs.session, title: "Weekly planning" },
        },
        {
          id: ids.invitation,
          kind: "ACCEPTED",
          at: times.soon,
          actor: { kind: "USER", userId: ids.ann, name: "Ann Lee" },
          from: "SUGGESTED",
          to: "OPEN",
          session: null,
        },
      ],
    },
  }),
  example(updateTask, { body: { status: "OPEN" }, response: openTask }),
];
