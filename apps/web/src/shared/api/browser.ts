import { createRoomsClient } from "@rooms/api-client";

/** The api, asked from the page: in the name of whoever is signed in. */
export const roomsApi = createRoomsClient({ baseUrl: "" });
