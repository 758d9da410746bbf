export { startMailServer } from "./mail-server.ts";
export type { MailServer, ReceivedMail } from "./mail-server.ts";
