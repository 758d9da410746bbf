import { connect } from "node:net";
import type { Socket } from "node:net";
import { parse } from "pg-connection-string";

/** What a connection string says, and how to reach its server. */
export interface ServerAddress {
  /** The driver's options. */
  readonly driver: {
    readonly host: string;
    readonly port: number;
    readonly user?: string;
    readonly pass: string | undefined;
    readonly database?: string;
    readonly ssl: boolean | object;
    readonly sslnegotiation: string | undefined;
  };
  /** Settings for the server, as they stand in the string. */
  readonly parameters: Record<string, string>;
  connect(): Socket;
}

const forwarded = [
  "application_name",
  "options",
  "statement_timeout",
  "lock_timeout",
  "idle_in_transaction_session_timeout",
];

/**
 * The driver reads connection strings by rules of its own, with weaker certificate checks; the queue's driver is pg. Both
 * connect by DATABASE_URL, so it is read here as pg reads it.
 */
export function serverAddress(url: string): ServerAddress {
  const config = parse(url);
  const { user, password, database, sslnegotiation } = config;
  // "localhost" and 5432 are pg's own.
  const host = config.host || "localhost";
  const port = Number(config.port || 5432);
  const place = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
  return {
    driver: {
      host,
      port,
      ...(user ? { user } : {}),
      pass: password,
      ...(database ? { database } : {}),
      ssl: "path" in place ? false : sslOf(config.ssl),
      sslnegotiation,
    },
    parameters: Object.fromEntries(
      forwarded.flatMap((name) => {
        const value = config[name];
        return typeof value === "string" && value !== "" ? [[name, value]] : [];
      }),
    ),
    // The driver takes the name that the certificate must bear from the socket.
    connect: () => Object.assign(connect(place), { host }),
  };
}

function sslOf(ssl: unknown): boolean | object {
  if (ssl === "no-verify") return { rejectUnauthorized: false };
  return typeof ssl === "object" && ssl !== null ? ssl : Boolean(ssl);
}
