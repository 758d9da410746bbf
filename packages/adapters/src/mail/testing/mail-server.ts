import type { AddressInfo, Socket } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { SMTPServerSession } from "smtp-server";

export interface ReceivedMail {
  /** As told to the server, whatever the mail says. */
  readonly recipients: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Its iCalendar files by media type: the alternative for mail programs, and the attachment. */
  readonly calendars: ReadonlyMap<string, string>;
}

/** A real SMTP server whose mailboxes are a list. */
export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** The newest mail to this address; waits for it, at most a few seconds. */
  mailTo(address: string): Promise<ReceivedMail>;
  /** From now on it takes nothing. */
  refuseAll(): void;
  /** From now on it takes everything again, and answers. */
  takeAll(): void;
  /** From now on it does not know this mailbox. */
  refuseMailbox(address: string): void;
  /** From now on it takes mails and goes away before it says so. */
  loseAnswers(): void;
  /** From now on it takes mails and never says so. */
  withholdAnswers(): void;
  stop(): Promise<void>;
}

const deadlineMs = 5_000;
const mailUser = { user: "rooms", pass: "mail-password" };

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const arrivals = new EventTarget();
  let isRefusing = false;
  let isLosing = false;
  let isWithholding = false;
  const unknown = new Set<string>();
  const server = new SMTPServer({
    // Tests have no certificate; the client would rightly not trust one made up.
    disabledCommands: ["STARTTLS"],
    authMethods: ["PLAIN"],
    closeTimeout: 1_000,
    onAuth({ username, password }, _, done) {
      const isRight = username === mailUser.user && password === mailUser.pass;
      done(isRight ? null : new Error("wrong password"), { user: username });
    },
    onMailFrom: (_, __, done) => done(isRefusing ? new Error("no mail today") : null),
    onRcptTo: ({ address }, _, done) =>
      done(unknown.has(address) ? new Error("no such mailbox") : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void read(Buffer.concat(chunks), session).then((mail) => {
          mails.push(mail);
          if (isLosing) for (const socket of sockets) socket.destroy();
          else if (!isWithholding) done(null);
          arrivals.dispatchEvent(new Event("mail"));
        }, done);
      });
    },
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.server.address() as AddressInfo;
  const newestTo = (address: string): ReceivedMail | undefined =>
    mails.findLast(({ recipients }) => recipients.includes(address));
  return {
    url: `smtp://${mailUser.user}:${mailUser.pass}@127.0.0.1:${port}`,
    mails,
    async mailTo(address) {
      const signal = AbortSignal.timeout(deadlineMs);
      for (;;) {
        const found = newestTo(address);
        if (found) return found;
        await nextEvent(arrivals, signal);
      }
    },
    refuseAll: () => (isRefusing = true),
    takeAll() {
      isRefusing = false;
      isLosing = false;
      isWithholding = false;
    },
    refuseMailbox: (address) => unknown.add(address),
    loseAnswers: () => (isLosing = true),
    withholdAnswers: () => (isWithholding = true),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function nextEvent(target: EventTarget, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener("mail", () => resolve(), { once: true });
    signal.addEventListener("abort", () => reject(new Error("No such mail came.")), { once: true });
  });
}

async function read(raw: Buffer, { envelope }: SMTPServerSession): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw);
  return {
    recipients: envelope.rcptTo.map(({ address }) => address),
    from: mail.from?.address ?? "",
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    headers: new Map(mail.headers.map(({ key, value }) => [key, value])),
    calendars: new Map(
      mail.attachments
        .filter(({ mimeType }) => mimeType === "text/calendar" || mimeType === "application/ics")
        .map(({ mimeType, content }) => [mimeType, textOf(content)]),
    ),
  };
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
