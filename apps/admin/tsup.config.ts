import { serverBundle } from "@rooms/tsup";

export default serverBundle();
