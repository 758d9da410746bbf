import { createRoomsClient } from "@rooms/api-client";

/** The api, asked from the page: in the name of the signed-in user. */
export const roomsApi = createRoomsClient({ baseUrl: "" });
