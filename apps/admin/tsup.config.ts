import { serverBundle } from "@rooms/tsup";

export default serverBundle({ folders: { migrations: "../../packages/db/migrations" } });
