import { defineOperation } from "./operation.ts";
import { slugParams } from "./shared.ts";

const calendar = {
  auth: "public",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  produces: "text/calendar",
  errors: [],
} as const;

export const getSessionCalendar = defineOperation({
  ...calendar,
  id: "sessions.getCalendar",
  method: "GET",
  path: "/api/sessions/{slug}/calendar",
  summary:
    "The planned session for a calendar (iCalendar): to be put in, or taken out again after its plan was taken back; 404 for one that was never planned",
});

export const getRoomCalendar = defineOperation({
  ...calendar,
  id: "rooms.getCalendar",
  method: "GET",
  path: "/api/rooms/{slug}/calendar",
  summary: "The next planned meeting in a room for a calendar, as for a session",
});
