/**
 * LiveKit's library writes its own log to stdout, where the verdict goes, and less of it in production. Imported before the
 * library, since that reads it once.
 */
process.env["NODE_ENV"] = "production";
