import {
  createRoom,
  createSession,
  endSession,
  getOpenItems,
  getRoom,
  getRoomCalendar,
  getSession,
  getSessionCalendar,
  listInvitees,
  listRooms,
  listSessions,
  openRoom,
  setInvitees,
  updateRoom,
  updateSession,
} from "@rooms/contracts/http";
import type { MemberRoom } from "@rooms/contracts/http";
import { calendarFile, calendarUid } from "@rooms/domain/sessions/calendar-file";
import { example } from "./example.ts";
import {
  address,
  endedSession,
  ids,
  joinable,
  liveSession,
  newSession,
  slugs,
  times,
} from "./facts.ts";
import { suggestedTask } from "./tasks.ts";

const planned = {
  ...newSession,
  title: "Quarterly review",
  plannedStartAt: times.planned,
  plannedDurationMinutes: 45,
};

const room: MemberRoom = {
  view: "member",
  slug: slugs.room,
  name: "Stand-up",
  entry: "ASK",
  guestsAllowed: true,
  plannedStartAt: times.planned,
  plannedDurationMinutes: 15,
  session: { slug: slugs.session, status: "LIVE" },
  id: ids.room,
  spaceId: ids.space,
  createdBy: ids.ann,
  creatorName: "Ann Lee",
  createdAt: times.made,
  languages: null,
  may: { update: true, delete: true },
};

const invitees = {
  items: [
    {
      email: "bob@example.com",
      userId: ids.bob,
      displayName: "Bob Ray",
      state: "MAILED" as const,
    },
  ],
  mailing: true,
};

function calendarOf(kind: "session" | "room", slug: string, title: string): string {
  const link = `${address}/${kind}/${slug}`;
  const { hostname } = new URL(address);
  const plan = { startAt: new Date(times.planned), durationMinutes: 45 };
  const organizer = { name: "Ann Lee", address: `noreply@${hostname}` };
  const uid = calendarUid(kind, { slug, hostname });
  const description = `Join: ${link}`;
  const entry = { method: "PUBLISH" as const, uid, revision: 1, plan, title, description };
  return calendarFile({ ...entry, link, organizer }, new Date(times.made));
}

export const sessionExamples = [
  example(createSession, {
    body: { title: "Weekly planning", languages: ["en"] },
    response: newSession,
  }),
  example(listSessions, { response: { items: [planned, endedSession], nextCursor: null } }),
  example(getSession, { response: joinable }),
  example(updateSession, {
    body: { title: "Weekly planning", locked: true, screenSharing: "HOSTS" },
    response: { ...joinable, locked: true, screenSharing: "HOSTS" },
  }),
  example(endSession, {
    response: { slug: slugs.session, status: "ENDED", endedAt: times.ended },
  }),
  example(getSessionCalendar, {
    texts: {
      "text/calendar": calendarOf("session", slugs.session, "Quarterly review"),
    },
  }),
  example(listInvitees, { response: invitees }),
  example(setInvitees, { body: { emails: ["bob@example.com"] }, response: invitees }),
  example(createRoom, {
    body: { name: "Stand-up", entry: "ASK" },
    response: { ...room, plannedStartAt: null, plannedDurationMinutes: null, session: null },
  }),
  example(listRooms, { response: { items: [room], nextCursor: null } }),
  example(getRoom, { response: room }),
  example(updateRoom, {
    body: { name: "Daily stand-up" },
    response: { ...room, name: "Daily stand-up" },
  }),
  example(openRoom, { response: liveSession }),
  example(getOpenItems, {
    response: {
      session: { slug: slugs.session, title: "Weekly planning", endedAt: times.ended },
      tasks: [suggestedTask],
      questions: [{ text: "Who tells the customers?", segmentIds: [ids.secondSegment] }],
    },
  }),
  example(getRoomCalendar, {
    texts: {
      "text/calendar": calendarOf("room", slugs.room, "Stand-up"),
    },
  }),
];
