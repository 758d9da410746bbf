import { startMailServer } from "@rooms/adapters/mail/testing";
import type { MailServer } from "@rooms/adapters/mail/testing";
import { afterAll } from "vitest";
import { useTestApi } from "./test-api.ts";
import type { TestApi } from "./test-api.ts";

export interface MailApi extends TestApi {
  mail: MailServer;
}

/** The real app beside a real mail server. */
export function useMailApi(variables: Record<string, string> = {}): () => MailApi {
  let mail: MailServer | undefined;
  // Hooks end in reverse order: the api lets go of its connections first.
  afterAll(() => mail?.stop());
  const api = useTestApi(async () => {
    mail = await startMailServer();
    return { SMTP_URL: mail.url, MAIL_FROM: "Rooms <rooms@example.com>", ...variables };
  });
  return () => {
    if (!mail) throw new Error("The mail server is not up: call this inside a test.");
    return { ...api(), mail };
  };
}
