import postgres from "postgres";
import { serverAddress } from "../database/server-address.ts";

/** A connection whose statements may take as long as a whole table does; the owner of the schema's. */
export function archiveClient(url: string): postgres.Sql {
  const address = serverAddress(url);
  return postgres({
    ...address.driver,
    connection: { application_name: "rooms-archive", ...address.parameters },
    max: 1,
    fetch_types: false,
    onnotice: () => undefined,
  });
}
