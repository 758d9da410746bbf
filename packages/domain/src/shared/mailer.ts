/** What we write to people, each in their language. Names in it were chosen by others than whoever reads it. */
export type Mail = { readonly to: string; readonly locale: "en" | "ru"; readonly url: string } & (
  | { readonly kind: "sign-in"; readonly minutes: number }
  | {
      readonly kind: "invitation";
      readonly inviter: string;
      readonly space: string;
      readonly days: number;
    }
);

export interface Mailer {
  /** Resolves when a mail server has taken the mail; throws when none did in time. */
  send(mail: Mail): Promise<void>;
  close(): void;
}
